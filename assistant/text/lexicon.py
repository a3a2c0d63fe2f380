"""Find the words of a named group in a text; `assistant/data/lexicon/` holds the groups.

A file of that folder holds tables, one for each group:

    [lack]                                # group("outlook.lack") in outlook.toml
    words = ["不足", "短板", "将"]
    except = ["将近"]                     # a word inside one of these does not count
    include = ["problem", "years.later"]  # groups of this file, or of another one
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import ahocorasick_rs

_FOLDER = files("assistant") / "data" / "lexicon"
_KEYS = {"words", "except", "include"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMatch:
    """A word of a group, and its place in a text."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, kw_only=True)
class WordGroup:
    """Words that mean one thing, and the longer words that hold one of them by chance."""

    name: str
    words: tuple[str, ...]
    exceptions: tuple[str, ...] = ()

    def __contains__(self, word: str) -> bool:
        """Return whether `word` is one of the words, as a whole."""
        return word in self._members

    def occurs_in(self, text: str) -> bool:
        """Return whether a word stands in `text`, outside of all exceptions."""
        return bool(self._matches(text))

    def find(self, text: str) -> list[WordMatch]:
        """Return where words stand in `text`, from left to right; of two that overlap the longer.

        >>> WordGroup(name="", words=("将", "要"), exceptions=("将近", "要求")).find("将近期要求")
        []
        """
        found: list[WordMatch] = []
        end = 0
        for one in sorted(self._matches(text), key=lambda one: (one.start, -one.end)):
            if one.start >= end:
                found.append(one)
                end = one.end
        return found

    def first_in(self, text: str) -> str:
        """Return the word that stands first in `text`, "" where none does."""
        found = self.find(text)
        return found[0].word if found else ""

    def count_in(self, text: str) -> int:
        """Return how many words stand in `text`, overlapping ones once."""
        return len(self.find(text))

    def opening(self, text: str) -> str:
        """Return the longest word that `text` opens with, "" for none."""
        near = self._matches(text[: self._longest])
        return max((one.word for one in near if not one.start), key=len, default="")

    def closing(self, text: str) -> str:
        """Return the longest word that `text` closes with, "" for none."""
        near = text[-self._longest :]
        ends = (one.word for one in self._matches(near) if one.end == len(near))
        return max(ends, key=len, default="")

    @cached_property
    def pattern(self) -> str:
        """A regular expression, without groups, for one word outside of all exceptions."""
        longest_first = sorted(self.words, key=lambda word: (-len(word), word))
        return "(?:" + "|".join(self._guarded(word) for word in longest_first) + ")"

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, (*self.words, *self.exceptions)), default=1)

    @cached_property
    def _finder(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick([*self.words, *self.exceptions])

    def _matches(self, text: str) -> list[WordMatch]:
        """Return each word of `text` that no exception covers; they may overlap."""
        hits = self._finder.find_matches_as_indexes(text, overlapping=True)
        covered = [(start, end) for index, start, end in hits if index >= len(self.words)]
        return [
            WordMatch(start=start, end=end, word=self.words[index])
            for index, start, end in hits
            if index < len(self.words)
            and not any(left <= start and end <= right for left, right in covered)
        ]

    def _guarded(self, word: str) -> str:
        # The word comes first: a plain word is found fast, and the guards are rarely asked.
        guards = "".join(
            _guard(one[: place.start()] + word, one[place.start() + len(word) :])
            for one in self.exceptions
            for place in re.finditer(f"(?={re.escape(word)})", one)
        )
        return re.escape(word) + guards


def _guard(behind: str, ahead: str) -> str:
    """Return a pattern for a place that does not stand between `behind` and `ahead`."""
    if not ahead:
        return f"(?<!{re.escape(behind)})"
    return f"(?!(?<={re.escape(behind)}){re.escape(ahead)})"


@cache
def group(name: str) -> WordGroup:
    """Return the group `file.table` of the lexicon, with the groups it includes.

    Raises KeyError for a group that is not there, ValueError for one that is not well made:
    a word twice, an exception that holds no word, a key that means nothing.
    """
    file, _, table = name.partition(".")
    fields: dict[str, Any] = _tables(file)[table]
    if unknown := fields.keys() - _KEYS:
        raise ValueError(f"lexicon {name}: unknown keys {sorted(unknown)}")
    others = fields.get("include", ())
    included = [group(other if "." in other else f"{file}.{other}") for other in others]
    words = [*fields.get("words", ()), *dict.fromkeys(w for one in included for w in one.words)]
    exceptions = [*fields.get("except", ()), *(e for one in included for e in one.exceptions)]
    _check_group(name, words, exceptions)
    return WordGroup(name=name, words=tuple(words), exceptions=tuple(dict.fromkeys(exceptions)))


@cache
def groups(file: str) -> tuple[WordGroup, ...]:
    """Return all groups of a file of the lexicon, in its order."""
    return tuple(group(f"{file}.{table}") for table in _tables(file))


def group_names() -> list[str]:
    """Return the names of all groups, sorted."""
    stems = (
        one.name.removesuffix(".toml") for one in _FOLDER.iterdir() if one.name.endswith(".toml")
    )
    return sorted(f"{stem}.{table}" for stem in stems for table in _tables(stem))


@cache
def _tables(file: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{file}.toml").read_text(encoding="utf-8"))


def _check_group(name: str, words: list[str], exceptions: list[str]) -> None:
    if twice := sorted({word for word in words if words.count(word) > 1}):
        raise ValueError(f"lexicon {name}: twice in it: {twice}")
    idle = [one for one in exceptions if not any(word in one and word != one for word in words)]
    if idle:
        raise ValueError(f"lexicon {name}: exceptions that hold no word: {idle}")
