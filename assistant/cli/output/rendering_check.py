"""Print the findings of a check, with the text marked."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from assistant.review.check.run_rules import CheckResult
from assistant.review.findings import Finding, Severity
from assistant.review.output.labels import (
    FACTS_UNUSED,
    FIGURES_UNSUPPORTED,
    SEVERITY_WORDS,
    format_source,
)
from assistant.review.rules.rule import Rule

_STYLES = {
    Severity.MUST: "bold red",
    Severity.SHOULD: "bold yellow",
    Severity.STYLE: "bold cyan",
}
_CONTEXT = 18  # characters shown on both sides of the marked text
_LONGEST = 60  # characters of the marked text


def print_rules(rules: Sequence[Rule], *, explain: bool = False) -> None:
    """Print the rules by severity, one line for each; `explain` adds where it comes from."""
    console = Console()
    for severity, listed in groupby(sorted(rules, key=_rank), key=lambda rule: rule.severity):
        console.print(Text(SEVERITY_WORDS[severity], style=_STYLES[severity]))
        for rule in listed:
            line = Text.assemble("  ", (rule.name, "bold"), f"  {rule.about}")
            console.print(line, soft_wrap=True)
            if explain:
                source = f"    依据：{format_source(rule.source)}"
                console.print(Text(source, style="dim"), soft_wrap=True)
    console.print(
        Text(
            "不查某条：assistant check 草稿 --without 规则名；总是不查：设置 rules_off", style="dim"
        )
    )


def _rank(rule: Rule) -> int:
    return list(Severity).index(rule.severity)


def print_check(found: CheckResult, *, explain: bool = False) -> None:
    """Print a summary, then the findings by severity with the text marked.

    `explain` adds where each rule comes from.
    """
    console = Console()
    counts = "，".join(f"{SEVERITY_WORDS[one]} {count} 处" for one, count in found.counts.items())
    console.print(Text(f"《{found.draft.title or '未命名'}》：{counts}。", style="bold"))
    right = sum(one.ok for one in found.arithmetic)
    if found.arithmetic:
        console.print(Text(f"重算了 {len(found.arithmetic)} 处，对得上 {right} 处。", style="dim"))
    if found.repeated.spans:
        console.print(Text(_overlap_summary(found), style="dim"))
    for severity, listed in groupby(found.findings, key=lambda one: one.severity):
        console.print(Text(f"\n{SEVERITY_WORDS[severity]}", style=_STYLES[severity]))
        for finding in listed:
            _print_finding(console, found, finding, _STYLES[severity])
            if explain:
                source = f"    依据：{format_source(finding.source)}"
                console.print(Text(source, style="dim"), soft_wrap=True)
    _print_facts(console, found)


def _print_facts(console: Console, found: CheckResult) -> None:
    """Print what the ledger has and the draft has not, and the other way round."""
    unused = [f"第{one.line}行 {one.text}" for one in found.facts_unused]
    unsupported = [f"第{one.draft_par}段 {one.phrase}" for one in found.figures_unsupported]
    for title, lines in ((FACTS_UNUSED, unused), (FIGURES_UNSUPPORTED, unsupported)):
        if lines:
            console.print(Text(f"\n{title}（{len(lines)}）", style="bold"))
            for line in lines:
                console.print(Text(f"  {line}"), soft_wrap=True)


def _overlap_summary(found: CheckResult) -> str:
    """Return the share of the draft that repeats archived reports, and the unit's own part."""
    spans = found.repeated.spans
    own = sum(one.end - one.start for one in spans if one.is_own)
    share = own / sum(one.end - one.start for one in spans)
    repeated = f"全文 {found.repeated.share:.0%} 与档案里的报告几乎逐字相同"
    return f"{repeated}，其中本单位自己的占 {share:.0%}。"


def _print_finding(console: Console, found: CheckResult, finding: Finding, style: str) -> None:
    paragraph = next(p for p in found.draft.paragraphs if p.n == finding.draft_pars[0])
    others = "、".join(map(str, finding.draft_pars[1:]))
    inside = f"（{finding.container}里）" if finding.container else ""
    where = f"第{paragraph.n}段{inside}" + (f"（另见第{others}段）" if others else "")
    console.print(
        Text.assemble(f"  {where} ", (f"［{finding.rule}］", "bold"), finding.reason),
        soft_wrap=True,
    )
    text, start, end = paragraph.text, finding.start, min(finding.end, finding.start + _LONGEST)
    before, behind = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    more = "…" if end < finding.end else ""
    console.print(
        Text.assemble(
            "    ",
            (f"{'…' if start > _CONTEXT else ''}{before}", "dim"),
            (f"【{text[start:end]}{more}】", style),
            (f"{behind}{'…' if end + _CONTEXT < len(text) else ''}", "dim"),
        ),
        soft_wrap=True,
    )
    if finding.suggestion:
        console.print(Text(f"    建议：{finding.suggestion}"), soft_wrap=True)
