"""Label the figures of a text: the words they stand with, the direction they move."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.read_figures import find_figures, without_figures
from assistant.text.lexicon import group
from assistant.text.sentences import CLAUSE_STOP
from assistant.text.similarity import content_bigrams

_BRACKETED = re.compile("（[^（）()]*）|\\([^（）()]*\\)")
_LIST_SIGN = re.compile("[、和及与]|以及")
_EARLIER = re.compile(
    rf"{group('comparison.last_year').pattern}|同期|[比较]20\d\d年[^，]{{0,4}}的$|"
    rf"{group('comparison.beginning').pattern}[的为是有]?$"
)
_FRAME = re.compile(group("figure_labels.frame").pattern)
_GROWN = group("moves.grown").pattern
_FALLEN = group("moves.fallen").pattern
_MOVE = re.compile(rf"(?P<fallen>{_FALLEN})|(?P<grown>(?<!新){_GROWN})")
_MORE = re.compile(
    r"(?:同比|环比|[比较][^，。；\d]{1,12}?)(?:(?P<fallen>[少低])|(?P<grown>[多高快]))[出了收]{0,2}$"
)
_SOONER_OR_LATER = re.compile(
    rf"(?:(?P<fallen>{group('comparison.sooner').pattern})"
    rf"|(?P<grown>{group('comparison.later').pattern}))[^，。；\d]{{0,4}}$"
)
_OVER_GOAL = re.compile(
    rf"超(?:额完成|[过出额])?(?:{group('totals.target_period').pattern})?"
    rf"{group('totals.target').pattern}[^，。；\d]{{0,4}}$"
)
_TIMES = frozenset({"年", "月", "个月", "周", "天", "日", "工作日", "小时", "分钟"})
_CHANGE_BEGINS = re.compile("[由从](?=[^，。；由从\u3000]{0,16}$)")
_CHANGE_ENDS = re.compile("[^，。；、\u3000]{0,6}[至到成]$")
_LEVEL_AFTER = re.compile("[到至达为]")
_RIGHT_AT = re.compile("[幅速量]?[了约近超逾达为]*[至到]?[ \\u3000*_`]*")
_CHANGE_NOUN = re.compile("[幅速]$")
_MOVE_BEHIND = re.compile(rf"的?(?:(?P<fallen>{_FALLEN})|(?P<grown>{_GROWN}))(?=[，。；]|$|率|幅)")
_HALVED = {"减半", "折半"}
_SEVERAL = 2  # figures that 分别 gives at least
_LONGEST_CLAUSE = 300  # characters
_REACH = 6  # characters between 增长 and its figure


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledFigure:
    """A figure with the words it stands with in its clause, and the direction it moves."""

    figure: Figure
    label: str  # the words it stands with; those of an earlier clause where its own say nothing
    clause: str  # the whole clause
    words_before: str  # those of its clause in front of the figure
    move: int = 0  # 1 it grew by this, -1 it fell by this, 0 it stands at this
    is_earlier: bool = False  # last period's, given beside this period's

    @property
    def words_behind(self) -> str:
        """The words of its clause behind the figure."""
        return self.clause[len(self.words_before) + len(self.figure.text) :]


@lru_cache(maxsize=4096)
def label_figures(text: str) -> tuple[LabelledFigure, ...]:
    """Return the figures of `text`, each labelled with the words it stands with.

    >>> [one.label for one in label_figures("整治背街小巷38条、广场7处，同比增长5%")]
    ['整治背街小巷', '广场', '广场，同比增长']
    """
    figures = find_figures(text)
    outside = _BRACKETED.sub(lambda found: "\u3000" * len(found[0]), text)
    found = _label_clauses(outside, figures, "")
    for bracket in _BRACKETED.finditer(text):
        padded = "\u3000" * (bracket.start() + 1) + bracket[0][1:-1]
        found += _label_clauses(padded, figures, _words_at_bracket(text[: bracket.start()], found))
    return tuple(sorted(found, key=lambda one: one.figure.start))


def _words_at_bracket(before: str, found: Sequence[LabelledFigure]) -> str:
    """Return what the figures of a bracket are labelled with: the clause that it stands in.

    Where that is but a figure, those of the figure: 接收图书3万册，资料28箱（上年25箱）.
    """
    head = CLAUSE_STOP.split(before)[-1]
    last = max((one for one in found if one.figure.end <= len(before)), key=_start, default=None)
    is_bare = last is not None and head.strip() == last.figure.text
    return last.label if last is not None and is_bare else head


def _start(one: LabelledFigure) -> int:
    return one.figure.start


def strip_framing(label: str) -> str:
    """Return `label` without the words that only say how a figure compares or moves."""
    return _MOVE.sub("，", _FRAME.sub("，", label))


def _label_clauses(text: str, figures: Sequence[Figure], before: str) -> list[LabelledFigure]:
    """Return those of `figures` that stand in `text` in full, labelled clause by clause.

    `before` is the label of figures that have no words of their own.
    """
    found: list[LabelledFigure] = []
    start = 0
    starts = [one.start for one in figures]
    for end in _clause_ends(text):
        near = figures[bisect_left(starts, start) : bisect_left(starts, end)]
        inside = [one for one in near if _is_in(text, one)]
        own = list(_label_in_clause(text, start, end, inside))
        own = _label_one_by_one(own, text[start:end], found)
        found.extend(_inherit_labels(own, before))
        labels = [one.label for one in found[-len(own) :]] if own else [text[start:end]]
        before = next((label for label in reversed(labels) if _has_content(label)), before)
        start = end
    return found


def _clause_ends(text: str) -> Iterator[int]:
    """Yield where each clause ends; a list that goes on and on in one ends at its signs."""
    start = 0
    for end in (*(stop.end() for stop in CLAUSE_STOP.finditer(text)), len(text)):
        while end - start > _LONGEST_CLAUSE:
            cut = text.rfind("、", start, start + _LONGEST_CLAUSE) + 1
            if not cut:
                break
            yield cut
            start = cut
        yield end
        start = end


def _is_in(text: str, figure: Figure) -> bool:
    return text[figure.start : figure.end] == figure.text


def _has_content(label: str) -> bool:
    return bool(content_bigrams(strip_framing(label)))


def _inherit_labels(found: Sequence[LabelledFigure], before: str) -> Iterator[LabelledFigure]:
    """Yield the figures; one whose own words say nothing takes the label before it."""
    for one in found:
        if one.figure.kind is FigureKind.YEAR:
            yield one
        elif _has_content(one.label) or not before:
            before = one.label
            yield one
        else:
            yield replace(one, label=f"{before}，{one.label}".rstrip("，"))


def _label_one_by_one(
    own: list[LabelledFigure], clause: str, earlier: Sequence[LabelledFigure]
) -> list[LabelledFigure]:
    """Return the figures behind a 分别 that names nothing with the labels of those before it.

    门诊率74%，住院率72%，分别提高2个和1个百分点: each is of its own thing.
    """
    before, found, _ = clause.partition("分别")
    told = [one for one in earlier if one.figure.kind is not FigureKind.YEAR][-len(own) :]
    if not found or _has_content(before) or len(own) < _SEVERAL or len(told) < len(own):
        return own
    return [
        replace(one, label=f"{thing.label}，{one.label}".rstrip("，"))
        for one, thing in zip(own, told, strict=True)
    ]


def _label_in_clause(
    text: str, start: int, end: int, inside: Sequence[Figure]
) -> Iterator[LabelledFigure]:
    """Yield the figures of the clause from `start` to `end`, the years last."""
    counted = [figure for figure in inside if figure.kind is not FigureKind.YEAR]
    things = _things_counted(text[start:end], [one.start - start for one in counted])
    move, is_earlier = 0, False
    previous = start
    begun = ""  # the words in front of a figure that a change begins with
    for index, figure in enumerate(counted):
        before = text[previous : figure.start]
        following = counted[index + 1].start if index + 1 < len(counted) else end
        after = text[figure.end : following]
        thing = things.get(index)
        # 压减12%、14% is one move for both
        if re.search(r"[^、和及与\s]", before) or (thing and thing.opens):
            move = _read_move(before, text[figure.end : end], figure.unit)
            is_earlier = bool(_EARLIER.search(before))
        if figure.text in _HALVED:
            move = -1
        begins = _CHANGE_BEGINS.search(before) and _CHANGE_ENDS.fullmatch(after)
        ends = begun and _CHANGE_ENDS.fullmatch(before)
        begun = _CHANGE_BEGINS.sub("，", before) if begins else begun if ends else ""
        words = _words_at(begun or before, "" if begins else after, is_first=index == 0)
        yield LabelledFigure(
            figure=figure,
            label=thing.label(words) if thing else words,
            clause=text[start:end],
            words_before=text[start : figure.start],
            move=-move if figure.number is not None and figure.number < 0 else move,
            is_earlier=is_earlier and not move,
        )
        begun = begun if begins else ""
        previous = figure.end
    for figure in inside:
        if figure.kind is FigureKind.YEAR:
            yield LabelledFigure(
                figure=figure,
                label=text[figure.end : end],
                clause=text[start:end],
                words_before=text[start : figure.start],
            )


def _words_at(before: str, after: str, *, is_first: bool) -> str:
    """Return the words that belong to a figure of those before and after it.

    Of the words between two figures, those behind a 、 belong to the second.
    """
    cut = None if is_first else _LIST_SIGN.search(before)
    own = before[cut.end() :] if cut else before
    behind = _LIST_SIGN.split(after)[0]
    if behind != after or not find_figures(after) or not _has_content(own):
        own = f"{own}，{behind}"
    return own.replace("\u3000", "").strip("，。；：、")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """What a figure behind 分别 counts."""

    name: str
    opens: bool  # whether the figure is the first of several of the thing
    follows: bool  # whether it is a later one

    def label(self, words: str) -> str:
        """Return the label of the figure; at a later one of the thing with its own `words`."""
        return f"{self.name}，{words}" if self.follows else self.name


def _things_counted(clause: str, starts: Sequence[int]) -> dict[int, _Thing]:
    """Return the things that 分别 counts by the figures at `starts`; none where it counts none.

    Each thing has as many figures: 公厕、路灯分别建成7座、增长5%和9盏、增长6%. Figures in front of
    分别 are those of the things.
    """
    before, found, _ = clause.partition("分别")
    names = [without_figures(name) for name in _LIST_SIGN.split(before) if name]
    behind = [index for index, start in enumerate(starts) if found and start > len(before)]
    each, rest = divmod(len(behind), len(names)) if len(names) > 1 else (0, 0)
    if not each or rest:
        return {}
    return {
        index: _Thing(
            name=names[at // each], opens=each > 1 and at % each == 0, follows=at % each > 0
        )
        for at, index in enumerate(behind)
    }


def _read_move(before: str, after: str, unit: str) -> int:
    """Return the move of a figure with these words before and after it; sooner is less."""
    if _OVER_GOAL.search(before):
        return 1
    found = _MORE.search(before) or (unit in _TIMES and _SOONER_OR_LATER.search(before))
    if found:
        return -1 if found["fallen"] else 1
    moves = list(_MOVE.finditer(before))
    if moves:
        last = moves[-1]
        gap = before[last.end() :]
        is_named = len(last[0]) == 1 and not _RIGHT_AT.fullmatch(gap)  # 增雨, 减税: a thing
        is_level = is_named or (_LEVEL_AFTER.search(gap) and not _CHANGE_NOUN.search(last[0]))
        if len(gap) <= _REACH and not is_level:
            return -1 if last["fallen"] else 1
    if behind := _MOVE_BEHIND.match(after):
        return -1 if behind["fallen"] else 1
    return 0
