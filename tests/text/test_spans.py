"""Spans of a text: merged, compared, replaced."""

from __future__ import annotations

import pytest

from assistant.text.spans import merge_spans, overlaps, replace_spans


@pytest.mark.parametrize(
    ("spans", "touching", "merged"),
    [
        pytest.param([], True, [], id="none"),
        pytest.param([(5, 7), (0, 2)], True, [(0, 2), (5, 7)], id="apart, in order"),
        pytest.param([(0, 9), (2, 4)], True, [(0, 9)], id="one inside another"),
        pytest.param([(0, 3), (3, 5)], True, [(0, 5)], id="touching"),
        pytest.param([(0, 3), (3, 5)], False, [(0, 3), (3, 5)], id="touching, kept apart"),
        pytest.param([(0, 3), (2, 5)], False, [(0, 5)], id="overlapping"),
    ],
)
def test_merged(
    spans: list[tuple[int, int]], touching: bool, merged: list[tuple[int, int]]
) -> None:
    assert merge_spans(spans, touching=touching) == merged


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 2, False), (0, 3, True), (4, 6, False), (3, 4, True), (0, 9, True)],
)
def test_overlaps(start: int, end: int, expected: bool) -> None:
    assert overlaps(start, end, [(2, 4)]) is expected


def test_offsets_are_those_of_the_text_before() -> None:
    assert replace_spans("甲12乙345丙", [(1, 3, "〔待填〕"), (4, 7, "…")]) == "甲〔待填〕乙…丙"
