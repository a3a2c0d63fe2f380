"""Find parts that are larger than the whole they are said to belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.text.figures.calculations.figure_sentence import FigureSentence
from assistant.text.figures.figure import COUNTED, Figure
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.intervals import total
from assistant.text.figures.rounding import Approximation, read_approximation
from assistant.text.lexicon import group
from assistant.text.sentences import sentence_spans

_OPENS = re.compile(r"其中[：:，,]?|[（(](?:其中|含|包括|包含)")
_NO_LIST = re.compile("[^，。；：、\\d]*")  # between 其中 and the first part
_ENDS_CLAUSE = re.compile("[，。；、（）(),;]|$")  # not 10亿元以上项目, 20部每百人
_LARGEST_SLIP = 3  # what is more than three times the whole counts something else
_FOUND = re.compile(rf"(?:{group('act_kinds.find').pattern})[^，。；、\d]*$")
_MENDED = re.compile(rf"[，；](?:已|均已|完成|督促|当场)*(?:{group('act_kinds.mend').pattern})了?$")

_Pair = tuple[LabelledFigure, LabelledFigure]  # whole, part


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcessPart:
    """A part of a text and the whole that is smaller."""

    start: int  # of the whole in the text
    end: int  # of the part
    whole: str  # as written
    part: str


def find_excess_parts(text: str) -> Iterator[ExcessPart]:
    """Yield each part of `text` that is larger than its whole.

    >>> [one.part for one in find_excess_parts("抽检1286批次，其中农产品1530批次。")]
    ['1530批次']
    """
    for start, end in sentence_spans(text):
        sentence = FigureSentence.read(text[start:end])
        for whole, part in (*_parts_named(sentence), *_mended_of_found(sentence)):
            yield ExcessPart(
                start=start + whole.figure.start,
                end=start + part.figure.end,
                whole=whole.figure.text,
                part=part.figure.text,
            )


def _parts_named(sentence: FigureSentence) -> Iterator[_Pair]:
    """Yield the first figure behind 其中 where it exceeds all of its unit that stands before."""
    counted = _levels(sentence)
    for opening in _OPENS.finditer(sentence.text):
        part = next((one for one in counted if one.figure.start >= opening.end()), None)
        if part is None or not _NO_LIST.fullmatch(sentence.text[opening.end() : part.figure.start]):
            continue
        before = [
            one
            for one in counted
            if one.figure.end <= opening.start() and one.figure.unit == part.figure.unit
        ]
        if before and _exceeds(sentence, part, before):
            yield before[-1], part


def _mended_of_found(sentence: FigureSentence) -> Iterator[_Pair]:
    """Yield what is mended where it is more than what was found: 排查隐患712条，整改728条."""
    counted = _levels(sentence)
    for whole, part in pairwise(counted):
        between = sentence.text[whole.figure.end : part.figure.start]
        if (
            whole.figure.unit == part.figure.unit
            and _MENDED.fullmatch(between)
            and _FOUND.search(sentence.before(whole))
            and _exceeds(sentence, part, [whole])
        ):
            yield whole, part


def _levels(sentence: FigureSentence) -> list[LabelledFigure]:
    return [
        one
        for one in sentence.figures
        if one.figure.kind in COUNTED and one.figure.number and one.figure.unit
        if not one.move and not one.is_earlier and _is_amount(sentence, one.figure)
    ]


def _is_amount(sentence: FigureSentence, figure: Figure) -> bool:
    """Return whether a figure is the amount of its clause, and no bound or rate: 过百亿元的."""
    over = read_approximation(figure, sentence.text) is Approximation.OVER
    return not over and _ENDS_CLAUSE.match(sentence.text, figure.end) is not None


def _exceeds(
    sentence: FigureSentence, part: LabelledFigure, before: Sequence[LabelledFigure]
) -> bool:
    whole = total(sentence.bounds(one.figure) for one in before)
    claimed = sentence.bounds(part.figure)
    return whole.most < claimed.least and claimed.value <= whole.value * _LARGEST_SLIP
