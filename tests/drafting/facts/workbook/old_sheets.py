"""Write workbooks as Excel 97 and WPS do (.xls, .et): records in a compound file."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | float | bool
STRUCK, PERCENT, DAY, INDENTED = 1, 2, 3, 4  # styles of cells; 0 is a plain one
_SECTOR = 512
_FORMATS = {164: "0.0%", 165: "yyyy-mm-dd"}


@dataclass(frozen=True, kw_only=True)
class OldSheet:
    """A sheet; places count from 0."""

    title: str
    cells: Mapping[tuple[int, int], Cell]
    styles: Mapping[tuple[int, int], int] = field(default_factory=dict)
    merges: Sequence[tuple[int, int, int, int]] = ()  # rows, then columns, first and last
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    is_hidden: bool = False


def old_workbook(*sheets: OldSheet, before: bytes = b"") -> bytes:
    """Return the file; `before` are records that stand in front of all others."""
    styles = [_font(0)] * 4 + [_font(8)]
    styles += [_record(0x41E, struct.pack("<H", n) + _text(code)) for n, code in _FORMATS.items()]
    kinds = [(0, 0, 0), (5, 0, 0), (0, 164, 0), (0, 165, 0), (0, 0, 2)]
    styles += [
        _record(0xE0, struct.pack("<HHHBBB11x", font, code, 0, 0, 0, indent))
        for font, code, indent in kinds
    ]
    globals_ = _begin(0x0005) + before + b"".join(styles)
    parts = [_sheet(sheet) for sheet in sheets]
    names = [_bound(sheet, 0) for sheet in sheets]
    at = len(globals_) + sum(map(len, names)) + 4
    for n, part in enumerate(parts):
        names[n] = _bound(sheets[n], at)
        at += len(part)
    return _compound(globals_ + b"".join(names) + _record(0x0A, b"") + b"".join(parts))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _begin(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 0))


def _text(text: str, size: str = "<H") -> bytes:
    return struct.pack(size, len(text)) + b"\x01" + text.encode("utf-16-le")


def _font(look: int) -> bytes:
    return _record(
        0x31, struct.pack("<HHHHHBBBB", 200, look, 0, 400, 0, 0, 0, 0, 0) + _text("a", "<B")
    )


def _bound(sheet: OldSheet, at: int) -> bytes:
    return _record(0x85, struct.pack("<IBB", at, sheet.is_hidden, 0) + _text(sheet.title, "<B"))


def _sheet(sheet: OldSheet) -> bytes:
    columns = [
        _record(0x7D, struct.pack("<HHHHHH", n, n, 2000, 0, 1, 0)) for n in sheet.hidden_columns
    ]
    rows = [
        _record(0x208, struct.pack("<HHHHHHI", n, 0, 9, 300, 0, 0, 0x20)) for n in sheet.hidden_rows
    ]
    cells = [
        _cell(place, value, sheet.styles.get(place, 0)) for place, value in sheet.cells.items()
    ]
    merges = struct.pack("<H", len(sheet.merges)) + b"".join(
        struct.pack("<HHHH", *merge) for merge in sheet.merges
    )
    parts = [_begin(0x0010), *columns, *rows, *cells, _record(0xE5, merges), _record(0x0A, b"")]
    return b"".join(parts)


def _cell(place: tuple[int, int], value: Cell, style: int) -> bytes:
    head = struct.pack("<HHH", *place, style)
    if isinstance(value, bool):
        return _record(0x205, head + struct.pack("<BB", value, 0))
    if isinstance(value, str):
        return _record(0x204, head + _text(value))
    return _record(0x203, head + struct.pack("<d", value))


def _compound(stream: bytes) -> bytes:
    """Return a compound file with the stream of a workbook."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    assert len(chain) <= 128
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    entries = [
        _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0),
        _entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream)),
    ]
    folder = b"".join(entries).ljust(_SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return head + table + folder + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    stored = name.encode("utf-16-le").ljust(64, b"\0")
    links = struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return stored + links + bytes(36) + struct.pack("<III", start, size, 0)
