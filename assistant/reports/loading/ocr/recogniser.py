"""Recognise the characters of a picture, through rapidocr, which the extra `ocr` installs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import LoadError

Picture = NDArray[np.uint8]  # rows, columns, and red, green, blue
_INSTALL = '安装 pip install "report-drafting-assistant[ocr]" 后可以识别'
_OR_ELSE = "也可以先用扫描软件识别成文字（OCR），存为 Word 再收录。"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedLine:
    """A piece of a line as recognised, with the certainty of each character, from 0 to 1."""

    text: str
    scores: tuple[float, ...]  # as many as characters
    corners: tuple[tuple[float, float], ...]  # pixels: from the upper left one, clockwise


Recognise = Callable[[Picture], list[RecognisedLine]]


def has_recogniser() -> bool:
    """Return whether the extra is installed."""
    return find_spec("rapidocr") is not None


def require_recogniser(what: str) -> None:
    """Raise LoadError, which says `what` was met, where the extra is missing."""
    if not has_recogniser():
        raise LoadError(f"{what}；{_INSTALL}。", hint=_OR_ELSE)


def name_unread(pages: Sequence[int]) -> str:
    """Return that these scanned pages of a file with text were left out; "" for none."""
    numbers = "、".join(map(str, pages))
    return f"第{numbers}页是扫描图片，没有读到；{_INSTALL}。" if pages else ""


def engine_version() -> str:
    """Return what recognises, and in which version: another may read a page otherwise."""
    return f"rapidocr-{version('rapidocr')}"


def recognise(picture: Picture) -> list[RecognisedLine]:
    """Return the lines of a picture in no order that matters."""
    found = _engine()(picture[..., ::-1])  # it takes blue first
    if found.txts is None or found.boxes is None:
        return []
    words = found.word_results if len(found.word_results) == len(found.txts) else ()
    return [
        RecognisedLine(
            text=text.strip(),
            scores=_character_scores(text, score, words[n] if words else ()),
            corners=tuple((float(x), float(y)) for x, y in box),
        )
        for n, (text, score, box) in enumerate(
            zip(found.txts, found.scores, found.boxes, strict=True)
        )
        if text.strip()
    ]


def _character_scores(text: str, score: float, words: Any) -> tuple[float, ...]:
    """Return the certainty of each character but spaces around the text.

    It is that of the line where they cannot be told apart.
    """
    begin, length = len(text) - len(text.lstrip()), len(text.strip())
    characters = [(word[0], float(word[1])) for word in words if word[0]]
    if "".join(character for character, _ in characters) != text:
        return (float(score),) * length
    values = [value for character, value in characters for _ in character]
    return tuple(values[begin : begin + length])


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,  # it turns single lines on their head, and they are lost
            "Global.text_score": 0.0,  # it drops without a word what is less certain
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
        }
    )
