"""Let a person say which past reports a draft may borrow from, and which not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.drafting.draft import Retrieve
from assistant.records import Filter, Hit

_SPARE = 20  # passages asked for on top, where some may be of reports to be avoided


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSelection:
    """Reports to borrow from, by id; () leaves it to the archive."""

    use: tuple[str, ...] = ()  # these alone
    avoid: tuple[str, ...] = ()  # these not


def restrict_retrieval(retrieve: Retrieve, choice: ReportSelection) -> Retrieve:
    """Return `retrieve` limited to the reports of the choice."""
    if choice == ReportSelection():
        return retrieve

    def limited(query: str, wanted: Filter, limit: int) -> list[Hit]:
        if choice.use and not wanted.reports:
            wanted = replace(wanted, reports=choice.use)
        hits = retrieve(query, wanted, limit + _SPARE * bool(choice.avoid))
        kept = [
            hit
            for hit in hits
            if hit.passage.report_id not in choice.avoid
            and (not choice.use or hit.passage.report_id in choice.use)
        ]
        return kept[:limit]

    return limited
