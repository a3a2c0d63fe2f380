"""The tab 历年 lists units of several years, and shows what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import AssistantError, QueryError
from assistant.settings import load_settings
from assistant.ui.tabs.trends.trend_choices import likeliest_unit, unit_choices
from assistant.ui.tabs.trends.trends_view import find_asked_trends, trends_html
from assistant.workbench import Workbench
from tests.review.trends.trends_of_parks import EVIL, trend

_ARCHIVE = Path(__file__).resolve().parents[4] / "examples" / "archive"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """A workbench on all examples."""
    opened = Workbench(load_settings(index=tmp_path_factory.mktemp("历年") / "index"))
    opened.archive.ingest([_ARCHIVE])
    return opened


def test_units_with_several_years_are_listed_with_their_latest_report(bench: Workbench) -> None:
    (every, nothing), *units = unit_choices(bench)
    assert (every, nothing) == ("全部单位", "")
    labels = dict(units)
    chosen = bench.archive.report(labels["澜川市城市管理局（全年，2022—2024）"])
    assert (chosen.organisation, chosen.year) == ("澜川市城市管理局", 2024)
    assert not [label for label in labels if "上半年，2025—2025" in label]


def test_the_unit_of_the_draft_is_shown_first(bench: Workbench) -> None:
    own = bench.drafts.create("# 青石镇2025年工作总结\n一、主要工作")
    assert "青石镇" in bench.archive.report(likeliest_unit(bench, own.id)).organisation
    assert likeliest_unit(bench, "没有这份") in dict(unit_choices(bench)).values()


def test_of_more_than_three_years_the_last_are_shown_at_first() -> None:
    three = trends_html([trend("公厕", (2022, "1"), (2023, "2"), (2024, "3"))])
    four = trends_html([trend("公厕", (2021, "1"), (2022, "2"), (2023, "3"), (2024, "4"))])
    assert "data-years" not in three
    assert '.trends.lately [data-year="2021"] {' in four
    assert '[data-year="2022"] {' not in four


def test_a_unit_and_an_indicator_narrow_each_other(bench: Workbench) -> None:
    labels = dict(unit_choices(bench))
    unit = labels["澜川市城市管理局（全年，2022—2024）"]
    assert len(find_asked_trends(bench, unit, " ")) > 10
    (one,) = find_asked_trends(bench, unit, "违法建设")
    assert (one.organisation, one.indicator) == ("澜川市城市管理局", "拆除违法建设")
    assert one.values[0].section[-1].startswith("（")
    assert one.values[0].text in one.values[0].sentence
    assert find_asked_trends(bench, "", "公厕")


def test_nothing_asked_is_refused_and_no_archive_has_no_units(tmp_path: Path) -> None:
    empty = Workbench(load_settings(index=tmp_path / "空"))
    assert [name for name, _ in unit_choices(empty)] == ["全部单位"]
    with pytest.raises(QueryError, match="还没有说看什么"):
        find_asked_trends(empty, "", "")
    with pytest.raises(AssistantError):
        find_asked_trends(empty, "", "公厕")


def test_what_reports_say_is_escaped() -> None:
    page = trends_html([trend(EVIL, (2023, "1"), (2024, "2"))])
    assert EVIL not in page
    assert "&lt;script&gt;" in page
