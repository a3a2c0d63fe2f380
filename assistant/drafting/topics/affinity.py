"""Tell whether a fact belongs under a heading that shares no word with it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.text.lexicon import WordGroup

_GAP = ".{0,6}"  # 走访…企业 of the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Affinity:
    """A subject of facts and the words of the headings that it belongs under."""

    facts: re.Pattern[str]
    headings: re.Pattern[str]


def is_related(heading: str, text: str) -> bool:
    """Return whether the subject of `text` belongs under `heading`.

    >>> is_related("办好便民实事", "改造公厕17座"), is_related("规范执法", "改造公厕17座")
    (True, False)
    """
    return any(one.facts.search(text) and one.headings.search(heading) for one in affinities())


@cache
def affinities() -> tuple[Affinity, ...]:
    """Return the rows of `assistant/data/affinities.toml`."""
    table = tomllib.loads((files("assistant") / "data/affinities.toml").read_text("utf-8"))
    return tuple(
        Affinity(
            facts=_compile(row["facts"], row.get("except", [])),
            headings=_compile(row["headings"], []),
        )
        for row in table["affinity"]
    )


def _compile(words: list[str], exceptions: list[str]) -> re.Pattern[str]:
    group = WordGroup(name="", words=tuple(words), exceptions=tuple(exceptions))
    return re.compile(group.pattern.replace("…", _GAP))
