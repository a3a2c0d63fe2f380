"""Read the values that a line states, each with the bare words for what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.measures import unit_of
from assistant.drafting.facts.similar_facts import ASIDE, spell_out_indicators
from assistant.text.figures.figure import MEASURED, Figure
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.lexicon import group

_TARGET = re.compile(
    f"(?:{group('totals.target_period').pattern})?{group('totals.target').pattern}"
)
_LACK = group("facts.lacking"), group("facts.spoken_lack"), group("outlook.unfinished")
_ACTS = group("indicators.act")
_FILLER = re.compile(group("ledger.filler").pattern)
_ORIGIN = re.compile(f"^[^，。；]*?(?:{group('ledger.origin').pattern})的?")
_LINK = re.compile(rf"(?:{group('ledger.states_right').pattern}|应该?|[是有为达到]+)$")
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_MONEY = "元"
_LEAST_MONEY = 100_000_000  # 2.7亿 without a unit is money


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedValue:
    """A value of a line: its figure, its unit, and the words for what it counts."""

    figure: Figure
    number: Decimal
    unit: str
    label: str  # in pieces with blanks between, without asides
    acts: frozenset[str]  # what was done with it: 发放, 办结
    move: int  # 1 grew by it, -1 fell by it, 0 it stands at this
    is_lack: bool  # what is wanting or not done: 1320户尚未办证

    @property
    def characters(self) -> str:
        """The characters of the label."""
        return self.label.replace(" ", "")


@lru_cache(maxsize=1024)
def stated_values(fact: Fact) -> tuple[StatedValue, ...]:
    """Return this year's values of a line, in their order: no target, no value of the year before.

    >>> fact = Fact(id="F1", line=1, text="全年改造公厕17座（目标20座），上年12座")
    >>> [(one.number, one.label) for one in stated_values(fact)]
    [(Decimal('17'), '改造公厕')]
    """
    places = label_figures(fact.text)
    return tuple(
        _read(place, place.figure.number)
        for place in places
        if place.figure.kind in MEASURED
        and place.figure.number is not None
        and not (place.is_earlier or place.figure.unit == "号" or _is_target(place))
        and not _is_of_name(place.figure, fact.text)
    )


def _is_of_name(figure: Figure, text: str) -> bool:
    """Return whether a number without a unit belongs to the name behind it: 95598满意率."""
    return not figure.unit and "\u4e00" <= text[figure.end : figure.end + 1] <= "\u9fff"


def _is_target(place: LabelledFigure) -> bool:
    return bool(_TARGET.search(place.label))


def _read(place: LabelledFigure, number: Decimal) -> StatedValue:
    unit = unit_of(place.figure)
    return StatedValue(
        figure=place.figure,
        number=number,
        unit=_MONEY if not unit and number >= _LEAST_MONEY else unit,
        label=_bare_words(place.label),
        acts=frozenset(hit.word for hit in _ACTS.find(place.label)),
        move=place.move,
        is_lack=any(words.occurs_in(place.clause) for words in _LACK),
    )


def _bare_words(label: str) -> str:
    """Return the words of a label that name the thing, "" for none: 目前已完成."""
    framed = ASIDE.sub(" ", strip_framing(spell_out_indicators(_ORIGIN.sub("", label))))
    words = _LINK.sub("", _FILLER.sub(" ", framed).rstrip())
    return _NOT_HAN.sub(" ", words).strip() or _NOT_HAN.sub(" ", framed).strip()
