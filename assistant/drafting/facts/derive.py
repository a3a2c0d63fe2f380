"""Derive what the values of a fact leave open: the change over last year, how far a goal is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.losses import profit_sign, tells_of_loss
from assistant.drafting.fact_figures.measures import are_alike
from assistant.drafting.facts.change_words import WordedChange, change_of_profit, change_over
from assistant.drafting.facts.goal_words import Goal, compare_with_goal
from assistant.drafting.facts.indicator_direction import good_direction
from assistant.drafting.facts.level_words import word_level
from assistant.drafting.facts.terse.unit_tails import read_figure_like, unit_tail, with_unit
from assistant.text.figures.calculations.figure_sentence import PERCENTAGES
from assistant.text.figures.chinese_numerals import NUMERAL_CHARACTERS
from assistant.text.figures.figure import COUNTED, Figure
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_LOSS = rf"(?P<loss>{group('totals.loss').pattern})?"
_BASE = re.compile(
    rf"(?:上年|去年)(?:同期|同比|底|末)?(?:[数值]|实际|完成)?{group('comparison.stated_as').pattern}?{_LOSS}(?P<value>[^，。；（）]+)"
)
_GOAL = re.compile(
    rf"(?P<name>{group('totals.target_period').pattern}?"
    rf"(?:{group('totals.assigned').pattern}|{group('totals.plan').pattern}))"
    rf"(?:数|值|任务)?(?:为|是)?{_LOSS}(?P<value>[^，。；（）]+)"
)
_STATED = re.compile(
    rf"，(?:(?:同比|环比|[比较](?:上年|去年)(?:同期)?)[^，。；（）]*"
    rf"|{group('moves.change').pattern}[了为达]?\d[^，。；（）]*|[降增减升涨少多高低][了幅]?\d[^，。；（）]*)(?=[，。；（）]|$)"
)
_NAME_OF_BASE = re.compile("(?:上年|去年)(?:同期|底|末)?")
_DONE = re.compile(r"，完成[^，。；（）]*的\d[\d.]*%")
_CLAUSES = re.compile(
    rf"(?P<between>(?:，(?:(?![^，。；（）]*[{NUMERAL_CHARACTERS}]成)[^，。；（）\d]+?"
    r"|占[^，。；（）\d]*\d[\d.]*%))*?)"
    r"，(?P<clause>(?:上年|去年)[^，。；（）]+)(?=[，。；）]|$)"
)
_PART_WORD, _COMPLETED = "其中", "完成"
_PART = f"（{_PART_WORD}"
_BRACKET = re.compile("（([^（）]*)）")
_PER = re.compile("(?:/|每)[\u4e00-\u9fff]{1,5}")
_ROUGH = re.compile("[余多几]")
_COMPARED = group("ledger.compared")
_UNDER_WAY = group("ledger.under_way")
_SETTLED, _PROFIT = group("facts.settled"), group("totals.profit")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """An amount beside a level: last year's or the goal, below zero for a loss."""

    text: str  # as the ledger has it, without brackets: 上年同期8600万元
    figure: Figure
    number: Decimal
    name: str = ""  # of a goal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """A level of a fact, and what stands directly behind it."""

    place: LabelledFigure
    per: str = ""  # /百万公里
    brackets: tuple[str, ...] = ()  # other than those of last year's value and the goal
    last: _Value | None = None
    goal: _Value | None = None
    stated: str = ""  # a change as the user gives it: ，同比增长5%
    done: str = ""  # how far a goal is, as the user gives it: ，完成计划5亿元的98%
    between: str = ""  # words without figures in front of last year's value: ，全部销号
    end: int = 0  # of all this in the text

    @property
    def number(self) -> Decimal:
        """The amount, below zero for a loss."""
        number = self.place.figure.number or Decimal(0)
        return -abs(number) if profit_sign(self.place) < 0 else number


def derive_figures(fact: Fact) -> Fact:
    """Return `fact` with its changes over last year and its goals worded as an office does.

    The values that they are worked out from stay in brackets, as evidence that the draft leaves
    out. A figure is held against last year's right behind it; anything less plain stays.
    """
    done = len(fact.text)
    for place in reversed(label_figures(fact.text)):
        level = _read_level(fact, place)
        if level is not None and level.end <= done and (level.last or level.goal):
            fact = _with_words(fact, level)
            done = place.figure.start
    return fact


