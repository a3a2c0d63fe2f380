"""Label the results of a check and a comparison: words shared by terminal, page and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from assistant.review.comparison.side_by_side import Mark
from assistant.review.findings import (
    Comparison,
    Direction,
    FigureChange,
    PlanStatus,
    Relation,
    Severity,
)
from assistant.review.output.translations import Translator, to_chinese
from assistant.review.rule_sources import Source

MARK_WORDS = {
    Mark.VERBATIM: "照搬",
    Mark.PARAPHRASED: "改写",
    Mark.RELATED: "同题",
    Mark.NEW: "新增",
    Mark.MISSING: "遗漏",
    Mark.PLAIN: "其他",
}
MARK_MEANINGS = {
    Mark.VERBATIM: "文字几乎相同",
    Mark.PARAPHRASED: "同一件事换了说法",
    Mark.RELATED: "题目相近，内容不同",
    Mark.NEW: "以往没有",
    Mark.MISSING: "以往有，草稿没有",
    Mark.PLAIN: "标题、导语、落款",
}
RELATION_WORDS = {relation: MARK_WORDS[Mark(relation.value)] for relation in Relation}
PLAN_WORDS = {
    PlanStatus.DONE: "已兑现",
    PlanStatus.PARTLY: "部分兑现",
    PlanStatus.NOT_MENTIONED: "未提及",
    PlanStatus.CONTRADICTED: "与文相反",
}
FACTS_UNUSED = "台账有、稿中没有写到"
FIGURES_UNSUPPORTED = "稿中有、台账没有的数"
SEVERITY_WORDS = {
    Severity.MUST: "必须改",
    Severity.SHOULD: "应当改",
    Severity.STYLE: "可斟酌",
}
ARROWS = {
    Direction.UP: "↑",
    Direction.DOWN: "↓",
    Direction.SAME: "＝",
    Direction.MASKED: "？",
}
DIRECTION_WORDS = {
    Direction.UP: "上升",
    Direction.DOWN: "下降",
    Direction.SAME: "没有变",
    Direction.MASKED: "旧值被隐去",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFinding:
    """A row of the list of findings of a comparison."""

    kind: str
    draft_pars: tuple[int, ...]
    phrase: str
    remark: str
    source: Source


def summarize_comparison(comparison: Comparison, tr: Translator = to_chinese) -> list[str]:
    """Return the summary of a comparison, one sentence per line."""
    past = comparison.past
    pairs = _count_by_kind(Counter(pair.relation for pair in comparison.pairs), RELATION_WORDS, tr)
    found = (
        tr("对应 {count} 处（{kinds}），", count=len(comparison.pairs), kinds=pairs)
        if pairs
        else tr("没有对应的段落，")
    )
    missing, new = len(comparison.missing), len(comparison.new)
    lines = [
        f"{past_report_label(comparison, tr)}。",
        found + tr("遗漏 {missing} 处，新增 {new} 处。", missing=missing, new=new),
    ]
    if past.span != comparison.draft.span:
        differ = "时段不同（草稿{mine}，以往{theirs}），数据的升降只供参考。"
        lines.append(tr(differ, mine=comparison.draft.span, theirs=past.span))
    if comparison.figures:
        kinds = _count_by_kind(
            Counter(row.direction for row in comparison.figures), DIRECTION_WORDS, tr
        )
        count = len(comparison.figures)
        lines.append(tr("同一指标 {count} 个：{kinds}。", count=count, kinds=kinds))
    if comparison.plans:
        kinds = _count_by_kind(Counter(plan.status for plan in comparison.plans), PLAN_WORDS, tr)
        lines.append(tr("上期计划 {count} 项：{kinds}。", count=len(comparison.plans), kinds=kinds))
    return lines


def past_report_label(comparison: Comparison, tr: Translator = to_chinese) -> str:
    """Return the line that names the past report and its year."""
    past = comparison.past
    year = tr("（{year}年）", year=past.year) if past.year else ""
    return tr("与《{title}》{year}比对", title=past.title, year=year)


_Kind = TypeVar("_Kind", bound=StrEnum)


def _count_by_kind(counts: Counter[_Kind], words: Mapping[_Kind, str], tr: Translator) -> str:
    """Return the number of each kind, in the order of `words`; "" for none."""
    numbers = (f"{tr(word)} {counts[kind]}" for kind, word in words.items() if counts[kind])
    return tr("、").join(numbers)


def format_value(value: Decimal | None, unit: str, tr: Translator = to_chinese) -> str:
    """Return a value with its unit for a table; None is unknown."""
    return tr("不详（{unit}）", unit=unit) if value is None else f"{value}{unit}"


def format_change(row: FigureChange, tr: Translator = to_chinese) -> str:
    """Return a change in percent, of percentages in points; "" where it is unknown."""
    if row.change_pct is None:
        return ""
    if row.direction is Direction.SAME:
        return tr("与上期相同")
    sign = "+" if row.change_pct > 0 else ""
    unit = tr("个百分点") if row.new_unit in ("%", "％", "个百分点") else "%"
    return f"{sign}{row.change_pct.normalize():f}{unit}"


def format_source(source: Source, tr: Translator = to_chinese) -> str:
    """Return where a rule comes from; only a standard's own words are quoted as such."""
    what = tr("{origin}：{basis}", origin=tr(source.origin.value), basis=tr(source.basis))
    if source.reports:
        what += tr("（共 {count} 篇报告）", count=source.reports)
    return what + (tr("；原文：{words}", words=source.quoted) if source.quoted else "")


def list_findings(comparison: Comparison, tr: Translator = to_chinese) -> Iterator[ListedFinding]:
    """Yield outdated wording, leftovers, wrong arithmetic and contradictions of a comparison.

    Reasons from the table of formulations stay Chinese.
    """
    for old in comparison.outdated:
        advice = (
            f"；{to_chinese('建议：{advice}', advice=old.suggestion)}" if old.suggestion else ""
        )
        yield ListedFinding(
            kind=tr("过时提法"),
            draft_pars=(old.draft_par,),
            phrase=old.phrase,
            remark=f"{old.reason}{advice}",
            source=old.source,
        )
    for left in comparison.leftovers:
        yield ListedFinding(
            kind=tr("残留"),
            draft_pars=(left.draft_par,),
            phrase=left.phrase,
            remark=tr(left.kind),
            source=left.source,
        )
    for claim in comparison.arithmetic:
        if not claim.ok:
            yield ListedFinding(
                kind=tr("算不拢"),
                draft_pars=(claim.draft_par,),
                phrase=claim.claim,
                remark=tr("重算得 {value}", value=claim.computed),
                source=claim.source,
            )
    for two in comparison.inconsistencies:
        yield ListedFinding(
            kind=tr("前后不一"),
            draft_pars=two.draft_pars,
            phrase=two.indicator,
            remark=tr("；").join(two.values),
            source=two.source,
        )
