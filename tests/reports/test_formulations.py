"""The dated table is read whole: three kinds of rows, each with its days and its document."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

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


def test_a_long_name_of_a_campaign_is_found_with_and_without_quotes_a_short_one_in_them() -> None:
    found = [one.pattern for one in dated_patterns()]
    assert any(one.search("推进“三供一业”移交") for one in found)
    assert any(one.search("推进三供一业移交") for one in found)
    assert any(one.search("落实“六稳”要求") for one in found)
    assert not any(one.search("九十六稳定运行") for one in found)


def test_every_campaign_is_named_once_and_has_an_end_or_a_beginning() -> None:
    text = (files("assistant") / "data" / "campaigns.toml").read_text("utf-8")
    rows = tomllib.loads(text)["campaign"]
    names = [name for row in rows for name in row["names"]]
    assert len(rows) >= 60
    assert len(names) == len(set(names))
    assert all(row["document"] and {"from", "until"} & row.keys() for row in rows)
