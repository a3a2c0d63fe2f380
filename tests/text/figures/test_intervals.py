"""Rounded figures against the exact ones, by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.text.figures.intervals import is_rounded_from
from assistant.text.figures.read_figures import find_figures


@pytest.mark.parametrize(
    ("text", "exact", "is_so"),
    [
        pytest.param("约4.6万处", 45730, True, id="about"),
        pytest.param("约4.6万处", 45490, False, id="about, too far"),
        pytest.param("超380处", 386, True, id="over"),
        pytest.param("超380处", 395, False, id="over the next ten"),
        pytest.param("超380处", 380, False, id="not over itself"),
        pytest.param("近400处", 386, True, id="nearly"),
        pytest.param("近400处", 402, False, id="nearly, but beyond"),
        pytest.param("400余处", 436, True, id="and some"),
        pytest.param("300件以上", 312, True, id="behind"),
        pytest.param("4.6万处", 45730, False, id="no word for it"),
    ],
)
def test_roundings(text: str, exact: int, is_so: bool) -> None:
    (figure,) = find_figures(text)
    assert is_rounded_from(figure, text, Decimal(exact)) is is_so
