"""The make of a heading is measured as a person would count it."""

from __future__ import annotations

import pytest

from assistant.reports.heading_shapes import (
    clause_lengths,
    fits_lengths,
    parallelism,
    shape_similarity,
)


@pytest.mark.parametrize(
    ("heading", "lengths"),
    [
        ("稳住大盘，就业形势向好", (4, 6)),
        ("绘好“一张图”", (5,)),
        ("早部署、早落实，平稳度汛", (3, 3, 4)),
        ("，", ()),
    ],
)
def test_clause_lengths(heading: str, lengths: tuple[int, ...]) -> None:
    assert clause_lengths(heading) == lengths


@pytest.mark.parametrize(
    ("headings", "least", "most"),
    [
        pytest.param(("守护蓝天", "守护碧水", "守护净土"), 1.0, 1.0, id="one word for all"),
        pytest.param(("稳就业，人心安", "保供给，市场稳", "强监管，食品优"), 0.9, 1.0, id="3+3"),
        pytest.param(("城市管理", "关于全年各项重点任务的推进", "人"), 0.0, 0.5, id="anything"),
    ],
)
def test_parallelism(headings: tuple[str, ...], least: float, most: float) -> None:
    assert least <= parallelism(headings) <= most


def test_shape_counts_not_subject() -> None:
    wanted = "聚焦民生，办好实事"
    assert shape_similarity("聚焦产业，做强链条", wanted) == 1.0
    assert shape_similarity("聚焦民生办好实事", wanted) == 0.0, "one clause is another make"
    near, far = "突出产业，做强链条", "突出产业振兴，持续做大做强链条"
    assert shape_similarity(near, wanted) > shape_similarity(far, wanted)


@pytest.mark.parametrize(
    ("lengths", "off"),
    [((4, 6), 0), ((5, 6), 1), ((4, 8), 2), ((10,), 0), ((6,), 4)],
)
def test_fits_lengths(lengths: tuple[int, ...], off: int) -> None:
    heading = "稳住大盘，就业形势向好"
    assert [fits_lengths(heading, lengths, within=by) for by in range(5)] == [
        by >= off for by in range(5)
    ]
