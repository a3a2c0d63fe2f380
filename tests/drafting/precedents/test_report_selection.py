"""A person says which past reports may be borrowed from."""

from dataclasses import replace

import pytest

from assistant.drafting.precedents.report_selection import ReportSelection, restrict_retrieval
from assistant.records import Filter, Hit
from tests.drafting.samples import passage

_HITS = [
    Hit(rank=rank, score=1.0, passage=replace(passage(f"第{rank}句"), report_id=report))
    for rank, report in enumerate(["a", "b", "a", "c"], start=1)
]


def _all(_query: str, wanted: Filter, limit: int) -> list[Hit]:
    found = [hit for hit in _HITS if not wanted.reports or hit.passage.report_id in wanted.reports]
    return found[:limit]


@pytest.mark.parametrize(
    ("choice", "wanted", "limit", "reports"),
    [
        pytest.param(ReportSelection(), Filter(), 2, ["a", "b"], id="no choice changes nothing"),
        pytest.param(ReportSelection(use=("b", "c")), Filter(), 9, ["b", "c"], id="these alone"),
        pytest.param(
            ReportSelection(avoid=("a",)), Filter(), 2, ["b", "c"], id="not these, others instead"
        ),
        pytest.param(ReportSelection(use=("a", "b"), avoid=("a",)), Filter(), 9, ["b"], id="both"),
        pytest.param(
            ReportSelection(use=("b",)),
            Filter(reports=("a",)),
            9,
            [],
            id="asked for what is not allowed",
        ),
    ],
)
def test_chosen(choice: ReportSelection, wanted: Filter, limit: int, reports: list[str]) -> None:
    hits = restrict_retrieval(_all, choice)("问", wanted, limit)
    assert [hit.passage.report_id for hit in hits] == reports
