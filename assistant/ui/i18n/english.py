"""Read the English texts that stand in english.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def english(topic: str) -> dict[str, str]:
    """Return the English texts of a topic by their Chinese ones.

    >>> english("rules")["前后不一"]
    'one indicator with two values'
    """
    text = files("assistant.ui.i18n").joinpath("english.toml").read_text(encoding="utf-8")
    texts: dict[str, str] = tomllib.loads(text)[topic]
    return texts
