"""Choose texts from a ranking: of near-copies the first, and not too many of one report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from assistant.records import Place, StoredPassage
from assistant.text.similarity import is_near_copy

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Choice(Generic[T]):
    """A text of a passage that may be shown, and where its near-copies stand."""

    item: T
    passage: StoredPassage
    pairs: frozenset[str]  # of the neighbouring characters of the text
    copies: list[Place] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Selection(Generic[T]):
    """The texts chosen so far, and those of a report that has had its share."""

    of_one_report: int | None  # at most so many; None for any number
    chosen: list[Choice[T]] = field(default_factory=list)
    waiting: list[Choice[T]] = field(default_factory=list)
    _reports: Counter[str] = field(default_factory=Counter)

    def add_copy(self, choice: Choice[T]) -> bool:
        """Note where a near-copy of an earlier text stands; return whether it is one."""
        for earlier in (*self.chosen, *self.waiting):
            if is_near_copy(earlier.pairs, choice.pairs):
                earlier.copies += [choice.passage.place, *choice.passage.also_at]
                return True
        return False

    def add(self, choice: Choice[T]) -> None:
        """Choose a text, or let it wait behind those of other reports."""
        report = choice.passage.report_id
        self._reports[report] += 1
        full = self.of_one_report is not None and self._reports[report] > self.of_one_report
        (self.waiting if full else self.chosen).append(choice)
