"""A formulation's years are those of the reports that hold it."""

from __future__ import annotations

from assistant.archive.archive import Archive
from assistant.phrasing.patterns.timeline import build_timeline
from assistant.phrasing.phrases import Filler
from assistant.records import Filter


def test_years_and_neighbours(worded_archive: Archive) -> None:
    answer = build_timeline(worded_archive, " 为底座 ")
    assert (answer.phrase, answer.reports) == ("为底座", 4)
    assert (answer.first, answer.last) == (2020, 2022)
    assert answer.by_year == ((2020, 2), (2021, 1), (2022, 1))
    assert dict(answer.by_org_type) == {"镇": 2, "城管局": 2}
    assert answer.beside == (Filler(text="以网格为底座", count=4),)


def test_a_filter(worded_archive: Archive) -> None:
    answer = build_timeline(worded_archive, "为底座", filter=Filter(org_types=("镇",)))
    assert answer.by_year == ((2020, 1), (2021, 1))


def test_a_phrase_nobody_used(worded_archive: Archive) -> None:
    answer = build_timeline(worded_archive, "从未写过的提法")
    assert (answer.reports, answer.first, answer.last, answer.by_year) == (0, None, None, ())
    assert answer.beside == ()
    assert build_timeline(worded_archive, "长" * 5000).reports == 0
