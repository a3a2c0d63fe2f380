"""Read what a fact has to say to the opening of a report, and how much it weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log10

from assistant.drafting.draft import Brief, Fact
from assistant.drafting.fact_figures.losses import tells_of_loss
from assistant.drafting.facts.indicator_direction import DURATIONS, good_direction
from assistant.drafting.topics.genres import Genre, genre_of
from assistant.drafting.topics.headline_indicators import headline_weight, is_to_fall
from assistant.records import Period
from assistant.reports.organisations import find_type
from assistant.text.figures.figure import COUNTED, MEASURED, Figure, FigureKind
from assistant.text.figures.figure_labels import strip_framing
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.masks import has_mask
from assistant.text.similarity import content_bigrams

_LONGEST = 34  # characters
_FELL, _GREW = group("moves.fallen"), group("moves.grown")
_DOWN = group("moves.down")
_LACKING, _SPOKEN = group("facts.lacking"), group("facts.spoken_lack")
_SETTLED, _FOUND = group("facts.settled"), group("facts.found_fault")
_MOVED, _MONEY = group("moves.change"), "元"
_UNFINISHED = group("outlook.unfinished")
_ACT, _LEVEL, _TAKEN_IN = group("facts.act"), group("facts.level"), group("act_kinds.accept")
_OF_ITSELF, _TARGET = group("facts.own_affairs"), group("totals.target")
_AREAS = frozenset({"镇", "乡", "街道", "政府", "开发区"})
_UNFIT = re.compile("其中|了|在建|少[^，]?\\d")  # a part, spoken, not done, less than before
_KEPT = re.compile("(?:稳定|保持|控制|维持)在?$")
_JOINT = re.compile("[，至到在为]+$")
_SEGMENT, _CLAUSE = re.compile("[；。]"), re.compile("，")
_BRACKETS = re.compile("（[^（）]*）")

_GROWTH, _FULL, _REACHED = 2.0, 1.5, 1.0  # points: it grew, can go no higher, met its target
_QUOTED = 3.0  # points for what all reports quote
_COMPARED, _WHOLE = 1.0, 0.5  # points: more is said of its growth, of its parts
_SIZE = 0.25  # points for each power of ten
_NO_VERB, _LATER_SEGMENT, _OWN_AFFAIRS = -1.0, -0.5, -4.0
_BARE = -2.0  # points for a deed that may be of any work: 立案72件


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A clause fit for the opening, and the change that is told behind it."""

    clause: str
    change: str  # "" where none is told
    fact: Fact
    score: float

    @property
    def text(self) -> str:
        """The clause with its change, as the section has it."""
        return f"{self.clause}，{self.change}" if self.change else self.clause


def headlines(fact: Fact, clause: str, brief: Brief) -> Iterator[Headline]:
    """Yield what the clause of a fact says, each with its growth; nothing for no success."""
    if fact.head or fact.questions or has_mask(fact.text):
        return
    if any(words.occurs_in(fact.text) for words in (_LACKING, _UNFINISHED)):
        return
    if tells_of_loss(fact.text):
        return
    segments = _SEGMENT.split(_BRACKETS.sub("", clause))
    for place, segment in enumerate(segments):
        first, change = _headline(segment, brief.period)
        text = f"{first}，{change}" if change else first
        if first and len(text) <= _LONGEST and not _tells_of_want(first):
            score = _weigh(first, change, fact, brief) + _weigh_rest(segment.removeprefix(text))
            score += _LATER_SEGMENT * bool(place)
            yield Headline(clause=first, change=change, fact=fact, score=score)


def _tells_of_want(text: str) -> bool:
    """Return whether a clause says that something is amiss, and not that it was dealt with."""
    return _SPOKEN.occurs_in(text) and not (_SETTLED.occurs_in(text) or _FOUND.occurs_in(text))


