"""The tables of the comparison page: figures, plans, findings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.review.findings import Comparison, FigureChange, PlanKept
from assistant.review.output.labels import (
    ARROWS,
    DIRECTION_WORDS,
    PLAN_WORDS,
    change_text,
    findings,
    value_text,
)
from assistant.review.output.translations import Say

_FIGURE_HEAD = ("指标", "以往", "", "本次", "变化", "草稿", "以往")
_FINDING_HEAD = ("类别", "草稿", "原文", "说明")


def figure_table(figures: Sequence[FigureChange], say: Say) -> str:
    """Return the table of indicators with old and new value; "" where there are none."""
    if not figures:
        return ""
    rows = "".join(_figure_row(row, say) for row in figures)
    return f'<table class="of-figures">{_head(_FIGURE_HEAD, say)}{rows}</table>'


def _head(names: Sequence[str], say: Say) -> str:
    return f"<tr>{''.join(f'<th>{say(name)}</th>' for name in names)}</tr>"


def _figure_row(row: FigureChange, say: Say) -> str:
    direction = row.direction.value
    return (
        f'<tr class="{direction}"><td>{escape(row.indicator)}</td>'
        f'<td class="number">{escape(value_text(row.old, row.old_unit, say))}</td>'
        f'<td class="arrow {direction}" title="{say(DIRECTION_WORDS[row.direction])}">'
        f"{ARROWS[row.direction]}</td>"
        f'<td class="number">{escape(value_text(row.new, row.new_unit, say))}</td>'
        f'<td class="number">{change_text(row, say)}</td>'
        f"<td>{to_draft(row.draft_par, say)}</td><td>{_to_past(row.past_line, say)}</td></tr>"
    )


def plan_list(plans: Sequence[PlanKept], say: Say) -> str:
    """Return the plans with what became of them; "" where there are none."""
    if not plans:
        return ""
    return f'<table class="of-plans">{"".join(_plan_row(plan, say) for plan in plans)}</table>'


def _plan_row(plan: PlanKept, say: Say) -> str:
    status = plan.status.value.replace(" ", "-")
    answers = say("、").join(to_draft(n, say) for n in plan.draft_pars)
    return (
        f'<tr><td><span class="tag {status}">{say(PLAN_WORDS[plan.status])}</span></td>'
        f"<td>{escape(plan.plan)} {_to_past(plan.past_line, say)}</td><td>{answers}</td></tr>"
    )


def findings_list(comparison: Comparison, say: Say) -> str:
    """Return what is outdated, left over, miscounted or contradictory; "" for nothing."""
    rows = "".join(
        f"<tr><td>{kind}</td><td>{say('、').join(to_draft(n, say) for n in places)}</td>"
        f"<td>{escape(phrase)}</td><td>{escape(remark)}</td></tr>"
        for kind, places, phrase, remark in findings(comparison, say)
    )
    return f'<table class="of-findings">{_head(_FINDING_HEAD, say)}{rows}</table>' if rows else ""


def to_draft(number: int, say: Say) -> str:
    """Return a link to a paragraph of the draft."""
    return f'<a class="jump" href="#d{number}">{say("第 {n} 段", n=number)}</a>'


def _to_past(line: int, say: Say) -> str:
    return f'<a class="jump" href="#p{line}">{say("第 {n} 行", n=line)}</a>'
