"""Find the function of each section: results, problems, plans or experience."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from assistant.records import Function, Line, Period, Span
from assistant.reports.section_tree import HeadedBlock
from assistant.text.lexicon import group
from assistant.text.list_marks import strip_opening_mark

_OPENING = 60  # characters of a paragraph that say which way it looks
_LONGEST_PLAIN = 22  # characters; longer headings are themes, whose 亮点 or 问题 name no function

_PLAN, _LATER = group("sections.plan_heading"), group("sections.later")
_PROBLEM = group("sections.problem").pattern
_PROBLEMS = re.compile(
    rf"{group('sections.facing').pattern}.{{0,8}}(?:{_PROBLEM}|挑战)"
    rf"|{group('sections.problem_title').pattern}"
    rf"|{group('sections.problem_qualifier').pattern}的?{_PROBLEM}(?:$|[和与及、])"
    rf"|^{_PROBLEM}(?:$|[和与及、])|{_PROBLEM}[和与及、]{_PROBLEM}"
)
_REPAIR, _RESULTS = group("sections.repair"), group("sections.results")
_EXPERIENCE = group("sections.experience")
_EXPERIENCE_END = re.compile("(?:亮点|经验)(?:$|[和及与、])|体会$")
_OTHER = re.compile(r"名词解释|注释|释义|附件|附表|基本情况|概况|简介|^表\s?\d")
_APPENDIX = re.compile(
    r"名词(?:解释|注释)|^(?:注释|释义|附件|附表)"
)  # no part of what stands above
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?=年|[—\-–]20)")

_PLAN_OPENING = re.compile(rf"在?(?:{_LATER.pattern}|下半年|针对(?:上述|以上|存在)|(20\d\d)年)")
_ADVICE = re.compile(r"建议[：:，]")
_INTENDED = group("sections.intended")
_PAST = re.compile(r"累计|已|同比|完成了|共[计有]?\d|截[至止]|取得|开展了")
_PROBLEM_OPENING = re.compile(
    rf"(?:虽然|尽管|但|仍|还|也).{{0,60}}?(?:存在|面临|有).{{0,16}}?{_PROBLEM}"
    rf"|^存在的?(?:主要)?{_PROBLEM}"
)
_PROBLEM_SIGN = group("sections.problem_sign")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPart:
    """Lines under one heading with one function."""

    path: tuple[str, ...]
    function: Function
    line: int
    lines: tuple[Line, ...]
    is_headed: bool  # the heading says the function, not a paragraph alone


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """The function of a block, and the one its paragraphs may turn to."""

    function: Function
    next: Function | None = None  # of a merged heading: 存在问题及下一步打算


def split_by_function(
    found: list[HeadedBlock], *, period: Period, usual: Function
) -> list[SectionPart]:
    """Return the blocks of a report, cut where a paragraph turns from one function to another.

    `usual` is the function of a heading that names a theme only: 计划 in a plan, else 成效.
    """
    states: list[_State] = []
    result: list[SectionPart] = []
    headed = any(block.heading for block in found)
    current = _State(function=usual)  # of the last first-level heading
    for block in found:
        state = _block_state(block, states, current, period=period)
        if not block.depth and headed and block is found[0]:
            state = _State(function=Function.OTHER)
        parts = _split_block(block, state, period)
        states.append(_state_after(state, parts))
        if block.parent is not None and states[block.parent].next:
            states[block.parent] = _parent_state(states[block.parent], states[-1])
        if block.depth == 1 and block.heading:
            current = states[-1] if state.next else state
        result += parts
    return result


def heading_functions(heading: str, *, period: Period) -> tuple[Function, ...]:
    """Return the functions that `heading` names: one, two if merged, none if it names a theme.

    下半年工作总结 in a half-year report is a plan: nobody sums up what is to come.
    """
    if _OTHER.search(heading):
        return (Function.OTHER,)
    plain = len(heading) <= _LONGEST_PLAIN and "，" not in heading
    plans = _names_plan(heading, period, plain=plain)
    if (
        _PROBLEMS.search(heading)
        and (plain or "存在" in heading)
        and not _names_repairs_only(heading)
    ):
        merged = plans and not heading.endswith("建议")  # there advice follows each problem
        return (Function.PROBLEMS, Function.PLAN) if merged else (Function.PROBLEMS,)
    results = plain and _RESULTS.occurs_in(heading)
    if plans:
        reviewed = (
            results
            and re.search(r"回顾|[和及与]", heading)
            and not _names_next_half(heading, period)
        )
        return (Function.RESULTS, Function.PLAN) if reviewed else (Function.PLAN,)
    if results and not (
        heading.startswith(("特色", "创新", "经验", "典型")) or "亮点工作" in heading
    ):
        return (Function.RESULTS,)
    return (Function.EXPERIENCE,) if plain and _names_experience(heading) else ()


def is_appendix(heading: str) -> bool:
    """Return whether what stands under `heading` is no part of the report above it."""
    return _APPENDIX.search(heading) is not None


def _names_experience(heading: str) -> bool:
    return _EXPERIENCE.occurs_in(heading) or _EXPERIENCE_END.search(heading) is not None


def _names_repairs_only(heading: str) -> bool:
    return _REPAIR.occurs_in(heading) and "存在" not in heading


def _names_plan(heading: str, period: Period, *, plain: bool) -> bool:
    if re.search(r"(?:计划|安排|部署|任务|目标|要求)的?.{0,2}(?:完成|落实|执行|进展)", heading):
        return False
    if _names_next_half(heading, period):
        return True
    years = [int(year) for year in _YEAR.findall(heading)]
    if period.year and years and max(years) > period.year:
        return True
    if "回顾" in heading:
        return False
    later = _LATER.occurs_in(heading)
    return later or (plain and bool(_PLAN.closing(heading)))


def _names_next_half(heading: str, period: Period) -> bool:
    return "下半年" in heading and "上半年" not in heading and period.span == Span.FIRST_HALF


def _block_state(
    block: HeadedBlock, states: list[_State], current: _State, *, period: Period
) -> _State:
    """Return the state of `block`, by its heading, else by its parent or the section before."""
    above = states[block.parent] if block.parent is not None else None
    named = heading_functions(block.heading, period=period) if block.heading else ()
    if above and named and not _may_override(above, named[0], block.heading):
        named = ()
    if named:
        return _State(function=named[0], next=named[1] if len(named) > 1 else None)
    if above is None:
        return _theme_state(current)
    return _state_below(block, above)


def _theme_state(current: _State) -> _State:
    """Return the state of a first-level heading that names a theme only.

    Behind a plan follows more plan; behind problems follows what is to be done.
    """
    if current.function in {Function.PLAN, Function.PROBLEMS}:
        return _State(function=Function.PLAN)
    return _State(function=Function.RESULTS)


def _may_override(above: _State, named: Function, heading: str) -> bool:
    """Return whether `heading` may name another function than the one above it.

    A plan has parts called 工作情况 or 亮点, and they are plans.
    """
    if is_appendix(heading):
        return True
    if above.function == Function.PLAN:
        return named == Function.PROBLEMS
    return above.function != Function.OTHER or named != Function.RESULTS


def _state_below(block: HeadedBlock, above: _State) -> _State:
    """Return the state of a theme under `above`: behind the problems of a merged one, the plan."""
    if above.next is None or above.function != Function.PROBLEMS:
        return above
    text = block.lines[0].text if block.lines else block.heading
    if _PROBLEM_SIGN.occurs_in(text[:200]):
        return _State(function=above.function, next=above.next)
    return _State(function=above.next)


def _state_after(state: _State, parts: list[SectionPart]) -> _State:
    """Return `state` as its last paragraph left it: what stands under a heading goes on from it."""
    last = parts[-1].function
    advised = state.function == Function.PROBLEMS and last == Function.PLAN
    return _State(function=last) if advised or last == state.next else state


def _parent_state(above: _State, below: _State) -> _State:
    return _State(function=above.next) if above.next and below.function == above.next else above


def _split_block(block: HeadedBlock, state: _State, period: Period) -> list[SectionPart]:
    """Return the stretches of one block; a block without lines is one stretch."""
    turns: list[Function] = []
    for line in block.lines:
        before = turns[-1] if turns else state.function
        turns.append(_paragraph_function(line.text, before, state, period))
    if not turns:
        return [_part(block, state.function, (), state)]
    pairs = groupby(zip(turns, block.lines, strict=True), key=lambda pair: pair[0])
    return [_part(block, function, (line for _, line in group), state) for function, group in pairs]


def _part(
    block: HeadedBlock, function: Function, lines: Iterable[Line], state: _State
) -> SectionPart:
    kept = tuple(lines)
    own = bool(block.lines) and kept[:1] == tuple(block.lines[:1])
    return SectionPart(
        path=block.path,
        function=function,
        line=block.line if own or not kept else kept[0].number,
        lines=kept,
        is_headed=bool(block.path) and function in {state.function, state.next},
    )


def _paragraph_function(text: str, before: Function, state: _State, period: Period) -> Function:
    """Return the function of a paragraph, given the paragraph before it and the section."""
    if state.function in {Function.PLAN, Function.OTHER}:
        return state.function
    if _ADVICE.match(strip_opening_mark(text)) or _opens_plan(text, period):
        return Function.PLAN
    if state.next:
        return before
    if _admits_problems(text):
        return Function.PROBLEMS
    if before == state.function or _PAST.search(text[: 2 * _OPENING]):
        return state.function
    looks_ahead = before != Function.PLAN or _INTENDED.occurs_in(text[:_OPENING])
    return before if looks_ahead else state.function


def _admits_problems(text: str) -> bool:
    """Return whether a paragraph opens with 虽然…但仍存在…问题."""
    return _PROBLEM_OPENING.search(text[: 2 * _OPENING]) is not None


def _opens_plan(text: str, period: Period) -> bool:
    opening = _PLAN_OPENING.match(strip_opening_mark(text))
    if opening is None:
        return False
    head = text[:_OPENING]
    if opening[1]:
        later = period.year is not None and int(opening[1]) > period.year
        return later and not _PAST.search(head)
    return _INTENDED.occurs_in(head) and not _PAST.search(head)
