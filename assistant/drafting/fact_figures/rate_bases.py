"""Tell per what and of what time a figure is given: 每周一期, 日均820吨, 上半年41批."""

from __future__ import annotations

import re

from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.lexicon import group

_BASE = re.compile("每一?个?(?P<each>[\u4e00-\u9fff])|(?P<mean>[日周月季年人户村亩场])均")
_SAME = str.maketrans("天名位星", "日人人周")
_TIMES = frozenset("日周月季年")
_TIME = group("totals.time")


def has_other_base(place: LabelledFigure, own: LabelledFigure, known: str) -> bool:
    """Return whether the figure at `place` is given per another thing or time than the fact's own.

    `known` is all the user says around it.
    """
    claimed, stated = _bases_in(place.clause), _bases_in(own.clause)
    return bool(claimed - _bases_in(known)) or bool(stated & _TIMES and not claimed)


def has_other_time(place: LabelledFigure, own: LabelledFigure) -> bool:
    """Return whether the figure at `place` is told of another part of the year than the fact's."""
    claimed, stated = ({one.word for one in _TIME.find(text.clause)} for text in (place, own))
    return bool(claimed and stated) and claimed.isdisjoint(stated)


def _bases_in(text: str) -> frozenset[str]:
    return frozenset((one["each"] or one["mean"]).translate(_SAME) for one in _BASE.finditer(text))
