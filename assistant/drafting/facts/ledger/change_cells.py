"""Read a cell of 增幅 or 增减, held against the two values that it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.facts.ledger.cell_values import CellValue, as_number, read_value
from assistant.drafting.facts.ledger.column_header import Column, ColumnRole
from assistant.text.lexicon import group

_TOLERANCE = Decimal("0.06")  # of figures rounded to one decimal
_ARROWS = str.maketrans({"↑": "+", "↓": "-", "▲": "-", "△": "-", "➚": "+", "−": "-"})
_BRACKETED = re.compile(r"[（(]\s*(\d[\d,.]*%?)\s*[）)]%?")
_SIGNED = re.compile(r"[+-]")
_NUMBER = re.compile(r"[+-]?\d[\d.]*")
_UNITS = group("units.any")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change as a clause, "" where the two values say it all; a question where it is open."""

    clause: str = ""
    question: str = ""


def read_change(
    cell: str, column: Column, *, value: CellValue, last: CellValue, unit: str
) -> Change:
    """Return the change that `cell` states over last year.

    A bare number is a growth in per cent, a difference, or percentage points: the header and the
    two values say which. One that neither decides is asked.
    """
    text = cell.strip().translate(_ARROWS)
    if text.lstrip("同比") in {"持平", "不变"}:
        return Change(clause="同比持平")
    number = as_number(text.lstrip("+"))
    if bracketed := _BRACKETED.fullmatch(text):  # a fall, if the two values say so
        fall = read_change(f"-{bracketed[1]}", column, value=value, last=last, unit=unit)
        return (
            fall
            if not fall.question and not fall.clause
            else Change(question=f"“{cell}”看不出是多少")
        )
    is_rate = unit == "%" or (not unit and value.text.endswith("%"))
    if number is None:
        return _stated(text)
    says_percent = text.endswith("%") or column.unit == "%" or "%" in column.title
    if value.number is not None and last.number is not None:
        return _held_against(number, value.number, last.number, column, says_percent, is_rate)
    is_points = column.unit == "百分点" or column.role is ColumnRole.DIFFERENCE
    if is_rate and is_points and not says_percent:
        return Change(clause=_moved(number, "个百分点", is_rate=True))
    if is_rate:
        return Change(question=f"“{cell}”是百分点还是百分比")
    if column.role is ColumnRole.DIFFERENCE and not says_percent:
        return Change(clause=_moved(number, unit, is_rate=False) if unit else "")
    return Change(clause=_moved(number, "%", is_rate=False, grown="增长"))


def _stated(text: str) -> Change:
    """Return a change in words: 下降3.1%, 提高0.7个百分点, +2家, 少了三成多."""
    if read_value(text, "").is_figure and not _SIGNED.match(text) and not text[0].isdecimal():
        return Change(clause=f"同比{text.removeprefix('同比')}")
    number = _NUMBER.match(text)
    unit = text[number.end() :] if number else ""
    if number and "点" in unit:
        return Change(clause=_moved(Decimal(number[0]), "个百分点", is_rate=True))
    if number and unit in _UNITS:  # +2家
        return Change(clause=_moved(Decimal(number[0]), unit, is_rate=False))
    return Change(question=f"“{text}”看不出增减多少") if read_value(text, "").text else Change()


def _held_against(
    number: Decimal, now: Decimal, then: Decimal, column: Column, says_percent: bool, is_rate: bool
) -> Change:
    """Return no clause where the two values give the number: it is worked out from them."""
    if _near(number, now - then) and (is_rate or not says_percent):
        return Change()
    if is_rate:
        points = f"{now - then:f}".rstrip("0").rstrip(".")
        return Change(question=f"“{number}”与两个比率之差{points}个百分点对不上")
    if not then:
        return Change(question=f"“{number}”没有去年的数可比")
    grown = (now / then - 1) * 100
    if _near(number * 100, grown) and not says_percent and abs(number) < abs(grown):
        return Change()
    if column.role is ColumnRole.DIFFERENCE and not says_percent and not _near(number, grown):
        return Change(question=f"“{number}”与两个数值之差对不上")
    return Change(clause=_moved(number, "%", is_rate=False, grown="增长"))


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= max(_TOLERANCE, abs(other) / 500)


def _moved(number: Decimal, unit: str, *, is_rate: bool, grown: str = "增加") -> str:
    if not number:
        return "同比持平"
    up, down = ("提高", "下降") if is_rate else (grown, "减少" if grown == "增加" else "下降")
    return f"同比{up if number > 0 else down}{abs(number):f}{unit}"
