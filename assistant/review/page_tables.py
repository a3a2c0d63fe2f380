"""The tables of the comparison page: figures, plans, findings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.review.records import Comparison, FigureChange, PlanKept
from assistant.review.wording import ARROWS, PLAN_WORDS, change_text, findings, value_text

_DIRECTIONS = {"up": "上升", "down": "下降", "same": "没有变", "masked": "旧值被隐去"}


def figure_table(figures: Sequence[FigureChange]) -> str:
    """Return the table of indicators with old and new value; "" where there are none."""
    if not figures:
        return ""
    head = "".join(
        f"<th>{name}</th>" for name in ("指标", "以往", "", "本次", "变化", "草稿", "以往")
    )
    return f"<table><tr>{head}</tr>{''.join(map(_figure_row, figures))}</table>"


def _figure_row(row: FigureChange) -> str:
    direction = row.direction.value
    return (
        f'<tr class="{direction}"><td>{escape(row.indicator)}</td>'
        f'<td class="number">{escape(value_text(row.old, row.old_unit))}</td>'
        f'<td class="arrow {direction}" title="{_DIRECTIONS[direction]}">'
        f"{ARROWS[row.direction]}</td>"
        f'<td class="number">{escape(value_text(row.new, row.new_unit))}</td>'
        f'<td class="number">{change_text(row)}</td>'
        f"<td>{_to_draft(row.draft_par)}</td>"
        f'<td><a class="jump" href="#p{row.past_line}">行 {row.past_line}</a></td></tr>'
    )


def plan_list(plans: Sequence[PlanKept]) -> str:
    """Return the plans with what became of them; "" where there are none."""
    if not plans:
        return ""
    return "<table>" + "".join(map(_plan_row, plans)) + "</table>"


def _plan_row(plan: PlanKept) -> str:
    status = plan.status.value.replace(" ", "-")
    answers = "、".join(map(_to_draft, plan.draft_pars))
    return (
        f'<tr><td><span class="tag {status}">{PLAN_WORDS[plan.status]}</span></td>'
        f'<td>{escape(plan.plan)} <span class="place">行 {plan.past_line}</span></td>'
        f"<td>{answers}</td></tr>"
    )


def findings_list(comparison: Comparison) -> str:
    """Return what is outdated, left over, miscounted or contradictory; "" for nothing."""
    rows = "".join(
        f"<tr><td>{kind}</td><td>{'、'.join(map(_to_draft, places))}</td>"
        f"<td>{escape(phrase)}</td><td>{escape(remark)}</td></tr>"
        for kind, places, phrase, remark in findings(comparison)
    )
    head = "<tr><th>类别</th><th>草稿</th><th>原文</th><th>说明</th></tr>"
    return f"<table>{head}{rows}</table>" if rows else ""


def _to_draft(number: int) -> str:
    return f'<a class="jump" href="#d{number}">第 {number} 段</a>'
