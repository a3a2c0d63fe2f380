"""Write packed files for tests: ZIP with names in any bytes, RAR without compression."""

from __future__ import annotations

import io
import zipfile
import zlib


def zipped(*entries: tuple[str | bytes, bytes]) -> bytes:
    """Return a ZIP file; a name given as bytes is stored as it is, without the UTF-8 flag."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name.decode("cp437") if isinstance(name, bytes) else name, content)
    if all(isinstance(name, str) for name, _ in entries):
        return target.getvalue()
    unflagged = bytearray(target.getvalue())
    for place in _headers(target.getvalue()):
        unflagged[place] &= 0xF7  # bit 11 of the flags: the name is UTF-8
    return bytes(unflagged)


def _headers(data: bytes) -> list[int]:
    """Return where the high byte of the flags stands in each header."""
    local, central = b"PK\x03\x04", b"PK\x01\x02"
    return [n + 7 for n in range(len(data)) if data.startswith(local, n)] + [
        n + 9 for n in range(len(data)) if data.startswith(central, n)
    ]


def rar(*entries: tuple[str, bytes], method: int = 0, size: int | None = None) -> bytes:
    """Return a RAR file (version 5); `size` is what it says of each entry, if not the truth.

    With another method than 0 its content counts as compressed, which it is not.
    """
    data = b"Rar!\x1a\x07\x01\x00" + _block(b"\x01\x00\x00")
    for name, content in entries:
        stored = name.encode()
        head = b"".join(
            [
                b"\x02\x02" + _vint(len(content)) + b"\x04",
                _vint(len(content) if size is None else size) + b"\x20",
                zlib.crc32(content).to_bytes(4, "little"),
                _vint(method << 7) + b"\x00" + _vint(len(stored)) + stored,
            ]
        )
        data += _block(head) + content
    return data + _block(b"\x05\x00\x00")


def _block(head: bytes) -> bytes:
    sized = _vint(len(head)) + head
    return zlib.crc32(sized).to_bytes(4, "little") + sized


def _vint(number: int) -> bytes:
    """Return a number in groups of seven bits, the lowest first."""
    found = b""
    while number > 0x7F:
        found += bytes([number & 0x7F | 0x80])
        number >>= 7
    return found + bytes([number])


def old_rar(name: bytes, content: bytes, *, locked: bool = False) -> bytes:
    """Return a RAR file (version 3) whose name has no encoding."""
    check = zlib.crc32(content).to_bytes(4, "little")
    size = len(content).to_bytes(4, "little")
    head = size * 2 + b"\x00" + check + bytes(4) + b"\x14\x30"
    head += len(name).to_bytes(2, "little") + bytes(4) + name
    return (
        b"Rar!\x1a\x07\x00"
        + _old_block(0x73, 0, bytes(6))
        + _old_block(0x74, 0x8000 | 4 * locked, head)
        + content
        + _old_block(0x7B, 0x4000, b"")
    )


def _old_block(kind: int, flags: int, rest: bytes) -> bytes:
    head = bytes([kind]) + flags.to_bytes(2, "little") + (7 + len(rest)).to_bytes(2, "little")
    return (zlib.crc32(head + rest) & 0xFFFF).to_bytes(2, "little") + head + rest
