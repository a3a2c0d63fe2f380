"""List the units that can be followed: those with reports of several years on one part of it."""

from __future__ import annotations

from collections import defaultdict

from assistant.records import Kind, ReportEntry, Span
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import localized_term
from assistant.ui.widgets.report_choices import Choices, list_reports
from assistant.workbench import Workbench


def unit_choices(bench: Workbench) -> Choices:
    """Return units for a list: name, span and years, with the id of the latest report.

    All units stand first, for looking an indicator up everywhere.
    """
    groups: defaultdict[tuple[str, Span], list[ReportEntry]] = defaultdict(list)
    for one in list_reports(bench):
        if one.organisation and one.year is not None and one.kind is not Kind.PLAN:
            groups[one.organisation, one.span].append(one)
    every = (localized("全部单位", "All units"), "")
    followed = sorted(
        (_label(unit, span, found), max(found, key=_year).id)
        for (unit, span), found in groups.items()
        if len({one.year for one in found}) > 1
    )
    return [every, *followed]


def _label(unit: str, span: Span, found: list[ReportEntry]) -> str:
    years = sorted({_year(one) for one in found})
    return f"{unit}（{localized_term(span)}，{years[0]}—{years[-1]}）"


def _year(entry: ReportEntry) -> int:
    return entry.year or 0
