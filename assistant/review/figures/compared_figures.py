"""Tell which figures of a sentence can be compared, and whether words between them name a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.figures.figure import COUNTED
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.figures.read_figures import without_figures
from assistant.text.lexicon import group

LESS_IS_BETTER = group("ledger.less_is_better")
_RANK = re.compile("位次|排名|名次|排位|等级")
_RANKS = {"位", "名次"}
_RANKED = re.compile(f"{group('spoken.rank_scope').pattern}$")  # 从全国223名提升到53名
_LETTER = re.compile("[A-Za-z\u4e00-\u9fff]")
_GENERAL = re.compile(group("figure_labels.general").pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpposedDirection:
    """Words that say one direction, and the figures beside them that say the other."""

    start: int  # of the words in the text
    end: int
    reason: str


def can_compare(then: LabelledFigure, now: LabelledFigure) -> bool:
    """Return whether two figures are amounts of one unit; the first may leave it to the second."""
    first, second = then.figure, now.figure
    if (
        not second.unit
        or second.unit in _RANKS
        or _RANK.search(then.clause)
        or _RANKED.search(then.words_before)
    ):
        return False
    same = first.unit == second.unit and first.kind is second.kind
    left_out = not first.unit and {first.kind, second.kind} <= COUNTED
    return (same or left_out) and (first.number or 0) > 0 < (second.number or 0)


def names_thing(clause: str) -> bool:
    """Return whether a clause names a thing besides figures and how they move or compare."""
    bare = without_figures(clause, instead="，")
    return _LETTER.search(_GENERAL.sub("，", strip_framing(bare))) is not None
