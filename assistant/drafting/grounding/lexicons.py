"""Read the tables that the gate goes by: fixed expressions, names, words not to be exchanged."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def allowed_terms() -> re.Pattern[str]:
    """Return a pattern that matches each expression of `assistant/data/constants.toml`."""
    return _any_of(term for group in _table()["group"] for term in group["terms"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrasts:
    """Which words cannot stand for one another."""

    acts: tuple[tuple[str, tuple[str, ...]], ...]  # group, its words
    grave: tuple[str, ...]  # groups that must be in the fact
    kinds: tuple[tuple[str, ...], ...]


@cache
def contrasts() -> Contrasts:
    """Return the table `assistant/data/contrasts.toml`."""
    text = (files("assistant") / "data/contrasts.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Contrasts(
        acts=tuple((group, tuple(words)) for group, words in table["acts"].items()),
        grave=tuple(table["grave"]["acts"]),
        kinds=tuple(tuple(words) for words in table["kinds"]["groups"]),
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("assistant") / "data/constants.toml").read_text(encoding="utf-8"))


def _any_of(terms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(terms), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
