"""Add up the columns of the tables of a draft and compare them with their row of totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from assistant.review.findings import DraftParagraph, DraftText
from assistant.text.lexicon import group

_TOTAL = group("totals.total")
_BETWEEN_CELLS = re.compile(r"\t| \| ")  # as the readers of files write tables
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongTotal:
    """A total of a column, and what the cells above it add up to."""

    rows: tuple[DraftParagraph, ...]  # above the row of totals
    paragraph: DraftParagraph
    start: int  # of the total
    end: int
    computed: Decimal


def find_wrong_totals(draft: DraftText) -> Iterator[WrongTotal]:
    """Yield each total that the cells of its column, numbers all of them, do not add up to."""
    for has_cells, stretch in groupby(
        draft.paragraphs, key=lambda one: _BETWEEN_CELLS.search(one.text) is not None
    ):
        if has_cells:
            yield from _wrong_in_table(list(stretch))


def _wrong_in_table(rows: Sequence[DraftParagraph]) -> Iterator[WrongTotal]:
    for index, row in enumerate(rows):
        names = _BETWEEN_CELLS.split(row.text)
        if not _TOTAL.opening(names[0].strip()):
            continue
        for column in range(1, len(names)):
            above = list(_column_above(rows[:index], column, width=len(names)))
            total = _read(names[column])
            if total is None or len(above) < 2:
                continue
            computed = sum((number for _, number in above), start=Decimal(0))
            if abs(computed - total) > _rounding(total, len(above)):
                start = _start_of_cell(row.text, column)
                yield WrongTotal(
                    rows=tuple(one for one, _ in above),
                    paragraph=row,
                    start=start,
                    end=start + len(names[column]),
                    computed=computed,
                )


def _start_of_cell(text: str, column: int) -> int:
    return [0, *(between.end() for between in _BETWEEN_CELLS.finditer(text))][column]


def _column_above(
    rows: Sequence[DraftParagraph], column: int, *, width: int
) -> Iterator[tuple[DraftParagraph, Decimal]]:
    """Yield the numbers of a column; nothing where a row below the heading has none there."""
    found: list[tuple[DraftParagraph, Decimal]] = []
    for row in rows:
        cells = _BETWEEN_CELLS.split(row.text)
        number = _read(cells[column]) if len(cells) == width else None
        if number is not None:
            found.append((row, number))
        elif found:
            return
    yield from found


def _read(cell: str) -> Decimal | None:
    """Return the number of a cell; None for words, percentages and empty cells."""
    text = cell.strip()
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def _rounding(total: Decimal, rows: int) -> Decimal:
    """Return by how much rounded cells may miss their total: half of the last place each."""
    places = -int(total.as_tuple().exponent)
    return Decimal(1).scaleb(-places) * (rows + 1) / 2 if places > 0 else Decimal(0)
