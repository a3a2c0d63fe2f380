"""Define the manuscript, a report ready to be written to a file, with its remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

_FIGURE = re.compile(r"[-+−]?\d[\d.,]*\D{0,8}")  # with its unit
_EMPTY = ("", "—", "-")


_MOST_HEADER_ROWS = 3


class RemarkKind(StrEnum):
    """The kind of a remark."""

    SOURCE = "出处"
    OPEN = "待处理"  # only the user can resolve it
    FINDING = "检查"
    NOTE = "批注"  # a reader's comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark in the margin of a review copy."""

    kind: RemarkKind
    text: str
    author: str = ""  # of a note
    quoted: str = ""  # the words that a note refers to


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a paragraph, usually a sentence, with its remarks."""

    text: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading or a paragraph."""

    stretches: tuple[Stretch, ...]
    level: int = 0  # 0 body text; from 1, the depth of a heading

    @property
    def text(self) -> str:
        """The text of the block."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMerge:
    """Cells printed as one: from a row, the header being 0, and a column on."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def covered(self) -> frozenset[tuple[int, int]]:
        """The places (row, column) of all its cells but the first, which has the text."""
        rows = range(self.row, self.row + self.rows)
        columns = range(self.column, self.column + self.columns)
        return frozenset(product(rows, columns)) - {(self.row, self.column)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header, such as a list of figures."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[CellMerge, ...] = ()

    @property
    def covered(self) -> frozenset[tuple[int, int]]:
        """The places of all cells that merged ones print over."""
        return frozenset().union(*(merge.covered for merge in self.merges))

    @property
    def header_rows(self) -> int:
        """How many rows are the header: merged labels reach down into the last of them.

        Without merged cells, a label left empty says that the row below goes on with the header.

        >>> rows = (("", "家次", "问题"), ("城南", "36", "4"))
        >>> Table(caption="", header=("片区", "检查", ""), rows=rows).header_rows
        2
        """
        top = [one for one in self.merges if not one.row]
        parted = bool(top) or not all(self.header)
        if not parted or len(self.rows) < 2 or any(map(_has_figure, self.rows[0])):
            return 1
        deepest = max((one.rows for one in top if one.rows > 1), default=2)
        return min(deepest, _MOST_HEADER_ROWS, len(self.rows))

    @property
    def numeric_columns(self) -> frozenset[int]:
        """The columns whose filled cells are all figures with their units.

        >>> rows = (("办件", "3万件"), ("公厕", "—"))
        >>> Table(caption="", header=("指标", "本年"), rows=rows).numeric_columns
        frozenset({1})
        """
        columns = [
            [cell for cell in column if cell not in _EMPTY]
            for column in zip(*self.rows[self.header_rows - 1 :], strict=True)
        ]
        return frozenset(
            n for n, cells in enumerate(columns) if cells and all(map(_FIGURE.fullmatch, cells))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An attachment behind the signature, on pages of its own; without content, only listed."""

    title: str
    content: tuple[Block | Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A whole report, ready to be written."""

    title: str
    content: tuple[Block | Table, ...]
    addressee: str = ""  # 主送机关, with its colon; "" for none
    signature: str = ""  # 署名; "" for none
    date: str = ""  # 成文日期, as printed
    attachments: tuple[Attachment, ...] = ()
    reference: str = ""  # its source, such as a draft's id; hidden in the file

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Headings and paragraphs in reading order, without tables."""
        return tuple(part for part in self.content if isinstance(part, Block))


def _has_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None


def plain_block(text: str, *, level: int = 0) -> Block:
    """Return a block of one stretch without remarks."""
    return Block(stretches=(Stretch(text=text),), level=level)
