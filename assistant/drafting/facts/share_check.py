"""Check shares and rates of completion that the ledger claims against the values beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.fact_index import unit_of
from assistant.text.figures.approximations import half_decimal, last_place
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import FigureKind

_COUNTED = {FigureKind.NUMBER, FigureKind.COUNT_WORD}
_CALLED_SHARE = re.compile("占(?!用|道|地|位|有|据|领)[^，；。]*$|占比[^，；。]{0,4}$")
_CALLED_RATE = re.compile(
    "(?:完成|达成|整改|办结|销号|化解|落实|兑现)(?:率|比例|进度)[^，；。]{0,4}$|完成[^，；。]*(?:目标|任务|计划|预算)[^，；。]*的$"
)
_TARGET = re.compile("目标|任务|计划|预算|应[\u4e00-\u9fff]{1,8}$|下达")
_PART = re.compile("其中")


def wrong_shares(fact: Fact) -> Iterator[str]:
    """Yield what is wrong with each share or rate of completion that its two values do not give."""
    places = label_figures(fact.text)
    counts = [one for one in places if one.figure.kind in _COUNTED and not one.is_earlier]
    for claimed in (one for one in places if one.figure.kind is FigureKind.PERCENT):
        before = fact.text[: claimed.figure.start]
        pair = None
        if not claimed.move and _CALLED_SHARE.search(before):
            pair = _share(counts, claimed, fact.text)
        elif not claimed.move and _CALLED_RATE.search(before):
            pair = _completion(counts, fact.text)
        if pair:
            yield from _judged(*pair, claimed)


def _share(
    counts: Sequence[LabelledFigure], claimed: LabelledFigure, text: str
) -> tuple[LabelledFigure, LabelledFigure] | None:
    """Return part and whole of a share: 3个，占14个的…, or 14个，其中3个，占…."""
    sign = text.rindex("占", 0, claimed.figure.start)
    earlier = [one for one in counts if one.figure.end <= sign]
    if not earlier:
        return None
    part = earlier[-1]
    named = [one for one in counts if sign < one.figure.start < claimed.figure.start]
    if not named and _PART.search(text[: part.figure.start]) and text[sign - 1] == "，":
        named = [
            one
            for one in earlier[:-1]
            if not _PART.search(text[: one.figure.start]) and _alike(one, part)
        ]
    wholes = [one for one in named if _alike(one, part)]
    return (part, wholes[0]) if len(wholes) == 1 else None


def _completion(
    counts: Sequence[LabelledFigure], text: str
) -> tuple[LabelledFigure, LabelledFigure] | None:
    """Return what was done and what was to be done, where there is one of each."""
    targets = [one for one in counts if _TARGET.search(_just_before(one, text))]
    done = [one for one in counts if one not in targets and not one.move]
    if len(targets) != 1:
        return None
    done = [one for one in done if _alike(one, targets[0])]
    return (done[0], targets[0]) if len(done) == 1 else None


def _just_before(one: LabelledFigure, text: str) -> str:
    return re.split("[，；。（）、\\d]", text[: one.figure.start])[-1]


def _alike(one: LabelledFigure, other: LabelledFigure) -> bool:
    return unit_of(one.figure) == unit_of(other.figure)


def _judged(part: LabelledFigure, whole: LabelledFigure, claimed: LabelledFigure) -> Iterator[str]:
    one, all_of_it, stated = (place.figure.number for place in (part, whole, claimed))
    if one is None or stated is None or not all_of_it:
        return
    slack = min(last_place(claimed.figure), Decimal(1)) / 2
    least = (one - half_decimal(part.figure)) / (all_of_it + half_decimal(whole.figure)) * 100
    most = (one + half_decimal(part.figure)) / (all_of_it - half_decimal(whole.figure)) * 100
    if not least - slack <= stated <= most + slack:
        yield (
            f"“{claimed.figure.text}”与{part.figure.text}÷{whole.figure.text}"
            f"算得的{share_words(one, all_of_it)}不符，请核对"
        )


def share_words(part: Decimal, whole: Decimal) -> str:
    """Return the share of `part` in `whole`, rounded to one place.

    >>> share_words(Decimal(17), Decimal(20))
    '85%'
    """
    return f"{part / whole * 100:.1f}".removesuffix(".0") + "%"
