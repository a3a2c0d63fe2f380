"""Give the fixed words of a comparison and a check in Chinese, or in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Protocol


class Translator(Protocol):
    """A function that gives a fixed text in the reader's language."""

    def __call__(self, text: str, **values: object) -> str:
        """Return the translation of a Chinese text, `values` filled into its gaps."""


def to_chinese(text: str, **values: object) -> str:
    """Return the text as it stands.

    >>> to_chinese("第 {n} 段", n=3)
    '第 3 段'
    """
    return text.format(**values) if values else text


def to_english(text: str, **values: object) -> str:
    """Return the text in English; one without a translation, such as the user's, stays.

    >>> to_english("第 {n} 段", n=3)
    'para. 3'
    """
    return to_chinese(english_texts().get(text, text), **values)


@cache
def english_texts() -> Mapping[str, str]:
    """Return the English of each fixed text, from `assistant/data/english/review.toml`."""
    path = files("assistant") / "data/english/review.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
