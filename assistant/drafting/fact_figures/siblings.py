"""Tell the figures of one fact apart by the words right at them: 受理8642件，审结8215件."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.text.figures.date_spans import read_day_spans
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_HAN_CHARACTER = re.compile("[\u4e00-\u9fff]")
_SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})
_LATIN = re.compile("[A-Za-z]+")
_PART = "其中"
_FIGURE = re.compile(r"[\d%（(]")
_FEWEST = 3  # pairs of characters that are enough to name a thing
_MOSTLY = 0.7  # share of a figure's own words that say it is meant
_AVERAGE = group("totals.average")
# Words that make a figure a total, a target or an average: in a fact, and in a sentence.
_QUALIFIERS = (
    (group("totals.whole"), group("totals.reached")),
    (group("totals.target"), group("totals.target")),
    (_AVERAGE, _AVERAGE),
)
_TIME = group("totals.time")
_ADDED = group("totals.added")


def is_named_like(place: LabelledFigure, own: LabelledFigure) -> bool:
    """Return whether the last word before the figure is that before `own` in the fact."""
    return bool(_last(own)) and _last(place) == _last(own)


def has_most_own_words(place: LabelledFigure, own: LabelledFigure) -> bool:
    """Return whether nearly all words at `own` are at `place` too, in whatever order."""
    mine = bigrams(strip_framing(own.label))
    return len(mine) >= _FEWEST and len(mine - bigrams(place.label)) <= 1


def is_named_like_sibling(
    place: LabelledFigure, own: LabelledFigure, siblings: Iterable[LabelledFigure]
) -> bool:
    """Return whether the words at `place` are those of another figure of the fact than `own`."""
    return any(
        (_has_its_words(place, own, one) and not is_whole_beside_share(place, own, one))
        or _has_its_qualifier(place, own, one)
        or _is_part(place, own, one)
        or _has_its_date(place, own, one)
        for one in siblings
    )


def has_only_own_words(
    place: LabelledFigure, own: LabelledFigure, siblings: Iterable[LabelledFigure]
) -> bool:
    """Return whether all words that tell `own` from its siblings are there, and not all theirs.

    早稻面积30万亩，晚稻31万亩: the words that both are measured by stand at the first only.
    """
    said, mine = bigrams(place.label), bigrams(_last_piece(own))
    others = [bigrams(_last_piece(one)) for one in siblings]
    telling = mine.difference(*others)
    return bool(telling) and telling <= said and not any(one - mine <= said for one in others)


def _last_piece(place: LabelledFigure) -> str:
    return strip_framing(place.label).strip("，").split("，")[-1]


def lacks_qualifier(place: LabelledFigure, own: LabelledFigure) -> bool:
    """Return whether a daily average or a target is told as if it were the amount itself."""
    said = f"{place.label}，{place.clause}"
    is_target = group("totals.target").occurs_in(own.clause)  # 任务5万亩，完成5.2万亩: the first
    return (is_target and not group("totals.target").occurs_in(said)) or (
        _AVERAGE.occurs_in(own.label) and not _AVERAGE.occurs_in(said)
    )


def _has_its_words(place: LabelledFigure, own: LabelledFigure, other: LabelledFigure) -> bool:
    """Return whether all words that only `other` has are there, and few that only `own` has."""
    if _latin(place) and _latin(place) <= _latin(other) - _latin(own):
        return True
    mine, theirs = (bigrams(strip_framing(one.label)) for one in (own, other))
    mine, theirs = mine - theirs, theirs - mine
    said = bigrams(place.label)
    if not theirs or not theirs <= said:
        return False
    lacks_own_act = bool(_last(own)) and _last(own) not in place.label
    # 调解成功 is 成功, not 调解; but 护理型床位 is 护理型, a part of 床位.
    is_part = mine <= said and _is_less(own, other)
    ends_as_other = _last(place) == _last(other) != _last(own) and not is_part
    return not mine or lacks_own_act or ends_as_other or len(mine & said) < _MOSTLY * len(mine)


def is_whole_beside_share(
    place: LabelledFigure, own: LabelledFigure, other: LabelledFigure
) -> bool:
    """Return whether the words of a smaller figure are those of a share told of the whole.

    158名教师中具有高级职称的近四成: those with the title are not 158.
    """
    is_whole = _is_less(other, own) and not _HAN_CHARACTER.search(place.words_before)
    return is_whole and any(one.kind in _SHARES for one in find_figures(place.words_behind))


def _is_less(one: LabelledFigure, other: LabelledFigure) -> bool:
    numbers = one.figure.number, other.figure.number
    return numbers[0] is not None and numbers[1] is not None and numbers[0] < numbers[1]


def _latin(place: LabelledFigure) -> frozenset[str]:
    return frozenset(_LATIN.findall(place.label))


def _has_its_qualifier(place: LabelledFigure, own: LabelledFigure, other: LabelledFigure) -> bool:
    """Return whether a total, say, is told in the words of what is new, or the other way round."""
    for in_fact, in_sentence in _QUALIFIERS:
        mine, theirs = in_fact.occurs_in(own.clause), in_fact.occurs_in(other.clause)
        # An average stays one in the next clause: 户均用时较上年缩短2天，降至5天.
        said = place.label if in_fact is _AVERAGE else place.clause
        if mine != theirs and in_sentence.occurs_in(f"{said}，{place.clause}") == theirs:
            return True
    if _ADDED.occurs_in(place.label) and not _ADDED.occurs_in(own.label):
        return _ADDED.occurs_in(other.label)
    time, own_time, other_time = (_TIME.first_in(one.clause) for one in (place, own, other))
    return own_time != other_time and time == other_time


def _is_part(place: LabelledFigure, own: LabelledFigure, other: LabelledFigure) -> bool:
    theirs = bigrams(other.label.split("，")[0].replace(_PART, "，")) - bigrams(own.label)
    is_part = _PART in other.clause and _PART not in own.clause
    return is_part and bool(theirs) and theirs <= bigrams(_FIGURE.split(place.words_before)[-1])


def _has_its_date(place: LabelledFigure, own: LabelledFigure, other: LabelledFigure) -> bool:
    said, mine, theirs = (set(read_day_spans(one.clause)) for one in (place, own, other))
    return bool(said & theirs) and not said & mine


def _words(place: LabelledFigure) -> list[str]:
    return _HAN.findall(strip_framing(place.label.split("，")[0]))


def _last(place: LabelledFigure) -> str:
    words = _words(place)
    return words[-1][-2:] if words else ""
