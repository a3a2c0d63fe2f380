"""Read multipliers such as 万 and 亿, and convert units to canonical ones."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

MULTIPLIERS = {
    "百": 2,
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "万亿": 12,
}  # powers of ten


class Conversion(NamedTuple):
    """A canonical unit and the factor to it."""

    unit: str
    factor: Decimal


def canonical_unit(unit: str) -> Conversion:
    """Return the conversion of `unit`, to itself where none is known.

    >>> canonical_unit("公里")
    Conversion(unit='米', factor=Decimal('1000'))
    """
    return _conversions().get(unit) or Conversion(unit, Decimal(1))


@cache
def _conversions() -> dict[str, Conversion]:
    """Return the conversions of `assistant/data/unit_conversions.toml` by unit."""
    text = files("assistant.data").joinpath("unit_conversions.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text, parse_float=Decimal)
    return {
        unit: Conversion(canonical, Decimal(factor))
        for canonical, table in tables.items()
        for unit, factor in table.items()
    }