def _read_level(fact: Fact, place: LabelledFigure) -> _Level | None:
    """Return the level at `place` with what stands behind it, None for what is no level."""
    tail = unit_tail(fact.text, place.figure)
    place = replace(place, figure=with_unit(place.figure, tail)) if tail else place
    figure = place.figure
    is_level = figure.kind in COUNTED | PERCENTAGES and not (place.move or place.is_earlier)
    if not is_level or figure.number is None or _ROUGH.search(figure.text):
        return None
    per = _PER.match(fact.text, figure.end)
    level = _Level(place=place, per=per[0] if per else "", end=per.end() if per else figure.end)
    level = _with_last(fact, _with_brackets(fact, level))
    if level.last and not level.last.number and figure.number:  # nothing to be held against
        return None
    return None if level.last and _is_of_another(fact.text, figure, level.last) else level


def _is_of_another(text: str, figure: Figure, last: _Value) -> bool:
    """Return whether last year's value is of what was completed, and the figure is not.

    It is under way (在建27部（去年同期完成21部）), or another one in front was completed.
    """
    before, _, clause = text[: figure.start].rpartition("，")
    if _COMPLETED not in last.text or _COMPLETED in clause:
        return False
    return _UNDER_WAY.occurs_in(clause) or (_COMPLETED in before and figure.unit in before)


def _with_brackets(fact: Fact, level: _Level) -> _Level:
    """Return the level with last year's value, the goal and what else stands in brackets."""
    figure = level.place.figure
    while bracket := _BRACKET.match(fact.text, level.end):
        last, goal = _value(_BASE, bracket[1], figure), _value(_GOAL, bracket[1], figure)
        level = replace(
            level,
            brackets=level.brackets if last or goal else (*level.brackets, bracket[0]),
            last=last or level.last,
            goal=goal or level.goal,
            end=bracket.end(),
        )
    return level


def _with_last(fact: Fact, level: _Level) -> _Level:
    """Return the level with last year's value behind a comma, and the change as it is stated."""
    text, figure, last = fact.text, level.place.figure, level.last
    done = _DONE.match(text, level.end) if fact.indicator else None
    end = done.end() if done else level.end
    stated = _STATED.match(text, end)
    if stated and (bracket := _BRACKET.match(text, stated.end())):
        last = _value(_BASE, bracket[1], figure)
        end = bracket.end() if last else end
    elif stated is None and last is None and (found := _CLAUSES.match(text, end)):
        if fact.last or _is_alone(fact, level.place):
            last = _value(_BASE, found["clause"], figure)
        if last:
            level = replace(level, between=found["between"])
            end = found.end()
        stated = _STATED.match(text, end)
    if stated and stated.start() == end:
        end = stated.end()
    told = stated[0] if stated and (last or level.goal) else ""
    return replace(level, last=last, stated=told, done=done[0] if done else "", end=end)


def _is_alone(fact: Fact, place: LabelledFigure) -> bool:
    """Return whether no other level in front of `place` may be what last year's value is of."""
    start = max(fact.text.rfind(stop, 0, place.figure.start) for stop in "；。") + 1
    others = (
        one
        for one in label_figures(fact.text)
        if start <= one.figure.start < place.figure.start
        and are_alike(one.figure, place.figure)
        and not (one.move or one.is_earlier)
    )
    return _PART_WORD in place.clause or not any(others)


def _value(pattern: re.Pattern[str], text: str, like: Figure) -> _Value | None:
    """Return the value that `text` gives in the words of `pattern`, if it is measured alike."""
    found = pattern.fullmatch(text)
    value = _PER.sub("", found["value"]) if found else ""
    figure = read_figure_like(value, like)
    if found is None or figure is None or figure.number is None:
        return None
    if not are_alike(figure, like) or figure.kind is not like.kind or _ROUGH.search(figure.text):
        return None
    number = -abs(figure.number) if found["loss"] else figure.number
    name = found["name"] if "name" in found.groupdict() else ""
    return _Value(text=text, figure=figure, number=number, name=name)


