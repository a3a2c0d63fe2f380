"""Say in Chinese what a comparison found: the words that terminal and page share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.records import (
    Comparison,
    Direction,
    FigureChange,
    PlanStatus,
    Relation,
    Severity,
)

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


def summary_lines(comparison: Comparison) -> list[str]:
    """Return what a reader should know first, a sentence a line."""
    past = comparison.past
    year = f"（{past.year}年）" if past.year else ""
    relations = Counter(pair.relation for pair in comparison.pairs)
    pairs = "、".join(
        f"{RELATION_WORDS[relation]} {relations[relation]}"
        for relation in Relation
        if relations[relation]
    )
    lines = [
        f"与《{past.title}》{year}比对。",
        f"对应 {len(comparison.pairs)} 处（{pairs}），" if pairs else "没有对应的段落，",
    ]
    lines[-1] += f"遗漏 {len(comparison.missing)} 处，新增 {len(comparison.new)} 处。"
    if past.span != comparison.draft.span:
        lines.append(
            f"时段不同（草稿{comparison.draft.span}，以往{past.span}），数据的升降只供参考。"
        )
    if comparison.figures:
        lines.append(_figures_line(comparison))
    if comparison.plans:
        statuses = Counter(plan.status for plan in comparison.plans)
        counts = "、".join(f"{PLAN_WORDS[s]} {statuses[s]}" for s in PlanStatus if statuses[s])
        lines.append(f"上期计划 {len(comparison.plans)} 项：{counts}。")
    return lines


def _figures_line(comparison: Comparison) -> str:
    directions = Counter(row.direction for row in comparison.figures)
    counts = "、".join(
        f"{word} {directions[direction]}"
        for direction, word in (
            (Direction.UP, "上升"),
            (Direction.DOWN, "下降"),
            (Direction.SAME, "没有变"),
            (Direction.MASKED, "旧值被隐去"),
        )
        if directions[direction]
    )
    return f"同一指标 {len(comparison.figures)} 个：{counts}。"


def value_text(value: Decimal | None, unit: str) -> str:
    """Return a value with its unit, as a table shows it; an unknown one as such."""
    return f"不详（{unit}）" if value is None else f"{value}{unit}"


def change_text(row: FigureChange) -> str:
    """Return the change: in percent, between percentages in points; "" where none is known."""
    if row.change_pct is None:
        return ""
    if row.direction is Direction.SAME:
        return "与上期相同"
    sign = "+" if row.change_pct > 0 else ""
    unit = "个百分点" if row.new_unit in ("%", "％", "个百分点") else "%"
    return f"{sign}{row.change_pct.normalize():f}{unit}"


def findings(comparison: Comparison) -> Iterator[tuple[str, tuple[int, ...], str, str]]:
    """Yield kind, draft's paragraphs, phrase and remark of each thing to put right."""
    for old in comparison.outdated:
        remark = f"{old.reason}{f'；建议：{old.suggestion}' if old.suggestion else ''}"
        yield "过时提法", (old.draft_par,), old.phrase, remark
    for left in comparison.leftovers:
        yield "残留", (left.draft_par,), left.phrase, left.kind
    for claim in comparison.arithmetic:
        if not claim.ok:
            yield "算不拢", (claim.draft_par,), claim.claim, f"重算得 {claim.computed}"
    for two in comparison.inconsistencies:
        yield "前后不一", two.draft_pars, two.indicator, "；".join(two.values)
