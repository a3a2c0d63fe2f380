"""Render a check as HTML: the findings, each linked to its place in the text beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from assistant.review.check.run_rules import CheckResult
from assistant.review.findings import DraftParagraph, Finding, Severity
from assistant.review.output.labels import (
    FACTS_UNUSED,
    FIGURES_UNSUPPORTED,
    SEVERITY_WORDS,
    format_source,
)
from assistant.review.output.translations import Translator


def render_check(
    check: CheckResult, tr: Translator, *, action: Callable[[Finding], str] = lambda _: ""
) -> str:
    """Return findings and text, for an element of class `comparison` with its style sheet.

    `action` returns what can be done about a finding, as HTML.
    """
    counts = "".join(
        f'<div class="card"><b>{count}</b>{tr(SEVERITY_WORDS[severity])}</div>'
        for severity, count in check.counts.items()
    )
    nothing = f'<p class="quiet">{tr("没有查出要改的地方。")}</p>'
    listed = "".join(_render_finding(one, tr, action(one)) for one in check.findings) or nothing
    listed += _render_facts(check, tr)
    text = "".join(
        _render_paragraph(one, [f for f in check.findings if f.draft_pars[0] == one.n])
        for one in check.draft.paragraphs
    )
    return (
        f'<div class="cards">{counts}</div>{_arithmetic_summary(check, tr)}'
        f'<div class="checked"><div>{listed}</div><div class="text">{text}</div></div>'
    )


def _render_facts(check: CheckResult, tr: Translator) -> str:
    """Return what the ledger has and the draft has not, and the other way round."""
    unused = [f"{tr('第 {n} 行', n=one.line)} {escape(one.text)}" for one in check.facts_unused]
    unsupported = [
        f'<a class="jump" href="#c{one.draft_par}">{tr("第 {n} 段", n=one.draft_par)}</a> '
        f"{escape(one.phrase)}"
        for one in check.figures_unsupported
    ]
    lists = ((FACTS_UNUSED, unused), (FIGURES_UNSUPPORTED, unsupported))
    return "".join(
        f"<h4>{tr(title)}</h4><ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"
        for title, rows in lists
        if rows
    )


def _arithmetic_summary(check: CheckResult, tr: Translator) -> str:
    if not check.arithmetic:
        return ""
    right = sum(one.ok for one in check.arithmetic)
    summary = "重算了 {count} 处数字，对得上 {right} 处。"
    return f'<p class="quiet">{tr(summary, count=len(check.arithmetic), right=right)}</p>'


def _render_finding(finding: Finding, tr: Translator, action: str) -> str:
    jumps = tr("、").join(
        f'<a class="jump" href="#c{n}">{tr("第 {n} 段", n=n)}</a>' for n in finding.draft_pars
    )
    inside = tr("（{place}里）", place=tr(finding.container.value)) if finding.container else ""
    advice = escape(tr("建议：{advice}", advice=finding.suggestion))
    grounds = tr("依据：{source}", source=format_source(finding.source, tr))
    return (
        f'<div class="finding"><span class="tag {finding.severity.value}">'
        f"{tr(SEVERITY_WORDS[finding.severity])}</span>"
        f'<b>{escape(tr(finding.rule))}</b> <span class="place">{jumps}{inside}</span>'
        f"<div>“{escape(finding.phrase)}”{tr('：')}{escape(finding.reason)}</div>"
        f"{f'<div>{advice}</div>' if finding.suggestion else ''}"
        f'<div class="source">{escape(grounds)}</div>{action}</div>'
    )


def _render_paragraph(paragraph: DraftParagraph, findings: Sequence[Finding]) -> str:
    inside = "".join(_highlight(paragraph.text, findings))
    words = f"<b>{inside}</b>" if paragraph.is_heading else inside
    return f'<p id="c{paragraph.n}"><span class="place">{paragraph.n}　</span>{words}</p>'


def _highlight(text: str, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the text escaped, each part marked with the gravest severity that covers it."""
    ranks = list(Severity)
    severities: list[Severity | None] = [None] * len(text)
    for finding in sorted(findings, key=lambda one: -ranks.index(one.severity)):
        severities[finding.start : finding.end] = [finding.severity] * (
            min(finding.end, len(text)) - finding.start
        )
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or severities[end] != severities[start]:
            piece, severity = escape(text[start:end]), severities[start]
            yield f'<mark class="{severity.value}">{piece}</mark>' if severity else piece
            start = end
