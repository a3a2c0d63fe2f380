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
from assistant.review.output.translations import Say, chinese

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


def summary_lines(comparison: Comparison, say: Say = chinese) -> list[str]:
    """Return what a reader should know first, a sentence a line."""
    past = comparison.past
    pairs = _counts(Counter(pair.relation for pair in comparison.pairs), RELATION_WORDS, say)
    found = (
        say("对应 {count} 处（{kinds}），", count=len(comparison.pairs), kinds=pairs)
        if pairs
        else say("没有对应的段落，")
    )
    missing, new = len(comparison.missing), len(comparison.new)
    lines = [
        f"{against(comparison, say)}。",
        found + say("遗漏 {missing} 处，新增 {new} 处。", missing=missing, new=new),
    ]
    if past.span != comparison.draft.span:
        differ = "时段不同（草稿{mine}，以往{theirs}），数据的升降只供参考。"
        lines.append(say(differ, mine=comparison.draft.span, theirs=past.span))
    if comparison.figures:
        kinds = _counts(Counter(row.direction for row in comparison.figures), DIRECTION_WORDS, say)
        count = len(comparison.figures)
        lines.append(say("同一指标 {count} 个：{kinds}。", count=count, kinds=kinds))
    if comparison.plans:
        kinds = _counts(Counter(plan.status for plan in comparison.plans), PLAN_WORDS, say)
        lines.append(
            say("上期计划 {count} 项：{kinds}。", count=len(comparison.plans), kinds=kinds)
        )
    return lines


def against(comparison: Comparison, say: Say = chinese) -> str:
    """Return what the draft is held against."""
    past = comparison.past
    year = say("（{year}年）", year=past.year) if past.year else ""
    return say("与《{title}》{year}比对", title=past.title, year=year)


_Kind = TypeVar("_Kind", bound=StrEnum)


def _counts(counts: Counter[_Kind], words: Mapping[_Kind, str], say: Say) -> str:
    """Return how often each kind occurs, in the order of `words`; "" for none."""
    told = (f"{say(word)} {counts[kind]}" for kind, word in words.items() if counts[kind])
    return say("、").join(told)


def value_text(value: Decimal | None, unit: str, say: Say = chinese) -> str:
    """Return a value with its unit, as a table shows it; an unknown one as such."""
    return say("不详（{unit}）", unit=unit) if value is None else f"{value}{unit}"


def change_text(row: FigureChange, say: Say = chinese) -> str:
    """Return the change: in percent, between percentages in points; "" where none is known."""
    if row.change_pct is None:
        return ""
    if row.direction is Direction.SAME:
        return say("与上期相同")
    sign = "+" if row.change_pct > 0 else ""
    unit = say("个百分点") if row.new_unit in ("%", "％", "个百分点") else "%"
    return f"{sign}{row.change_pct.normalize():f}{unit}"


def findings(
    comparison: Comparison, say: Say = chinese
) -> Iterator[tuple[str, tuple[int, ...], str, str]]:
    """Yield kind, draft's paragraphs, phrase and remark of each thing to put right.

    What the dated table says stays Chinese.
    """
    for old in comparison.outdated:
        advice = f"；{chinese('建议：{advice}', advice=old.suggestion)}" if old.suggestion else ""
        yield say("过时提法"), (old.draft_par,), old.phrase, f"{old.reason}{advice}"
    for left in comparison.leftovers:
        yield say("残留"), (left.draft_par,), left.phrase, say(left.kind)
    for claim in comparison.arithmetic:
        if not claim.ok:
            worked_out = say("重算得 {value}", value=claim.computed)
            yield say("算不拢"), (claim.draft_par,), claim.claim, worked_out
    for two in comparison.inconsistencies:
        yield say("前后不一"), two.draft_pars, two.indicator, say("；").join(two.values)