def _with_words(fact: Fact, level: _Level) -> Fact:
    """Return the fact with one level and what belongs to it in words."""
    place, last, goal = level.place, level.last, level.goal
    name = fact.indicator or place.label
    good = good_direction(
        name,
        place.figure.unit,
        then=last.number if last else None,
        goal=goal.number if goal else None,
    )
    head = fact.text[: place.figure.start]
    before = last.number if last else None
    worded = word_level(
        head,
        place,
        level.number,
        before,
        good=good,
        name=fact.indicator,
        is_part=bool(fact.head),
    )
    stated, change, reached = level.stated, None, None
    if not worded.is_kept:
        stated, change = _told_once(level, _change(fact, level, good))
        reached = _reached(fact, level, name, good)
    told = [one for one in (change, reached) if one]
    is_goal_told = goal is not None and bool(goal.number) and reached is None
    hidden = (None if is_goal_told and not worded.is_kept else goal, last)
    asides = [worded.aside, *(f"（{one.text}）" for one in hidden if one)]
    shown = [] if not is_goal_told or worded.is_kept or goal is None else [f"（{goal.text}）"]
    brackets = [one for one in level.brackets if not one.startswith(_PART)]
    parts = [f"，{one[1:-1]}" for one in level.brackets if one.startswith(_PART)]
    words = [f"，{one.words}" for one in told]
    phrases = [
        stated,
        *words[: bool(change)],
        level.done,
        *words[bool(change) :],
        *parts,
        level.between,
    ]
    return replace(
        fact,
        text="".join(
            (worded.text, level.per, *shown, *brackets, *asides, *phrases, fact.text[level.end :])
        ),
        asides=(*filter(None, asides), *fact.asides),
        computed="，".join(filter(None, (*(one.words for one in told), fact.computed))),
        calculation="；".join(filter(None, (*(one.formula for one in told), fact.calculation))),
    )


def _told_once(level: _Level, change: WordedChange | None) -> tuple[str, WordedChange | None]:
    """Return the change as it is stated, or as it was worked out where that says the same.

    少了8.6% behind last year's value is the change over it.
    """
    if not level.stated or level.last is None or _COMPARED.occurs_in(level.stated):
        return level.stated, None if level.stated else change
    sizes = [figure.key for figure in find_figures(level.stated)]
    if change and sizes and sizes == [one.key for one in find_figures(change.words)][-1:]:
        return "", change
    return f"，同比{level.stated[1:]}", None


def _change(fact: Fact, level: _Level, good: int) -> WordedChange | None:
    """Return the change to tell; none where fewer things were done because all are done."""
    last = level.last
    if last is None:
        return None
    if level.number < 0 or last.number < 0:
        # What counts losses gives last year's bare: 价差亏损342万元, before it 186.
        then = -last.number if _counts_losses(fact, last) else last.number
        return change_of_profit(level.number, then, level.place.figure, last.figure)
    if (
        good == 0
        and level.number < last.number
        and _is_settled(f"{level.between}{fact.text[level.end :]}")
    ):
        return None
    base = "" if fact.indicator else _NAME_OF_BASE.match(last.text)
    named = base[0].replace("去", "上") if base else ""
    return change_over(level.place.figure, last.figure, good=good, base=named)


def _counts_losses(fact: Fact, last: _Value) -> bool:
    """Return whether the fact is of losses by its name, and last year's value says nothing else."""
    if not tells_of_loss(fact.indicator) or last.number <= 0:
        return False
    return not (tells_of_loss(last.text) or _PROFIT.occurs_in(last.text))


def _is_settled(behind: str) -> bool:
    """Return whether the words behind a level say that nothing of it is left to be done."""
    is_whole = group("claims.every").occurs_in(behind) or "100%" in behind
    return is_whole and _SETTLED.occurs_in(behind)


def _reached(fact: Fact, level: _Level, name: str, good: int) -> WordedChange | None:
    if level.goal is None:
        return None
    goal = Goal(
        name=level.goal.name,
        figure=level.goal.figure,
        number=level.goal.number,
        per=level.per,
        is_told=level.goal.figure.text in fact.note,
    )
    return compare_with_goal(goal, level.place.figure, level.number, name=name, good=good)
