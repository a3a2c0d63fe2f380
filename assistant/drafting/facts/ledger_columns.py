"""Recognise the columns of a ledger table by their headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.text.lexicon import groups

UNCOMPUTED = "〔待填：数值〕"  # a formula whose result the file does not hold

_NAMES = {
    word.lower(): column.name.partition(".")[2]
    for column in groups("columns")
    for word in column.words
}
_COUNT = "(?:实际|累计)*(?:完成|实现)?(?:数值|数|值|量|额|情况)?"
_THIS_YEAR = re.compile(
    f"(?=[本今当实累完]|全年)(?:本年度?|今年|当年|全年|本期|当期|本年累计)?{_COUNT}"
)
_LAST_YEAR = re.compile(f"(?:上一?年度?|去年|上期)(?:同期)?{_COUNT}")
_YEAR = re.compile(rf"(20\d\d)(?:年度?|年全年)?{_COUNT}")
_HEADER_DEPTH = 5  # a title and a remark may stand above the header
_NUMBER = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?[%％]?")
_UNIT = re.compile(r"[^\d，。；]{0,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One row of a table, its cells as text."""

    line: int  # from 1
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTable:
    """The rows of a table, with the heading or sheet name above them."""

    rows: tuple[LedgerRow, ...]
    section: tuple[str, ...] = ()


def column_name(cell: str) -> str:
    """Return the name of the column headed `cell`, "" for an unknown one.

    >>> column_name("指标名称（必填）"), column_name("今年实际完成数"), column_name("负责人")
    ('指标', '数值', '')
    """
    name = _normalized(cell)
    if known := _NAMES.get(name, ""):
        return known
    if _THIS_YEAR.fullmatch(name):
        return "数值"
    return "上年" if _LAST_YEAR.fullmatch(name) else ""


def column_names(cells: Sequence[str]) -> list[str]:
    """Return the name of each column, "" for one that is not used.

    Of columns headed by a year the latest is this year's. Of several values only the first counts.

    >>> column_names(["指标", "2024年", "2025年完成数"])
    ['指标', '上年', '数值']
    """
    names = [column_name(cell) for cell in cells]
    years = {
        at: int(found[1])
        for at, cell in enumerate(cells)
        if (found := _YEAR.fullmatch(_normalized(cell)))
    }
    if "数值" not in names:
        latest = max(years.values(), default=0)
        for at, year in years.items():
            if year >= latest - 1:
                names[at] = "数值" if year == latest else "上年"
    return [
        "" if name in {"数值", "上年"} and name in names[:at] else name
        for at, name in enumerate(names)
    ]


def _normalized(cell: str) -> str:
    return re.sub(r"\s|[*＊]|[（(]必填[)）]", "", cell).lower()


def is_header(row: LedgerRow) -> bool:
    """Return whether `row` heads an indicator column and another known one."""
    names = set(column_names(row.cells))
    return "指标" in names and len(names - {""}) > 1


def find_header(rows: Sequence[LedgerRow]) -> int | None:
    """Return the index of the header row, None if there is none."""
    return next((index for index, row in enumerate(rows[:_HEADER_DEPTH]) if is_header(row)), None)


def add_header(rows: Sequence[LedgerRow]) -> tuple[LedgerRow, ...]:
    """Return the rows, with a header if all hold only 指标, 数值 and perhaps 单位."""
    plain = rows and all(
        2 <= len(row.cells) <= 3
        and not _NUMBER.match(row.cells[0])
        and _NUMBER.fullmatch(row.cells[1])
        and all(_UNIT.fullmatch(cell) for cell in row.cells[2:])
        for row in rows
    )
    return (LedgerRow(line=0, cells=("指标", "数值", "单位")), *rows) if plain else tuple(rows)
