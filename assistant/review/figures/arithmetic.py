"""Work out again what a draft says of its figures: growth, differences, shares, rates and sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.review.figures.intervals import Bounds, bounds_of, ratio_bounds, said
from assistant.review.figures.sentence_figures import COUNTED, MeasuredSentence
from assistant.review.figures.shares import share
from assistant.review.figures.sums import sums
from assistant.review.findings import DraftParagraph
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import Figure, FigureKind
from assistant.text.sentences import sentence_spans

_FROM = re.compile("(?:由|从)[^，。；由从]{0,16}$")
_TO = re.compile(
    "(?:增加|增长|提高|提升|上升|扩大|攀升|拓展|增|升|涨|下降|减少|降低|压减|缩短|压缩|回落|降|减)[至到为]了?$|[至到]$"
)
_POINTED_ELSEWHERE = re.compile(
    "由|从|全[国省市区县]|平均|高于|低于|目标|计划|力争|确保|以上|以内|预计"
)
# What may stand between 由80吨提高到160吨 and its 增长100%: nothing about another matter.
_SAME_SUBJECT = re.compile(
    "[）)，、；（(]?(?:同比|环比|[较比](?:上年|去年|年初|同期)(?:同期)?|净|共|累计|分别|一年|实际|平均|每年|约|达|了)*"
    "(?:增加|增长|增幅|增速|提高|提升|上升|扩大|净增|增|升|涨|下降|减少|降低|降幅|压减|缩短|压缩|回落|降|减)?"
    "(?:了|达|为|约|近|超过?)*"
)
_MORE = re.compile("[多少]了?$")  # 比上年多1.6万亿元: no value but a difference
_NEAR = 14  # characters between a claim and a value that follows it in brackets
_CHANGED = re.compile("(?:增加|增收|净增|多收|多|减少|减收|少收|少|压减|下降|增长)了?$")
_RANKS = {"位", "名次"}
_OF_A_RATE = re.compile("率[为达到至]*$")  # 审减率: a share, though 减 is a move
_ANNUAL = re.compile("年均|月均|日均|复合|累计增|连续|两年|三年|五年|平均")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """A claim of a draft, and what its own figures come to."""

    paragraph: DraftParagraph
    start: int  # of the claim
    end: int
    computed: str
    ok: bool
    how: str  # 1620 ÷ 1800


def reckonings(paragraph: DraftParagraph) -> Iterator[Reckoning]:
    """Yield each claim of a paragraph whose figures stand in the same sentence, worked out."""
    for start, end in sentence_spans(paragraph.text):
        text = paragraph.text[start:end]
        sentence = MeasuredSentence(text=text, figures=label_figures(text))
        for place, bounds, how in _claims(sentence):
            yield _reckoned(paragraph, start, place.figure, bounds, how)
        for total, bounds, how in sums(text, sentence.figures):
            yield _reckoned(paragraph, start, total.figure, bounds, how)


def _reckoned(
    paragraph: DraftParagraph, offset: int, figure: Figure, bounds: Bounds, how: str
) -> Reckoning:
    return Reckoning(
        paragraph=paragraph,
        start=offset + figure.start,
        end=offset + figure.end,
        computed=said(bounds.middle, figure),
        ok=bounds.holds(figure),
        how=how,
    )


_Claim = tuple[LabelledFigure, Bounds, str]


def _claims(sentence: MeasuredSentence) -> Iterator[_Claim]:
    for place in sentence.figures:
        kind = place.figure.kind
        if place.figure.number is None or _ANNUAL.search(place.clause):
            continue
        if place.figure.unit in _RANKS:
            continue
        if kind is FigureKind.PERCENT:
            yield from _percentage(sentence, place)
        elif place.move and (kind is FigureKind.POINTS or kind in COUNTED):
            yield from _difference(sentence, place)


def _percentage(sentence: MeasuredSentence, place: LabelledFigure) -> Iterator[_Claim]:
    if _POINTED_ELSEWHERE.search(
        sentence.text[max(0, place.figure.start - 4) : place.figure.start]
    ):
        return
    a_rate = _OF_A_RATE.search(sentence.text[: place.figure.start])
    if "分别" in place.clause:
        return
    found = _growth(sentence, place) if place.move and not a_rate else share(sentence, place)
    if found:
        yield found


def _growth(sentence: MeasuredSentence, place: LabelledFigure) -> _Claim | None:
    """Return the growth that the two values of the sentence come to."""
    pair = _two_values(sentence, place)
    if pair is None:
        return None
    now, then = pair
    if not then.number:
        return None
    grown = ratio_bounds(now, then).times(100).plus(-100)
    bounds = grown if place.move > 0 else grown.times(-1)
    return place, bounds, f"{now.text}与{then.text}"


def _difference(sentence: MeasuredSentence, place: LabelledFigure) -> Iterator[_Claim]:
    """Yield a difference in amounts or percentage points between two values of the sentence."""
    wanted = {FigureKind.PERCENT} if place.figure.kind is FigureKind.POINTS else COUNTED
    pair = _from_to(sentence, place, wanted) or _with_base(sentence, place, wanted)
    if pair is None:
        return
    now, then = pair
    if place.figure.kind is not FigureKind.POINTS and now.unit != place.figure.unit:
        return
    bounds = bounds_of(now).minus(bounds_of(then))
    yield place, bounds if place.move > 0 else bounds.times(-1), f"{now.text}与{then.text}"


def _two_values(sentence: MeasuredSentence, place: LabelledFigure) -> tuple[Figure, Figure] | None:
    return (
        _from_to(sentence, place, COUNTED)
        or _with_base(sentence, place, COUNTED)
        or _with_change(sentence, place)
    )


def _from_to(
    sentence: MeasuredSentence, place: LabelledFigure, kinds: set[FigureKind]
) -> tuple[Figure, Figure] | None:
    """Return (now, then) of 由…增加到…, the nearest before `place`."""
    before = [one.figure for one in sentence.figures if one.figure.end <= place.figure.start]
    if len(before) < 2:
        return None
    then, now = before[-2:]
    if then.kind not in kinds or now.kind not in kinds or then.unit != now.unit:
        return None
    starts = _FROM.search(sentence.text[: then.start])
    arrives = _TO.search(sentence.text[then.end : now.start])
    told = _SAME_SUBJECT.fullmatch(sentence.text[now.end : place.figure.start])
    return (now, then) if starts and arrives and told else None


def _with_base(
    sentence: MeasuredSentence, place: LabelledFigure, kinds: set[FigureKind]
) -> tuple[Figure, Figure] | None:
    """Return (now, then) where the sentence gives last period's value beside this one's."""
    amounts = [one for one in sentence.figures if one.figure.kind in kinds and one is not place]
    bases = [one for one in amounts if one.is_earlier and not _MORE.search(_before(sentence, one))]
    before = [one for one in amounts if one.figure.end <= place.figure.start]
    current = [one for one in before if not one.is_earlier and not one.move]
    if len(bases) != 1 or not current or not _is_next(bases[0], place, before):
        return None
    now, base = current[-1].figure, bases[0].figure
    between = sentence.text[min(now.end, base.end) : place.figure.start]
    alone = now.unit == base.unit and "其中" not in between
    # Of two things counted in one unit, the base may be the other one's.
    alike = [one for one in current if one.figure.unit == now.unit]
    return (now, base) if alone and len(alike) == 1 and current[-1] in before[-2:] else None


def _before(sentence: MeasuredSentence, one: LabelledFigure) -> str:
    return sentence.text[: one.figure.start]


def _is_next(base: LabelledFigure, place: LabelledFigure, before: Sequence[LabelledFigure]) -> bool:
    """Return whether last period's value stands right before the claim, or right behind it."""
    behind = base.figure.start - place.figure.end
    return base in before[-2:] or 0 <= behind <= _NEAR


def _with_change(sentence: MeasuredSentence, place: LabelledFigure) -> tuple[Figure, Figure] | None:
    """Return (now, then) of 完成460万元，同比增收40万元，增长9.5%: then is now less the change."""
    counted = sentence.counted_before(place)
    if len(counted) < 2 or not counted[0].move or counted[1].move:
        return None
    change, now = counted[0].figure, counted[1].figure
    between = sentence.text[change.end : place.figure.start]
    same = change.unit == now.unit and counted[0].move == place.move
    changed = _CHANGED.search(sentence.text[: change.start])
    if not same or not changed or len(between) > 10 or change.number is None or now.number is None:
        return None
    then = now.number - counted[0].move * abs(change.number)
    return (now, _derived(now, then)) if then > 0 else None


def _derived(figure: Figure, number: Decimal) -> Figure:
    text = f"{said(number, figure)}"
    return Figure(
        text=text, number=number, unit=figure.unit, kind=figure.kind, start=0, end=0, key=""
    )
