"""Restrict the past reports that a draft may reuse to the user's selection."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.drafting.draft import Retrieve
from assistant.records import Filter, Hit

_SPARE = 20  # passages asked for on top, where some may be of reports to be avoided


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSelection:
    """Reports to reuse, by id; () leaves it to the archive."""

    use: tuple[str, ...] = ()  # these alone
    avoid: tuple[str, ...] = ()  # these not


def restrict_retrieval(retrieve: Retrieve, selection: ReportSelection) -> Retrieve:
    """Return `retrieve` limited to the reports of `selection`."""
    if selection == ReportSelection():
        return retrieve

    def limited(query: str, wanted: Filter, limit: int) -> list[Hit]:
        if selection.use and not wanted.reports:
            wanted = replace(wanted, reports=selection.use)
        hits = retrieve(query, wanted, limit + _SPARE * bool(selection.avoid))
        kept = [
            hit
            for hit in hits
            if hit.passage.report_id not in selection.avoid
            and (not selection.use or hit.passage.report_id in selection.use)
        ]
        return kept[:limit]

    return limited
