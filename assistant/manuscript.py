"""A report on paper: what is handed to a file format, with the remarks of those who made it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """Why a remark stands in the margin."""

    SOURCE = "出处"
    OPEN = "待处理"  # something only a person can settle
    FINDING = "检查"
    NOTE = "批注"  # what a reader wrote in the margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One note in the margin of a review copy."""

    kind: RemarkKind
    text: str
    author: str = ""  # of a note
    quoted: str = ""  # the words that a note stands at


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a paragraph, usually a sentence, and what is remarked on it."""

    text: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading or a paragraph."""

    stretches: tuple[Stretch, ...]
    level: int = 0  # 0 body text; from 1, the depth of a heading

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header, such as a ledger of figures."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What follows the signature on pages of its own."""

    title: str
    content: tuple[Block | Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A whole report, ready for a page."""

    title: str
    content: tuple[Block | Table, ...]
    signature: str = ""  # 署名; "" where the report bears none
    date: str = ""  # 成文日期, as it is printed
    attachments: tuple[Attachment, ...] = ()
    reference: str = ""  # what it was made from, such as a draft's id; the file carries it unseen

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Headings and paragraphs in reading order, without tables."""
        return tuple(part for part in self.content if isinstance(part, Block))


def plain_block(text: str, *, level: int = 0) -> Block:
    """Return a block of one stretch without remarks."""
    return Block(stretches=(Stretch(text=text),), level=level)
