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
    """Return the conversion of `unit`, to itself where none is known; of 微克/m³ part by part.

    >>> canonical_unit("公里")
    Conversion(unit='米', factor=Decimal('1000'))
    """
    if found := _conversions().get(unit):
        return found
    upper, sign, lower = unit.partition("/")
    if not sign:
        return Conversion(unit, Decimal(1))
    over, under = canonical_unit(upper), canonical_unit(lower)
    return Conversion(f"{over.unit}/{under.unit}", over.factor / under.factor)


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
