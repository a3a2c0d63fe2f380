"""Say what a comparison found: the words that terminal, page and paper share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from assistant.review.findings import (
    Comparison,
    Direction,
    FigureChange,
    PlanStatus,
    Relation,
    Severity,
)
from assistant.review.output.translations import Translator, to_chinese

RELATION_WORDS = {
    Relation.VERBATIM: "照搬",
    Relation.PARAPHRASED: "改写",
    Relation.RELATED: "同题",
}
PLAN_WORDS = {
    PlanStatus.DONE: "已兑现",
    PlanStatus.PARTLY: "部分兑现",
    PlanStatus.NOT_MENTIONED: "没有提到",
}
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


def summarize_comparison(comparison: Comparison, tr: Translator = to_chinese) -> list[str]:
    """Return what a reader should know first, a sentence a line."""
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
    """Return what the draft is held against."""
    past = comparison.past
    year = tr("（{year}年）", year=past.year) if past.year else ""
    return tr("与《{title}》{year}比对", title=past.title, year=year)


_Kind = TypeVar("_Kind", bound=StrEnum)


def _count_by_kind(counts: Counter[_Kind], words: Mapping[_Kind, str], tr: Translator) -> str:
    """Return how often each kind occurs, in the order of `words`; "" for none."""
    told = (f"{tr(word)} {counts[kind]}" for kind, word in words.items() if counts[kind])
    return tr("、").join(told)


def format_value(value: Decimal | None, unit: str, tr: Translator = to_chinese) -> str:
    """Return a value with its unit, as a table shows it; an unknown one as such."""
    return tr("不详（{unit}）", unit=unit) if value is None else f"{value}{unit}"


def format_change(row: FigureChange, tr: Translator = to_chinese) -> str:
    """Return the change: in percent, between percentages in points; "" where none is known."""
    if row.change_pct is None:
        return ""
    if row.direction is Direction.SAME:
        return tr("与上期相同")
    sign = "+" if row.change_pct > 0 else ""
    unit = tr("个百分点") if row.new_unit in ("%", "％", "个百分点") else "%"
    return f"{sign}{row.change_pct.normalize():f}{unit}"


def list_findings(
    comparison: Comparison, tr: Translator = to_chinese
) -> Iterator[tuple[str, tuple[int, ...], str, str]]:
    """Yield kind, draft's paragraphs, phrase and remark of each thing to put right.

    What the dated table says stays Chinese.
    """
    for old in comparison.outdated:
        advice = (
            f"；{to_chinese('建议：{advice}', advice=old.suggestion)}" if old.suggestion else ""
        )
        yield tr("过时提法"), (old.draft_par,), old.phrase, f"{old.reason}{advice}"
    for left in comparison.leftovers:
        yield tr("残留"), (left.draft_par,), left.phrase, tr(left.kind)
    for claim in comparison.arithmetic:
        if not claim.ok:
            worked_out = tr("重算得 {value}", value=claim.computed)
            yield tr("算不拢"), (claim.draft_par,), claim.claim, worked_out
    for two in comparison.inconsistencies:
        yield tr("前后不一"), two.draft_pars, two.indicator, tr("；").join(two.values)
