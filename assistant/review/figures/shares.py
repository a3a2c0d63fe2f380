"""Find the part and the whole that a sentence gives beside a share or a rate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.review.figures.intervals import Bounds, ratio_bounds
from assistant.review.figures.sentence_figures import MeasuredSentence
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.read_figures import Figure

_TARGET = re.compile("任务|目标|计划|预算|应[完收办检]|指标")
_DONE_RATE = re.compile("完成|占|达|率|为")
_SHARE = re.compile("占")
_RATE_NAME = re.compile(
    "(办结|办理|处置|完成|整改|结案|成功|签约|签订|落实|兑现|合格|达标|满意|覆盖|参保|受理|立案|查处|执结|审结|化解|回复|"
    "答复|通过|录取|销号|到位|入库|安装|审减|核减|回收|利用|按期处置|竣工|开工|投产|复核|回访)率"
)


def share(
    sentence: MeasuredSentence, place: LabelledFigure
) -> tuple[LabelledFigure, Bounds, str] | None:
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
    sentence: MeasuredSentence, place: LabelledFigure, counted: Sequence[LabelledFigure]
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


def _is_target(text: str, one: LabelledFigure) -> bool:
    clause = re.split("[，；：。]", text[: one.figure.start])[-1]
    return _TARGET.search(clause[-12:]) is not None


def _says_of(text: str, whole: LabelledFigure, place: LabelledFigure) -> bool:
    """Return whether the percentage is said of the figure right before it: 1200户的30%."""
    return (
        re.fullmatch("[^，；。\\d]{0,6}的", text[whole.figure.end : place.figure.start]) is not None
    )


def _of_whole(
    sentence: MeasuredSentence, place: LabelledFigure, counted: Sequence[LabelledFigure]
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
    near = re.fullmatch("(?!以[上下])[^，；。\\d]{0,12}[，（(]?占[^，；。\\d]{0,12}", behind)
    named = re.search("占(?:比|总|全部|比重)?[^，；。\\d]{0,6}$", behind)
    if near and named and ("其中" in between or whole_named):
        return first, second
    return None


def _of_named(
    sentence: MeasuredSentence, place: LabelledFigure, counted: Sequence[LabelledFigure]
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
