"""The figure of a sentence that is to be derived, and what any rule asks of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.fact_figures.fact_amounts import FactAmount
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.figures.intervals import Bounds, states_number
from assistant.text.figures.rounding import Approximation, read_approximation
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams

_FILLERS = re.compile(group("ledger.filler").pattern)
_NEAR_FRACTION = Decimal("0.5")
_TENTH, _HALF, _ALL = Decimal(10), Decimal(50), Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """The figure of a sentence that is to be derived."""

    place: LabelledFigure
    sentence: str
    nearest: int = 0  # its words that the fact nearest to it holds, of those with an earlier value

    @property
    def kind(self) -> FigureKind:
        return self.place.figure.kind

    def states(self, result: Bounds) -> bool:
        """Return whether the figure is `result`, rounded as it is written.

        A fraction is meant to half a per cent.
        """
        number = self.place.figure.number
        if number is not None and self._is_half_or_part():
            return self._states_fraction(result.value)
        in_mille = 10 if self.place.figure.unit == "‰" and self.kind is FigureKind.PERCENT else 1
        return states_number(self.place.figure, self.sentence, abs(result.value) * in_mille)

    def _is_half_or_part(self) -> bool:
        """Return whether the figure is a fraction in words: 三分之一, 一半."""
        figure = self.place.figure
        return self.kind is FigureKind.FRACTION or (
            figure.kind is FigureKind.PERCENT and "半" in figure.text and "成" not in figure.text
        )

    def _states_fraction(self, share: Decimal) -> bool:
        """Return whether a share in per cent is the fraction, or on the side of it that is said.

        More than two thirds is less than ten points more; more than a half is anything up to all.
        """
        figure = self.place.figure
        number = (figure.number or Decimal(0)) * (100 if self.kind is FigureKind.FRACTION else 1)
        side = read_approximation(figure, self.sentence)
        if side is Approximation.OVER:
            most = _ALL if number == _HALF else number + _TENTH
            return number < share <= most
        if side is Approximation.UNDER:
            return number - _TENTH / 2 <= share < number
        return abs(share - number) <= _NEAR_FRACTION


def is_about(output: Output, one: FactAmount) -> bool:
    """Return whether the words at the figure, if it has any, are among those of the fact."""
    named = content_bigrams(_FILLERS.sub("，", strip_framing(output.place.label)))
    return not named or count_shared(output.place, one) > 0


def count_shared(place: LabelledFigure, one: FactAmount) -> int:
    """Return how many of the words at a figure the fact of an amount holds."""
    named = content_bigrams(strip_framing(place.label))
    return len(named & bigrams(f"{one.fact.text}，{one.fact.indicator}"))


def may_be_divided(one: FactAmount, base: FactAmount) -> bool:
    """Return whether both are levels, the second above zero."""
    return not (one.place.move or base.place.move) and base.amount.value > 0


def names_own_words(output: Output, one: FactAmount, *, beside: str = "") -> bool:
    """Return whether the words at the figure are some of the amount's, that `beside` has not.

    Words denied in one of the two are not the same: 合格, 不合格.
    """
    own = bigrams(strip_framing(one.place.label))
    said = f"{output.place.label}，{output.place.clause}"
    if denied := [word for word in own if is_denied(word, one.place.label)]:
        return any(is_denied(word, said) for word in denied)
    common = (own - bigrams(beside) or own) & bigrams(re.sub("率|比重|比例", "", said))
    return any(not is_denied(word, said) for word in common)


def is_denied(word: str, text: str) -> bool:
    """Return whether `text` says that something is not `word`."""
    return re.search(f"[不未没无](?:能|有|曾|予)?{word}", text) is not None


def ids_of(*amounts: FactAmount) -> str:
    """Return the facts of the amounts as a formula names them: F1、F3."""
    return "、".join(dict.fromkeys(one.fact.id for one in amounts))