def _headline(segment: str, period: Period) -> tuple[str, str]:
    """Return the first clause and the change behind it; nothing for no figure, a loss, a part."""
    first, *rest = _CLAUSE.split(segment)
    first = first.removeprefix(period.span.value)
    figures = _measured(first, MEASURED)
    if not figures or _UNFIT.search(first) or not all(_is_positive(one) for one in figures):
        return "", ""
    change = rest[0] if rest and _tells_change(rest[0]) else ""
    has_fallen = _DOWN.occurs_in(segment) or _FELL.occurs_in(change)
    if has_fallen and not _is_good_fall(first, change, figures[0]):
        return "", ""
    if _GREW.occurs_in(change) and good_direction(first[: figures[0].start], figures[0].unit) < 0:
        return "", ""
    if first.endswith(tuple(DURATIONS)) and not _FELL.occurs_in(first + change):
        return "", ""
    if not change and rest and _tells_amount(rest[0]):
        first = f"{first}，{rest[0]}"
    return first, change


def _tells_amount(clause: str) -> bool:
    """Return whether a clause says how much money the deed in front is about: 投资9亿元."""
    figures = find_figures(clause)
    if len(figures) != 1 or figures[0].unit != _MONEY or figures[0].end != len(clause):
        return False
    return not (_TARGET.occurs_in(clause) or _UNFIT.search(clause) or _MOVED.occurs_in(clause))


def _is_good_fall(first: str, change: str, figure: Figure) -> bool:
    """Return whether all that fell is the first thing, and that is to fall."""
    if not _FELL.occurs_in(change):
        return False
    label = first[: figure.start]
    if _ACT.opening(label) and not _TAKEN_IN.opening(label):  # 查处案件: fewer are no success
        return False
    return is_to_fall(label) or good_direction(label, figure.unit) < 0


def _tells_change(clause: str) -> bool:
    """Return whether a clause says how it moved, of nothing but what stands in front."""
    figures = find_figures(clause)
    if not figures or not (_GREW.occurs_in(clause) or _FELL.occurs_in(clause)):
        return False
    return not content_bigrams(strip_framing(clause[: figures[0].start]))


def _is_positive(figure: Figure) -> bool:
    return figure.number is not None and figure.number > 0


def _measured(text: str, kinds: frozenset[FigureKind]) -> list[Figure]:
    return [one for one in find_figures(text) if one.kind in kinds]


def _weigh(first: str, change: str, fact: Fact, brief: Brief) -> float:
    """Return how much a headline weighs by what it counts and how that went."""
    label = first[: _measured(first, MEASURED)[0].start]
    size = max((log10(one.number) for one in _measured(first, COUNTED) if one.number), default=0.0)
    is_told = change or _ACT.occurs_in(first) or _LEVEL.occurs_in(first)
    return (
        (_GROWTH if change else _FULL * first.endswith("率100%"))
        + _QUOTED * headline_weight(_named(label), of_area=bool(_AREAS & set(brief.org_types)))
        + _REACHED * _met_target(fact)
        + _SIZE * max(size, 0.0)
        + (0.0 if is_told else _NO_VERB)
        + _BARE * (label == _ACT.opening(label))
        + _OWN_AFFAIRS * _is_own_affair(first, brief)
    )


def _named(label: str) -> str:
    """Return what is counted, without how it went: 耕地安全利用率 of 耕地安全利用率稳定在."""
    return _JOINT.sub("", strip_framing(_KEPT.sub("", label)))


def _weigh_rest(rest: str) -> float:
    """Return what the rest of a segment adds: it is compared with something, it has parts."""
    return _COMPARED * _GREW.occurs_in(rest) + _WHOLE * rest.startswith("，其中")


def _met_target(fact: Fact) -> bool:
    """Return whether a target or a rank stands beside the figure."""
    ranked = any(one.kind is FigureKind.ORDINAL for one in find_figures(fact.text))
    return bool(fact.target) or ranked or _TARGET.occurs_in(fact.text)


def _is_own_affair(text: str, brief: Brief) -> bool:
    """Return whether it is of the unit's party, staff, meetings or spending, not its work."""
    if genre_of(brief) is Genre.PARTY:
        return False
    named = find_type(brief.organisation)
    work = brief.title + ("".join(named.type.words) if named else "")
    found = _OF_ITSELF.find(text)
    return any(text[one.start : one.end] not in work for one in found)
