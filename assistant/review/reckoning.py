"""Work out again what a draft says of its figures: growth, differences, shares, rates and sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.review.records import DraftParagraph
from assistant.review.rounding import Bounds, bounds_of, ratio_bounds, said
from assistant.review.sums import sums
from assistant.text.figures import Figure, FigureKind
from assistant.text.labels import Labelled, labelled
from assistant.text.sentences import sentence_spans

_COUNTED = {FigureKind.NUMBER, FigureKind.COUNT_WORD}
_FROM = re.compile("(?:由|从)[^，。；由从]{0,16}$")
_TO = re.compile(
    "(?:增加|增长|提高|提升|上升|扩大|攀升|拓展|增|升|涨|下降|减少|降低|压减|缩短|压缩|回落|降|减)[至到为]了?$|[至到]$"
)
_TARGET = re.compile("任务|目标|计划|预算|应[完收办检]|指标")
_DONE_RATE = re.compile("完成|占|达|率|为")
_SHARE = re.compile("占")
_RATE_NAME = re.compile("([\u4e00-\u9fff]{2,6}?)率")
_POINTED_ELSEWHERE = re.compile(
    "由|从|全[国省市区县]|平均|高于|低于|目标|计划|力争|确保|以上|以内|预计"
)
# What may stand between 由80吨提高到160吨 and its 增长100%: nothing about another matter.
_SAME_SUBJECT = re.compile(
    "[）)，、；（(]?(?:同比|环比|[较比](?:上年|去年|年初|同期)(?:同期)?|净|共|累计|分别|一年|实际|平均|每年|约|达|了)*"
    "(?:增加|增长|增幅|增速|提高|提升|上升|扩大|净增|增|升|涨|下降|减少|降低|降幅|压减|缩短|压缩|回落|降|减)?"
    "(?:了|达|为|约|近|超过?)*"
)
_CHANGED = re.compile("(?:增加|增收|净增|多收|多|减少|减收|少收|少|压减|下降|增长)了?$")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """One sentence with its figures."""

    text: str
    figures: tuple[Labelled, ...]

    def counted_before(self, place: Labelled) -> list[Labelled]:
        """Return the amounts that stand before `place`, nearest first."""
        return [
            one
            for one in reversed(self.figures)
            if one.figure.end <= place.figure.start and one.figure.kind in _COUNTED
        ]


def reckonings(paragraph: DraftParagraph) -> Iterator[Reckoning]:
    """Yield each claim of a paragraph whose figures stand in the same sentence, worked out."""
    for start, end in sentence_spans(paragraph.text):
        text = paragraph.text[start:end]
        sentence = _Sentence(text=text, figures=labelled(text))
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


_Claim = tuple[Labelled, Bounds, str]


def _claims(sentence: _Sentence) -> Iterator[_Claim]:
    for place in sentence.figures:
        kind = place.figure.kind
        if place.figure.number is None or _ANNUAL.search(place.clause):
            continue
        if kind is FigureKind.PERCENT:
            yield from _percentage(sentence, place)
        elif place.move and (kind is FigureKind.POINTS or kind in _COUNTED):
            yield from _difference(sentence, place)


def _percentage(sentence: _Sentence, place: Labelled) -> Iterator[_Claim]:
    if _POINTED_ELSEWHERE.search(
        sentence.text[max(0, place.figure.start - 4) : place.figure.start]
    ):
        return
    a_rate = _OF_A_RATE.search(sentence.text[: place.figure.start])
    found = _growth(sentence, place) if place.move and not a_rate else _share(sentence, place)
    if found:
        yield found


def _growth(sentence: _Sentence, place: Labelled) -> _Claim | None:
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


def _difference(sentence: _Sentence, place: Labelled) -> Iterator[_Claim]:
    """Yield a difference in amounts or percentage points between two values of the sentence."""
    wanted = {FigureKind.PERCENT} if place.figure.kind is FigureKind.POINTS else _COUNTED
    pair = _from_to(sentence, place, wanted) or _with_base(sentence, place, wanted)
    if pair is None:
        return
    now, then = pair
    if place.figure.kind is not FigureKind.POINTS and now.unit != place.figure.unit:
        return
    bounds = bounds_of(now).minus(bounds_of(then))
    yield place, bounds if place.move > 0 else bounds.times(-1), f"{now.text}与{then.text}"


def _two_values(sentence: _Sentence, place: Labelled) -> tuple[Figure, Figure] | None:
    return (
        _from_to(sentence, place, _COUNTED)
        or _with_base(sentence, place, _COUNTED)
        or _with_change(sentence, place)
    )


def _from_to(
    sentence: _Sentence, place: Labelled, kinds: set[FigureKind]
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
    sentence: _Sentence, place: Labelled, kinds: set[FigureKind]
) -> tuple[Figure, Figure] | None:
    """Return (now, then) where the sentence gives last period's value beside this one's."""
    near = [one for one in sentence.figures if one.figure is not place.figure]
    bases = [one for one in near if one.is_earlier and one.figure.kind in kinds]
    if len(bases) != 1:
        return None
    base = bases[0].figure
    current = [
        one.figure
        for one in near
        if one.figure.kind in kinds
        and one.figure.unit == base.unit
        and not one.is_earlier
        and not one.move
        and one.figure.start < place.figure.start
    ]
    return (current[-1], base) if len(current) == 1 else None


def _with_change(sentence: _Sentence, place: Labelled) -> tuple[Figure, Figure] | None:
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


def _share(sentence: _Sentence, place: Labelled) -> _Claim | None:
    """Return what a share or a rate comes to, from the part and the whole in the sentence."""
    counted = sentence.counted_before(place)
    for pick in (_of_target, _of_whole, _of_named):
        if found := pick(sentence, place, counted):
            part, whole = found
            if whole.number and part.unit == whole.unit:
                bounds = ratio_bounds(part, whole).times(100)
                return place, bounds, f"{part.text}÷{whole.text}"
    return None


def _of_target(
    sentence: _Sentence, place: Labelled, counted: Sequence[Labelled]
) -> tuple[Figure, Figure] | None:
    """Return (done, target) of 完成年度任务3000个的104%, or 计划30个，完成27个，完成率90%."""
    if len(counted) < 2 or not _DONE_RATE.search(place.clause):
        return None
    first, second = counted[0], counted[1]
    if _is_target(sentence.text, first) and _says_of(sentence.text, first, place):
        return second.figure, first.figure
    rate = re.search("完成率|完成[^，。；]{0,4}(?:任务|目标|计划)", place.clause)
    if rate and _is_target(sentence.text, second) and not _is_target(sentence.text, first):
        return first.figure, second.figure
    return None


def _is_target(text: str, one: Labelled) -> bool:
    clause = re.split("[，；：。]", text[: one.figure.start])[-1]
    return _TARGET.search(clause[-12:]) is not None


def _says_of(text: str, whole: Labelled, place: Labelled) -> bool:
    """Return whether the percentage is said of the figure right before it: 1200户的30%."""
    return (
        re.fullmatch("[^，；。\\d]{0,6}的", text[whole.figure.end : place.figure.start]) is not None
    )


def _of_whole(
    sentence: _Sentence, place: Labelled, counted: Sequence[Labelled]
) -> tuple[Figure, Figure] | None:
    """Return (part, whole) of 其中…，占…, or 占总数1200户的30%."""
    if len(counted) < 2 or not _SHARE.search(place.clause):
        return None
    first, second = counted[0].figure, counted[1].figure
    if _says_of(sentence.text, counted[0], place):
        said_first = sentence.text.rfind("占", 0, first.start) > second.end - 1
        return (second, first) if said_first else None
    between = sentence.text[second.end : first.start]
    whole_named = re.search("总|共|合计", sentence.text[: second.start].rpartition("。")[2][-10:])
    behind = sentence.text[first.end : place.figure.start]
    near = re.fullmatch("[^，；。\\d]{0,12}[，（(]?占[^，；。\\d]{0,12}", behind)
    named = re.search("占(?:比|总|全部|比重)?[^，；。\\d]{0,6}$", behind)
    if near and named and ("其中" in between or whole_named):
        return first, second
    return None


def _of_named(
    sentence: _Sentence, place: Labelled, counted: Sequence[Labelled]
) -> tuple[Figure, Figure] | None:
    """Return (part, whole) of 受理1280件，办结1254件，办结率98.0%."""
    name = _RATE_NAME.search(sentence.text[max(0, place.figure.start - 12) : place.figure.start])
    if name is None or len(counted) < 2:
        return None
    part, whole = counted[0], counted[1]
    stem = name[1][-2:]
    if part.figure.unit != whole.figure.unit or stem in whole.label or stem not in part.label:
        return None
    gap = sentence.text[part.figure.end : place.figure.start]
    smaller = (part.figure.number or 0) <= (whole.figure.number or 0)
    others = [one for one in counted[2:] if one.figure.unit == part.figure.unit]
    return (part.figure, whole.figure) if smaller and len(gap) <= 12 and not others else None


def wrong(found: Iterable[Reckoning]) -> list[Reckoning]:
    """Return the claims that do not hold."""
    return [one for one in found if not one.ok]
