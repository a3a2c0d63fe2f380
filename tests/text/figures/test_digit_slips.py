"""Digits exchanged and digits mistaken are slips; other differences are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.text.figures.digit_slips import Slip, count_digits, find_slip


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        pytest.param("41.7", "47.1", Slip.EXCHANGED, id="neighbours exchanged"),
        pytest.param("318", "813", Slip.EXCHANGED, id="ends exchanged"),
        pytest.param("96400000", "94600000", Slip.EXCHANGED, id="in a large number"),
        pytest.param("250", "205", Slip.EXCHANGED, id="with a nought at the end"),
        pytest.param("1.02", "1.20", Slip.EXCHANGED, id="with a nought behind the point"),
        pytest.param("189.5", "186.5", Slip.ONE_DIGIT, id="one digit"),
        pytest.param("189.5", "18.95", None, id="a misplaced point is another matter"),
        pytest.param("120", "12", None, id="of another size"),
        pytest.param("318", "831", None, id="all three moved"),
        pytest.param("318", "318", None, id="equal"),
    ],
)
def test_slips(one: str, other: str, slip: Slip | None) -> None:
    assert find_slip(Decimal(one), Decimal(other)) is slip
    assert find_slip(Decimal(other), Decimal(one)) is slip


def test_only_telling_digits_are_counted() -> None:
    assert [count_digits(Decimal(one)) for one in ("41.7", "400", "0.05")] == [3, 1, 1]
