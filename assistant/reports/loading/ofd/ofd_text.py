"""Read the characters of an OFD page with their positions."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from assistant.errors import LoadError
from assistant.reports.loading.ofd.ofd_geometry import PlacedObject, Placing, to_number
from assistant.reports.loading.ofd.ofd_package import SAVE_AS
from assistant.reports.loading.pdf.glyphs import Glyph
from assistant.reports.loading.pdf.pdf_pages import SLANT
from assistant.reports.loading.xml_package import Element, local_name

_DESCENT = 0.15  # of the type size: what lies below the line that characters stand on
_MOST_CHARACTERS = 30_000  # on one page; a full one has 3,000
_SAME_PLACE = 0.3  # of the type size: the second copy of bold type is not further off


def read_runs(objects: Iterable[PlacedObject]) -> list[list[Glyph]]:
    """Return the characters among these objects, those of each piece of text together.

    Text that is aslant (a watermark) or invisible is left out, and so is the second copy where a
    program prints twice for bold type.
    """
    runs: list[list[Glyph]] = []
    characters = 0
    printed: dict[str, list[Glyph]] = {}
    for one in objects:
        if one.kind != "TextObject" or abs(math.sin(2 * one.placing.angle)) > SLANT:
            continue
        characters += sum(len(code.text or "") for code in one.element)
        if characters > _MOST_CHARACTERS:
            raise LoadError("OFD 文件有一页的文字太多，不像工作报告。", hint=SAVE_AS)
        for run in _text_runs(one.element, one.placing):
            earlier = printed.setdefault("".join(glyph.text for glyph in run), [])
            if not any(_is_copy(run[0], one) for one in earlier[-5:]):
                earlier.append(run[0])
                runs.append(run)
    return runs


def _is_copy(glyph: Glyph, other: Glyph) -> bool:
    slack = _SAME_PLACE * glyph.height
    return abs(glyph.left - other.left) < slack and abs(glyph.bottom - other.bottom) < slack


def _text_runs(text: Element, placing: Placing) -> Iterator[list[Glyph]]:
    size = to_number(text.get("Size"), 0.0)
    em = size * to_number(text.get("HScale"), 1.0)
    x = y = 0.0
    for code in text:
        if local_name(code) != "TextCode" or not code.text:
            continue
        x = to_number(code.get("X"), x)
        y = to_number(code.get("Y"), y)
        widths = [em * _squares(character) for character in code.text]
        steps = _steps(code.get("DeltaX"), len(widths))
        falls = _steps(code.get("DeltaY"), len(widths))
        if not any(steps) and not any(falls):
            steps = [0.0, *widths[:-1]]  # the characters follow each other by their widths
        places = [
            placing.place(x + right, y + down)
            for right, down in zip(accumulate(steps), accumulate(falls), strict=True)
        ]
        wide = placing.wide
        ends = [width * wide for width in widths]
        yield _glyphs(code.text, places, ends, size * placing.high)


def _glyphs(
    text: str, places: Sequence[tuple[float, float]], widths: Sequence[float], size: float
) -> list[Glyph]:
    """Return the characters; one set narrower than its font has it ends where the next begins."""
    found = []
    for n, (character, (left, base), width) in enumerate(zip(text, places, widths, strict=True)):
        step = places[n + 1][0] - left if n + 1 < len(places) else width
        right = left + (min(step, width) if step > 0 else width)
        found.append(Glyph(character, left, base - _DESCENT * size, right, size))
    return found


def _squares(character: str) -> float:
    """Return how wide a character is, by that of a Han character."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def _steps(text: str | None, count: int) -> list[float]:
    """Return the steps to each of `count` characters; "g 3 4.2" stands for 4.2 4.2 4.2.

    >>> _steps("g 2 4.2 2.1", 5)
    [0.0, 4.2, 4.2, 2.1, 2.1]
    """
    steps, words = [0.0], iter((text or "").split())
    for word in words:
        if word == "g":
            times = int(to_number(next(words, None), 0))
            steps += [to_number(next(words, None), 0.0)] * min(times, count)
        else:
            steps.append(to_number(word, 0.0))
        if len(steps) >= count:
            break
    last = steps[-1] if len(steps) > 1 else 0.0  # a list that is too short goes on as it ends
    return (steps + [last] * count)[:count]
