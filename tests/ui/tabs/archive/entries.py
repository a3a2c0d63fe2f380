"""Make entries of reports for the tests of the tab."""

from __future__ import annotations

from assistant.records import (
    Kind,
    Level,
    ReportEntry,
    Span,
)


def entry(year: int | None, passages: int, title: str = "总结") -> ReportEntry:
    """Return an entry of this year, length and title; the rest is the same."""
    return ReportEntry(
        id=f"{year}-{passages}",
        title=title,
        organisation="",
        org_type="镇",
        level=Level.TOWN,
        year=year,
        span=Span.YEAR,
        kind=Kind.SUMMARY,
        file=f"/甲/{title}.md",
        first_line=1,
        last_line=9,
        passages=passages,
    )
