"""List the units that can be followed: those with reports of several years on one part of it."""

from __future__ import annotations

from collections import defaultdict

from assistant.errors import DraftError
from assistant.records import Kind, ReportEntry, Span
from assistant.review.trends.find_trends import is_own_name
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import localized_term
from assistant.ui.widgets.report_choices import Choices, list_reports
from assistant.workbench import Workbench


def unit_choices(bench: Workbench) -> Choices:
    """Return units for a list: name, span and years, with the id of the latest report.

    All units stand first, for looking an indicator up everywhere.
    """
    every = (localized("全部单位", "All units"), "")
    followed = sorted(
        (_label(unit, span, found), max(found, key=_year).id)
        for (unit, span), found in _followed(bench).items()
    )
    return [every, *followed]


def likeliest_unit(bench: Workbench, draft_id: str) -> str:
    """Return the id of the unit of a draft, else of the one with most to follow; "" for none."""
    groups = _followed(bench)
    unit = _unit_of(bench, draft_id)
    own = {
        key: found for key, found in groups.items() if unit and (unit in key[0] or key[0] in unit)
    }
    best = max((own or groups).values(), key=_followed_best, default=[])
    return max(best, key=_year).id if best else ""


def _followed_best(found: list[ReportEntry]) -> tuple[int, int]:
    return len(set(map(_year, found))), sum(one.passages for one in found)


def _unit_of(bench: Workbench, draft_id: str) -> str:
    try:
        briefs = bench.drafts.get(draft_id).plan.briefs if draft_id else ()
    except DraftError:
        return ""
    return briefs[0].organisation if briefs else ""


def _followed(bench: Workbench) -> dict[tuple[str, Span], list[ReportEntry]]:
    """Return the reports of several years by unit, its longest name, and part of the year."""
    told = [one for one in list_reports(bench) if one.organisation and one.year is not None]
    names = {one.organisation for one in told}
    longest = {name: _longest_name(name, names) for name in names}
    groups: defaultdict[tuple[str, Span], list[ReportEntry]] = defaultdict(list)
    for one in told:
        if one.kind is not Kind.PLAN:
            groups[longest[one.organisation], one.span].append(one)
    return {key: found for key, found in groups.items() if len(set(map(_year, found))) > 1}


def _longest_name(unit: str, names: set[str]) -> str:
    return max((one for one in names if is_own_name(one, unit, names)), key=len)


def _label(unit: str, span: Span, found: list[ReportEntry]) -> str:
    years = sorted({_year(one) for one in found})
    return f"{unit}（{localized_term(span)}，{years[0]}—{years[-1]}）"


def _year(entry: ReportEntry) -> int:
    return entry.year or 0
