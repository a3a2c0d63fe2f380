"""Tell whether two statements of a draft are one, told again with small changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.records import Function
from assistant.review.rules.repetition.sentence_parts import SentencePart
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.similarity import character_runs

_RUN = 3  # characters of the pieces by which statements are compared
_CONTAINED = 0.8  # share of the pieces of the shorter one, where it states figures
_SAME_FIGURES = 0.65  # the same, where both state these figures and no other
_ALIKE = 0.75  # share of the pieces of the longer one, where they state one or none
_LONG = 24  # letters of a statement without figures that can be told again
_FIGURES = 2  # in common: one alone may be of two things
_NEAREST = 3  # earlier statements looked at closely
_COMMON = 40  # statements that hold a piece: then it tells nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    statement: SentencePart
    runs: frozenset[str]
    figures: frozenset[str]  # keys of those with a unit


def find_retold(statements: Iterable[SentencePart]) -> Iterator[tuple[SentencePart, SentencePart]]:
    """Yield each statement of a section that an earlier one tells, and that one.

    A statement with two figures is told again where the other has them both and most of its
    words; one with fewer, where the other has nearly the same words and no other figure; one
    with none, where another section has them: in one section such sentences are parallels
    (要有使命意识, 要有担当意识). Plans list what results tell, and are left alone.
    """
    known: list[_Known] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for statement in statements:
        if statement.paragraph.function is Function.PLAN:
            continue
        one = _Known(
            statement=statement,
            runs=character_runs(statement.letters, _RUN),
            figures=frozenset(
                figure.key
                for figure in find_figures(statement.text)
                if figure.kind in MEASURED and figure.unit
            ),
        )
        shared = Counter(
            index for run in one.runs if len(holders[run]) < _COMMON for index in holders[run]
        )
        nearest = (known[index] for index, _ in shared.most_common(_NEAREST))
        if first := next((other for other in nearest if _is_retold(other, one)), None):
            yield statement, first.statement
        for run in one.runs:
            holders[run].append(len(known))
        known.append(one)


def _is_retold(one: _Known, other: _Known) -> bool:
    shared = len(one.runs & other.runs)
    shorter, longer = sorted((one, other), key=lambda each: len(each.runs))
    if len(shorter.figures) >= _FIGURES and shorter.figures == longer.figures:
        return shared >= _SAME_FIGURES * len(shorter.runs)
    if len(shorter.figures) >= _FIGURES and shorter.figures <= longer.figures:
        return shared >= _CONTAINED * len(shorter.runs)
    if one.figures != other.figures or shared < _ALIKE * len(longer.runs):
        return False
    return bool(one.figures) or (
        len(shorter.statement.letters) >= _LONG
        and one.statement.paragraph.section != other.statement.paragraph.section
    )
