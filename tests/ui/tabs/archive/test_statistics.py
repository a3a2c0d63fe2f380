"""Reports are counted by year, length and function."""

from __future__ import annotations

from assistant.records import (
    Function,
)
from assistant.ui.tabs.archive.statistics import count_by_length, count_by_year, statistics_html
from tests.ui.tabs.archive.entries import entry


def test_counts() -> None:
    reports = [entry(2023, 5), entry(2023, 19), entry(None, 20), entry(2024, 20)]
    assert [(bar.label, bar.length) for bar in count_by_year(reports)][:2] == [
        ("2024", 1),
        ("2023", 2),
    ]
    assert [(bar.label, bar.length) for bar in count_by_length(reports)] == [
        ("0—19", 2),
        ("20—39", 2),
    ]


def test_what_is_old_or_long_is_counted_together() -> None:
    reports = [entry(year, 200 if year < 2003 else 480) for year in range(2000, 2025)]
    years = count_by_year(reports)
    assert [years[0].label, years[13].label] == ["2024", "2011"]
    assert "2010及以前" in years[14].label
    assert [bar.length for bar in years] == [1] * 14 + [11]
    assert [bar.length for bar in count_by_length(reports)] == [25]


def test_the_longest_bar_fills_the_plot_and_the_rest_in_proportion() -> None:
    shown = statistics_html(
        [entry(2023, 5), entry(2023, 5), entry(2022, 5)],
        [(Function.RESULTS, 4), (Function.PLAN, 1)],
    )
    assert '<i class="kind-summary" style="width:50.00%">' in shown
    assert '<i class="fn-plan" style="width:25.00%">' in shown
    assert "Sections by function" in shown
