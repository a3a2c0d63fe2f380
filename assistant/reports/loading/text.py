"""Read plain text, in whichever encoding it was saved."""

from __future__ import annotations

import codecs
import re

from assistant.errors import LoadError
from assistant.records import Line
from assistant.reports.loading.wrapped_lines import join_wrapped

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_SAMPLE = 65_536
_BROKEN = 3  # characters that one bad byte may cost, in a text of any length
# What Chinese office text consists of, apart from rarities.
_USUAL = re.compile(r"[\t\r\n -~\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
# A last line of nothing but half a character, or the mark with which DOS ended a file.
_CUT_OFF = re.compile(r"([\r\n])[ \t\u3000]*[\ufffd\x1a]+\s*\Z")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")


def read_text(text: str) -> list[Line]:
    """Return the lines of `text`, numbered as an editor numbers them, blank ones included.

    Lines that a program broke at a fixed width come as whole paragraphs.
    """
    lines = [Line(number=number, text=line) for number, line in enumerate(split_lines(text), 1)]
    return join_wrapped(lines)


def split_lines(text: str) -> list[str]:
    """Return the lines without their ends (LF, CR LF, or CR alone as on old Macs)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if "\r" in text:
        return [line.rstrip("\r") for line in lines]
    return lines


def decode(data: bytes) -> str:
    """Return the text of `data`: UTF-8, GB18030, UTF-16 with or without BOM, or a guess.

    Raises LoadError for what is not text.
    """
    text = _decode_marked(data)
    if text is None:
        text = _decode_unmarked(data)
    sample = text[:_SAMPLE]
    if "\0" in sample or len(_CONTROLS.findall(sample)) > _BROKEN + len(sample) / 100:
        raise _not_text()
    return _CUT_OFF.sub(r"\1", text)


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _decode_unmarked(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_utf16(data) or _decode_damaged_utf8(data) or _decode_legacy(data)
    # English UTF-16 is valid UTF-8 with zeros in it.
    return (_decode_utf16(data) or text) if "\0" in text[:_SAMPLE] else text


def _decode_utf16(data: bytes) -> str | None:
    """Return the text if one of the two byte orders makes almost all of it usual characters."""
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[:_SAMPLE].decode(encoding, errors="replace")
        if len(_USUAL.findall(sample)) >= 0.95 * len(sample):
            return data.decode(encoding, errors="replace")
    return None


def _decode_damaged_utf8(data: bytes) -> str | None:
    """Return UTF-8 text with a few broken bytes replaced; None if it is another encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    wide = sum(1 for character in text[:_SAMPLE] if character > "\u07ff") - broken
    return text if wide > 20 * broken else None


def _decode_legacy(data: bytes) -> str:
    """Return GB18030 text, one character in two hundred broken, else in a guessed encoding."""
    text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") * 200 <= len(text) + 1000 and _is_simplified(text):
        return text
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None:
        raise _not_text()
    return data.decode(guess.encoding, errors="replace")


def _is_simplified(text: str) -> bool:
    """Return whether the characters are those of GB 2312: other encodings misread are not."""
    sample = text[:_SAMPLE]
    return len(sample.encode("gb2312", errors="ignore").decode("gb2312")) >= 0.9 * len(sample)


def _not_text() -> LoadError:
    return LoadError(
        "这不是文本文件，也不是能识别的文档格式。",
        hint="请确认文件没有损坏；能用 Word 或 WPS 打开的话，另存为 .docx 后再导入。",
    )
