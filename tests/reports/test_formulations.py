"""The dated table is read whole: three kinds of rows, each with its days and its document."""

from __future__ import annotations

from datetime import date

from assistant.reports.formulations import dated_patterns, formulations, meetings


def test_every_row_holds_for_some_days() -> None:
    assert all(row.start <= row.end and row.document for row in formulations())
    assert all(row.start <= row.end and row.document for row in dated_patterns())


def test_a_row_without_until_still_holds() -> None:
    assert max(row.end for row in formulations()) == date.max


def test_meetings_stand_oldest_first() -> None:
    days = [meeting.day for meeting in meetings()]
    assert days == sorted(days)
    assert [one.rank for one in meetings() if one.rank[1] == 0] == [(18, 0), (19, 0), (20, 0)]
