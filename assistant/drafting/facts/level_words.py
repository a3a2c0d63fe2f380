"""Write a level as an office does: 实现营业收入4亿元, 漏损率降至8.4%, 未发生安全事故."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.facts.indicator_direction import DURATIONS
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.lexicon import group
from assistant.text.segmentation import tagged_words

_VERB = re.compile("(?:达到|达|为)$")
_EARNED, _INVESTED = group("ledger.earned"), group("ledger.invested")
_ACT, _INCIDENT = group("ledger.act"), group("claims.incident")
_PEOPLE = group("spoken.people_unit")
_WHOLE = Decimal(100)
_KEPT = "保持"
_NAMED_LOSS = re.compile("(?:达到|达|为)?亏损$")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedLevel:
    """The words up to a figure and the figure, or what says as much."""

    text: str
    aside: str = ""  # the figure, where the words say as much: 未发生事故
    is_kept: bool = False  # it says that all is as it was: 保持100%


def word_level(
    head: str,
    place: LabelledFigure,
    number: Decimal,
    before: Decimal | None,
    *,
    good: int,
    name: str,
    is_part: bool = False,
) -> WordedLevel:
    """Return the words `head` in front of a level, and the level, as they go with its change.

    `number` and `before`, last year's, are below zero for losses; `name` is the indicator of a
    row of a table, whose words are the program's own, `is_part` that it follows 其中.
    """
    figure = place.figure
    verb = _VERB.search(head)
    subject = head[: verb.start()] if verb else head
    if not number and name and _INCIDENT.closing(subject):
        return WordedLevel(text=f"未发生{subject}", aside=f"（{figure.text}）")
    if not number and name and before and figure.unit in _PEOPLE and _is_noun(subject):
        return WordedLevel(text=f"无{subject}", aside=f"（{figure.text}）")
    if number < 0:
        link = "为" if figure.text[0] in "-−" and not verb else ""
        return WordedLevel(text=f"{_NAMED_LOSS.sub('亏损', head)}{link}{figure.text}")
    if before is None or not name:
        return WordedLevel(text=f"{head}{figure.text}")
    if figure.kind is FigureKind.PERCENT or figure.unit in DURATIONS or good < 0:
        said = _verb_of_move(number, before, good, is_rate=figure.kind is FigureKind.PERCENT)
        return WordedLevel(text=f"{subject}{said}{figure.text}", is_kept=said == _KEPT)
    if verb and number >= before >= 0 and name == subject:
        return WordedLevel(text=f"{'' if is_part else _opener(subject)}{subject}{figure.text}")
    return WordedLevel(text=f"{subject}{figure.text}" if verb else f"{head}{figure.text}")


def _is_noun(subject: str) -> bool:
    """Return whether a subject names people, not what they did: 违纪人员."""
    return tagged_words(subject)[-1][1].startswith("n")


def _opener(subject: str) -> str:
    """Return 实现 for what is earned, 完成 for what is invested."""
    if _ACT.opening(subject) or group("ledger.completing").occurs_in(subject):
        return ""
    return "实现" if _EARNED.occurs_in(subject) else "完成" if _INVESTED.occurs_in(subject) else ""


def _verb_of_move(number: Decimal, before: Decimal, good: int, *, is_rate: bool) -> str:
    """Return what stands between a rate, or a burden, and its level."""
    if number == before:
        return _KEPT if number == _WHOLE and is_rate else "为"
    if number < before:
        return "降至" if good < 0 else "为"
    return "为" if good < 0 else "达到" if is_rate else "为"
