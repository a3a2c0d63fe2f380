"""Find figures that problems and plans tell again with their digits exchanged."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from assistant.records import Function
from assistant.review.figures.reported_paragraphs import reported_paragraphs
from assistant.review.findings import DraftParagraph, DraftText
from assistant.text.figures.digit_slips import Slip, count_digits, find_slip
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.lexicon import group

_FEWEST_DIGITS = 3  # two are exchanged by chance, unless they are measured: 12家, 21家, but 8.6万亩
_KINDS = frozenset({FigureKind.NUMBER, FigureKind.PERCENT})
_HAN = re.compile("[\u4e00-\u9fffA-Za-z]+")
_TARGET = group("indicators.target")
_AHEAD = re.compile(rf"{group('indicators.intended').pattern}|到20\d\d年|到“?十")
_BASIS = re.compile("[^，。；]{0,10}基础上")  # of a plan that goes on from a result
_BOUND = re.compile("[于过破到达至]$")
_NOUN = re.compile("(?!以上|以下|以内|左右|目标|任务)[^\\W\\d_]")
_CHANGES = (group("moves.grown"), group("moves.fallen"))
_SHORTEST_NAME = 2  # characters that stand at both figures


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFigure:
    """A figure of a draft with the words in front of it and behind it in its clause."""

    paragraph: DraftParagraph
    figure: Figure
    before: str
    behind: str
    sentence: str  # up to the figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangedDigits:
    """A figure that is reported, the one that tells it again, and the name of both."""

    reported: NamedFigure
    retold: NamedFigure
    name: str


def find_exchanged_digits(draft: DraftText) -> Iterator[ExchangedDigits]:
    """Yield each figure of problems and plans that has the digits of a reported one, exchanged.

    Both stand at the same noun, and what is retold is of today: no target. A figure that is
    reported as it stands is none.
    """
    reported = reported_paragraphs(draft)
    numbers = {one.n for one in reported}
    known = list(_read_all(reported))
    values = {(one.figure.unit, one.figure.key) for one in known}
    by_digits: defaultdict[tuple[str, ...], list[NamedFigure]] = defaultdict(list)
    for one in known:
        by_digits[_digits(one.figure)].append(one)
    later = [one for one in draft.paragraphs if one.n not in numbers and not one.is_heading]
    retold = [one for one in _read_all(later) if (one.figure.unit, one.figure.key) not in values]
    for one in retold:
        if not _is_of_today(one):
            continue
        for other in by_digits[_digits(one.figure)]:
            if _is_exchanged(one.figure, other.figure) and (name := _shared_name(one, other)):
                yield ExchangedDigits(reported=other, retold=one, name=name)
                break
    yield from _exchanged_in_results(known, by_digits)


def _exchanged_in_results(
    known: Sequence[NamedFigure], by_digits: Mapping[tuple[str, ...], Sequence[NamedFigure]]
) -> Iterator[ExchangedDigits]:
    """Yield results that name what they are done for with exchanged digits: 面向6.48万名会员."""
    times = Counter(one.figure.key for one in known)
    for one in known:
        digits = count_digits(one.figure.number or Decimal(0))
        is_before_noun = _NOUN.match(one.behind) and not any(
            words.opening(one.behind) for words in _CHANGES
        )
        if times[one.figure.key] > 1 or digits < _FEWEST_DIGITS or not is_before_noun:
            continue
        noun = one.behind[:_SHORTEST_NAME]
        for other in by_digits[_digits(one.figure)]:
            is_level = other.before.find(noun) >= 0 and not _NOUN.match(other.behind)
            is_apart = other.paragraph.n != one.paragraph.n
            if is_level and is_apart and _is_exchanged(one.figure, other.figure):
                yield ExchangedDigits(reported=other, retold=one, name=noun)
                break


def _read_all(paragraphs: Iterable[DraftParagraph]) -> Iterator[NamedFigure]:
    for paragraph in paragraphs:
        for place in label_figures(paragraph.text):
            if _states_amount(place):
                yield NamedFigure(
                    paragraph=paragraph,
                    figure=place.figure,
                    before=place.words_before,
                    behind=place.words_behind,
                    sentence=_sentence_before(paragraph.text, place.figure.start),
                )


def _sentence_before(text: str, end: int) -> str:
    return text[text.rfind("。", 0, end) + 1 : end]


def _states_amount(place: LabelledFigure) -> bool:
    figure = place.figure
    return (
        figure.kind in _KINDS
        and figure.number is not None
        and (count_digits(figure.number) >= _FEWEST_DIGITS or "." in figure.text)
        and not place.move
        and not place.is_earlier
    )


def _digits(figure: Figure) -> tuple[str, ...]:
    number = abs(figure.number).normalize() if figure.number is not None else 0
    return figure.unit, figure.kind, *sorted(f"{number:f}".strip("0").replace(".", ""))


def _is_exchanged(one: Figure, other: Figure) -> bool:
    if one.number is None or other.number is None:
        return False
    return find_slip(one.number, other.number) is Slip.EXCHANGED


def _is_of_today(one: NamedFigure) -> bool:
    """Return whether a figure of problems and plans is of what there is: no target, no bound.

    In a plan it stands in front of its noun (用好8.6万亩茶园), or 基础上 follows.
    """
    if _BASIS.match(one.behind):
        return True
    told = one.sentence + one.figure.text + one.behind
    if _AHEAD.search(told) or _TARGET.occurs_in(one.before) or _BOUND.search(one.before):
        return False
    return one.paragraph.function is Function.PROBLEMS or _NOUN.match(one.behind) is not None


def _shared_name(one: NamedFigure, other: NamedFigure) -> str:
    """Return the longest run of characters that the clauses of both figures have."""
    mine, theirs = (_HAN.findall(each.before) + _HAN.findall(each.behind) for each in (one, other))
    return max((_longest_run(a, b) for a in mine for b in theirs), key=len, default="")


def _longest_run(one: str, other: str) -> str:
    longest = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[longest.a : longest.a + longest.size] if longest.size >= _SHORTEST_NAME else ""
