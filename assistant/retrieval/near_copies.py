"""Select texts from a ranking: the first of near-copies, and a limited number of each report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from assistant.records import Place, StoredPassage
from assistant.text.similarity import is_near_copy

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Choice(Generic[T]):
    """A passage that may be selected, and the places of its near-copies."""

    item: T
    passage: StoredPassage
    pairs: frozenset[str]  # of neighbouring characters of its text
    copies: list[Place] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Selection(Generic[T]):
    """The texts chosen so far, and those waiting because of their report's limit."""

    of_one_report: int | None  # the limit; None for none
    chosen: list[Choice[T]] = field(default_factory=list)
    waiting: list[Choice[T]] = field(default_factory=list)
    _reports: Counter[str] = field(default_factory=Counter)

    def add_copy(self, choice: Choice[T]) -> bool:
        """Add `choice` as a near-copy of an earlier text; return False where it is none."""
        for earlier in (*self.chosen, *self.waiting):
            if is_near_copy(earlier.pairs, choice.pairs):
                earlier.copies += [choice.passage.place, *choice.passage.also_at]
                return True
        return False

    def add(self, choice: Choice[T]) -> None:
        """Choose a text, or let it wait if its report has reached the limit."""
        report = choice.passage.report_id
        self._reports[report] += 1
        full = self.of_one_report is not None and self._reports[report] > self.of_one_report
        (self.waiting if full else self.chosen).append(choice)
