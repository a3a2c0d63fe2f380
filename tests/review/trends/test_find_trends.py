"""Indicators of a fictional bureau are followed through its examples of three years."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Workbench, load_settings
from assistant.errors import ArchiveError, QueryError
from assistant.review.trends.find_trends import is_own_name
from assistant.review.trends.trend import Trend

_ARCHIVE = Path(__file__).resolve().parents[3] / "examples" / "archive"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """A workbench on all examples."""
    opened = Workbench(load_settings(index=tmp_path_factory.mktemp("历年") / "index"))
    opened.archive.ingest([_ARCHIVE])
    return opened


def _report_id(bench: Workbench, organisation: str, year: int) -> str:
    return next(
        one.id
        for one in bench.archive.reports()
        if (one.organisation, one.year, one.span.value) == (organisation, year, "全年")
    )


def _values(trends: list[Trend], name: str) -> list[tuple[int, str]]:
    found = next(one for one in trends if one.indicator == name)
    return [(one.year, one.text) for one in found.values]


def test_a_report_is_followed_through_three_years(bench: Workbench) -> None:
    trends = bench.archive.trends(_report_id(bench, "澜川市城市管理局", 2024))
    assert _values(trends, "拆除违法建设") == [
        (2022, "23.4万平方米"),
        (2023, "18.7万平方米"),
        (2024, "14.6万平方米"),
    ]
    assert _values(trends, "新建改建公厕") == [(2022, "18座"), (2023, "16座"), (2024, "14座")]
    growth = next(one for one in trends if one.indicator == "办理行政处罚案件增幅")
    assert [str(one.value) for one in growth.values] == ["17.6", "-7.8"]


def test_an_indicator_is_found_and_nothing_is_guessed(bench: Workbench) -> None:
    found = bench.archive.trends("违法建设", organisation="城市管理局")
    assert {one.organisation for one in found} == {"澜川市城市管理局"}
    assert found[0].unit == "万平方米"
    with pytest.raises(QueryError, match="没有报告写过"):
        bench.archive.trends("量子卫星")
    with pytest.raises(ArchiveError):
        bench.archive.trends("0000000000")


@pytest.mark.parametrize(
    ("names", "is_own"),
    [
        pytest.param(("东浦区青石镇人民政府",), True, id="one place"),
        pytest.param(("东浦区青石镇人民政府", "西岸区青石镇人民政府"), False, id="two places"),
    ],
)
def test_a_name_that_two_units_end_in_is_of_neither(names: tuple[str, ...], is_own: bool) -> None:
    assert is_own_name("青石镇人民政府", names[0], ("青石镇人民政府", *names)) is is_own
