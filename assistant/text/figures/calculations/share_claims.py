"""Calculate a stated share or rate from the part and the whole that its sentence gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text.figures.calculations.figure_sentence import Calculation, FigureSentence
from assistant.text.figures.figure import Figure
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.intervals import share
from assistant.text.lexicon import group

_TARGET = re.compile("任务|目标|计划|预算|应[完收办检整]|指标")
_DONE_RATE = re.compile("完成|占|达|率|为")
_COMPLETION = re.compile(
    rf"{group('rates.completion').pattern}(?:率|比例|进度)|完成[^，。；]{{0,4}}(?:任务|目标|计划)"
)
_SHARE = re.compile("占")
_RATE_NAME = re.compile(f"({group('rates.act').pattern})率")

_Pair = tuple[Figure, Figure]  # part, whole


def calculate_share(sentence: FigureSentence, claim: LabelledFigure) -> Calculation | None:
    """Return the share or the rate in per cent that the sentence's figures come to."""
    counted = sentence.quantities_before(claim)
    for find_pair in (_done_of_target, _part_of_whole, _part_of_named_rate):
        if pair := find_pair(sentence, claim, counted):
            part, whole = pair
            if whole.number and part.unit == whole.unit:
                result = share(sentence.bounds(part), sentence.bounds(whole))
                return Calculation(result, f"{part.text}÷{whole.text}")
    return None


def _done_of_target(
    sentence: FigureSentence, claim: LabelledFigure, counted: Sequence[LabelledFigure]
) -> _Pair | None:
    """Return the pair of 完成年度任务3000个的104%, or 计划30个，完成27个，完成率90%."""
    # A rate of the whole is measured by no part of it: 其中东区任务400户.
    counted = [
        one for one in counted if "其中" not in one.words_before or one.clause == claim.clause
    ]
    if len(counted) < 2 or not _DONE_RATE.search(claim.clause):
        return None
    first, second = counted[0], counted[1]
    if _refers_to(sentence, first, claim):
        between = sentence.text[first.figure.end : claim.figure.start]
        is_target = _is_target(sentence, first) or _TARGET.search(between)
        return (second.figure, first.figure) if is_target else None
    is_completion = _COMPLETION.search(claim.clause)
    if is_completion and _is_target(sentence, second) and not _is_target(sentence, first):
        return first.figure, second.figure
    return None


def _is_target(sentence: FigureSentence, one: LabelledFigure) -> bool:
    clause = re.split("[，；：。]", sentence.before(one))[-1]
    return _TARGET.search(clause[-12:]) is not None


def _refers_to(sentence: FigureSentence, whole: LabelledFigure, claim: LabelledFigure) -> bool:
    """Return whether the percentage is one of the figure right before it: 1200户的30%."""
    between = sentence.text[whole.figure.end : claim.figure.start]
    return re.fullmatch("[^，；。\\d]{0,6}的", between) is not None


def _part_of_whole(
    sentence: FigureSentence, claim: LabelledFigure, counted: Sequence[LabelledFigure]
) -> _Pair | None:
    """Return the pair of 其中…，占…, or 占总数1200户的30%."""
    if len(counted) < 2 or not _SHARE.search(claim.clause):
        return None
    first, second = counted[0].figure, counted[1].figure
    if _refers_to(sentence, counted[0], claim):
        is_share = sentence.text.rfind("占", 0, first.start) > second.end - 1
        return (second, first) if is_share else None
    between = sentence.text[second.end : first.start]
    whole_named = re.search("总|共|合计", sentence.text[: second.start].rpartition("。")[2][-10:])
    behind = sentence.text[first.end : claim.figure.start]
    near = re.fullmatch("(?!以[上下])[^，；。\\d]{0,12}[，（(]?占[^，；。\\d]{0,12}", behind)
    named = re.search("占(?:比|总|全部|比重)?[^，；。\\d]{0,6}$", behind)
    of_target = _TARGET.search(behind)  # 其中完成400户，占年度任务的102.4%: the whole's target
    if near and named and not of_target and ("其中" in between or whole_named):
        return first, second
    return None


def _part_of_named_rate(
    sentence: FigureSentence, claim: LabelledFigure, counted: Sequence[LabelledFigure]
) -> _Pair | None:
    """Return the pair of 受理1280件，办结1254件，办结率98.0%."""
    name = _RATE_NAME.search(sentence.before(claim)[-12:])
    if name is None or len(counted) < 2:
        return None
    part, whole = counted[0], counted[1]
    stem = name[1][-2:]
    if part.figure.unit != whole.figure.unit or stem in whole.label or stem not in part.label:
        return None
    gap = sentence.text[part.figure.end : claim.figure.start]
    smaller = (part.figure.number or 0) <= (whole.figure.number or 0)
    others = [one for one in counted[2:] if one.figure.unit == part.figure.unit]
    return (part.figure, whole.figure) if smaller and len(gap) <= 12 and not others else None
