"""Find the figures of a draft that the past report states just so, and copied paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.records import Function
from assistant.review.figures.indicators import Indicator, find_indicators
from assistant.review.findings import DraftParagraph, DraftText
from assistant.text.figures.digit_slips import count_digits
from assistant.text.similarity import bigrams, character_runs

_COPIED = 0.8  # share of a paragraph's five-character runs that the past one has
_SHORTEST_COPY = 10  # five-character runs
_TELLING = 3  # digits that two years do not share by chance
_NEUTRAL = re.compile(r"[\dxX.,%]+|[\s，。；：、！？（）“”《》]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """Figures of a paragraph that are those of the past report."""

    paragraph: DraftParagraph
    figures: tuple[Indicator, ...]
    is_copied: bool  # with the words around them, and no other figure beside


def find_carried_over(draft: DraftText, past: Sequence[str]) -> Iterator[CarriedOver]:
    """Yield the paragraphs of the draft with figures that `past` states of the same thing.

    In a copied paragraph every figure counts where none has moved; elsewhere only figures of so
    many digits that two years do not share them by chance.
    """
    sources = _Sources(past)
    for paragraph in draft.paragraphs:
        if paragraph.is_heading or paragraph.is_frame or paragraph.function is Function.PLAN:
            continue
        stated = [one for one in find_indicators(paragraph.text) if one.value is not None]
        if not stated:
            continue
        source = sources.copied_into(paragraph.text)
        same = {(one.size, one.kind) for one in source}
        if source and all((one.size, one.kind) in same for one in stated):
            yield CarriedOver(paragraph=paragraph, figures=tuple(stated), is_copied=True)
        elif figures := tuple(one for one in stated if sources.state(one)):
            yield CarriedOver(paragraph=paragraph, figures=figures, is_copied=False)


class _Sources:
    """The paragraphs of the past report, by their wording and by their figures."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Index the paragraphs."""
        self._figures = [find_indicators(text) for text in paragraphs]
        self._lengths: list[int] = []
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        self._stating: defaultdict[tuple[object, str], list[Indicator]] = defaultdict(list)
        for number, text in enumerate(paragraphs):
            runs = _runs(text)
            self._lengths.append(max(len(runs), _SHORTEST_COPY))
            for run in runs:
                self._holding[run].append(number)
            for one in self._figures[number]:
                self._stating[one.size, one.kind].append(one)

    def copied_into(self, text: str) -> Sequence[Indicator]:
        """Return the figures of the paragraph that `text` is a copy of; none where it is none."""
        runs = _runs(text)
        shared = Counter(number for run in runs for number in self._holding.get(run, ()))
        if not shared:
            return ()
        number, count = shared.most_common(1)[0]
        smaller = min(max(len(runs), _SHORTEST_COPY), self._lengths[number])
        return self._figures[number] if count >= _COPIED * smaller else ()

    def state(self, one: Indicator) -> bool:
        """Return whether the past report states just this figure of something named alike."""
        if one.value is None or count_digits(one.value) < _TELLING:
            return False
        name = bigrams(one.core or one.before)
        return any(
            name & bigrams(other.core or other.before)
            for other in self._stating.get((one.size, one.kind), ())
            if other.is_change == one.is_change
        )


def _runs(text: str) -> frozenset[str]:
    return character_runs(_NEUTRAL.sub("", text), 5)
