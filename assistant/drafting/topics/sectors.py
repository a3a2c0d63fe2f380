"""Find the sectors that a text names, with the common wording of reports on them."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_KEY = 2  # characters by which a word is looked up; none of the table is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A line of work and the wording that reports on it have in common; none names a figure."""

    words: tuple[str, ...]  # that the work is recognised by
    practices: tuple[str, ...]  # clauses that lead into this year's figures
    steps: tuple[str, ...]  # of a plan


@cache
def all_sectors() -> tuple[Sector, ...]:
    """Return the entries of `assistant/data/sectors.toml` in their order."""
    table = tomllib.loads((files("assistant") / "data/sectors.toml").read_text(encoding="utf-8"))
    return tuple(
        Sector(
            words=tuple(entry["words"]),
            practices=tuple(entry["practices"]),
            steps=tuple(entry["steps"]),
        )
        for entry in table["sector"]
    )


def sectors_in(text: str) -> list[Sector]:
    """Return the sectors that `text` names, the one named in most characters first.

    Of two the one named last: what stands before a noun describes it.

    >>> sectors_in("更换病害井盖2176座")[0].words[0]
    '井盖'
    """
    return list(_sectors_in(text))


@lru_cache(maxsize=4096)  # drafts weigh the same steps of the same reports again and again
def _sectors_in(text: str) -> tuple[Sector, ...]:
    ends: defaultdict[int, dict[str, int]] = defaultdict(dict)
    begun = _by_beginning()
    for start in range(len(text)):
        for word, place in begun.get(text[start : start + _KEY], ()):
            if text.startswith(word, start):
                ends[place][word] = start + len(word)
    sectors = all_sectors()
    return tuple(sectors[place] for place in sorted(ends, key=lambda one: _rank(one, ends[one])))


@cache
def _by_beginning() -> dict[str, list[tuple[str, int]]]:
    """Return the words by their first characters, each with its sector's place in the table."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for place, sector in enumerate(all_sectors()):
        for word in sector.words:
            found[word[:_KEY]].append((word, place))
    return dict(found)


def _rank(place: int, ends: Mapping[str, int]) -> tuple[int, int, int]:
    """Return the sort key of a sector: its longest word, a little for each more, the last named."""
    return -10 * max(map(len, ends)) - len(ends), -max(ends.values()), place


def main_sector(text: str) -> Sector | None:
    """Return the sector that `text` is about, None if it names none."""
    return next(iter(sectors_in(text)), None)


def first_unused(wordings: Sequence[str], sentences: Iterable[str]) -> str:
    """Return the first of `wordings` of which no clause stands in `sentences`, "" if none is.

    >>> first_unused(["健全台账，抓好回访", "完善机制"], ["抓好回访，办结12件。"])
    '完善机制'
    """
    text = "\n".join(sentences)
    unused = (one for one in wordings if not any(part in text for part in one.split("，")))
    return next(unused, "")
