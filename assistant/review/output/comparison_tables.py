"""Render the tables of the comparison page: figures, plans, findings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.review.findings import Comparison, FigureChange, PlanOutcome
from assistant.review.output.labels import (
    ARROWS,
    DIRECTION_WORDS,
    PLAN_WORDS,
    format_change,
    format_source,
    format_value,
    list_findings,
)
from assistant.review.output.translations import Translator

_FIGURE_HEAD = ("指标", "以往", "", "本次", "变化", "草稿", "以往")
_FINDING_HEAD = ("类别", "草稿", "原文", "说明", "依据")


def render_figure_table(figures: Sequence[FigureChange], tr: Translator) -> str:
    """Return the table of indicators with old and new values; "" where there are none."""
    if not figures:
        return ""
    rows = "".join(_render_figure_row(row, tr) for row in figures)
    return f'<table class="of-figures">{_render_header(_FIGURE_HEAD, tr)}{rows}</table>'


def _render_header(names: Sequence[str], tr: Translator) -> str:
    return f"<tr>{''.join(f'<th>{tr(name)}</th>' for name in names)}</tr>"


def _render_figure_row(row: FigureChange, tr: Translator) -> str:
    direction = row.direction.value
    return (
        f'<tr class="{direction}"><td>{escape(row.indicator)}</td>'
        f'<td class="number">{escape(format_value(row.old, row.old_unit, tr))}</td>'
        f'<td class="arrow {direction}" title="{tr(DIRECTION_WORDS[row.direction])}">'
        f"{ARROWS[row.direction]}</td>"
        f'<td class="number">{escape(format_value(row.new, row.new_unit, tr))}</td>'
        f'<td class="number">{format_change(row, tr)}</td>'
        f"<td>{_draft_link(row.draft_par, tr)}</td><td>{_past_link(row.past_line, tr)}</td></tr>"
    )


def render_plan_table(plans: Sequence[PlanOutcome], tr: Translator) -> str:
    """Return the table of past plans with their outcomes; "" where there are none."""
    if not plans:
        return ""
    return (
        f'<table class="of-plans">{"".join(_render_plan_row(plan, tr) for plan in plans)}</table>'
    )


def _render_plan_row(plan: PlanOutcome, tr: Translator) -> str:
    status = plan.status.value.replace(" ", "-")
    answers = _draft_links(plan.draft_pars, tr)
    return (
        f'<tr><td><span class="tag {status}">{tr(PLAN_WORDS[plan.status])}</span></td>'
        f"<td>{escape(plan.plan)} {_past_link(plan.past_line, tr)}</td><td>{answers}</td></tr>"
    )


def render_findings_table(comparison: Comparison, tr: Translator) -> str:
    """Return the table of outdated, leftover, wrong or contradictory words; "" for none."""
    rows = "".join(
        f"<tr><td>{one.kind}</td><td>{_draft_links(one.draft_pars, tr)}</td>"
        f"<td>{escape(one.phrase)}</td><td>{escape(one.remark)}</td>"
        f"<td>{escape(format_source(one.source, tr))}</td></tr>"
        for one in list_findings(comparison, tr)
    )
    return (
        f'<table class="of-findings">{_render_header(_FINDING_HEAD, tr)}{rows}</table>'
        if rows
        else ""
    )


def _draft_links(numbers: Sequence[int], tr: Translator) -> str:
    return tr("、").join(_draft_link(n, tr) for n in numbers)


def _draft_link(number: int, tr: Translator) -> str:
    return f'<a class="jump" href="#d{number}">{tr("第 {n} 段", n=number)}</a>'


def _past_link(line: int, tr: Translator) -> str:
    return f'<a class="jump" href="#p{line}">{tr("第 {n} 行", n=line)}</a>'
