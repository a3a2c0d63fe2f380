"""Tell what each section of an outline is for: results, problems, plans."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from assistant.archive.embedding import Vector
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Node, Outline
from assistant.records import Function, Period, Span
from assistant.reports.section_functions import heading_functions
from assistant.reports.titles import parse_title
from assistant.text.lexicon import group

Position = tuple[int, ...]
Functions = dict[Position, tuple[Function, ...]]

_YEAR = re.compile(r"(\d{4})年?")
_TITLES = {
    Function.RESULTS: group("sections.title_of_results").words,
    Function.PROBLEMS: group("sections.title_of_problems").words,
    Function.PLAN: group("sections.title_of_plans").words,
}
_PROBLEM = group("sections.problem")
_CLEARLY_NEARER = 0.5  # deviations, to titles of one function than to those of any other


def report_period(outline: Outline) -> Period:
    """Return the period of the report as its title has it, with year None without one."""
    title = parse_title(outline.title)
    if title is None:
        year = _YEAR.search(outline.title)
        return Period(year=int(year[1]) if year else None, span=Span.YEAR)
    return Period(year=title.year, span=title.span or Span.YEAR)


def is_plan(outline: Outline) -> bool:
    """Return whether the whole report is a plan."""
    title = parse_title(outline.title)
    return title is not None and title.looks_ahead and not title.looks_back


def assign_functions(outline: Outline, nearness: TextNearness | None = None) -> Functions:
    """Return the functions of each section; a vague heading inherits those of the one above.

    There are two where a heading merges them: 存在的问题和下一步打算. Where its words name none,
    the meaning of a chapter's heading decides, with `nearness`: 检视：还差几步.
    """
    period = report_period(outline)
    top = Function.PLAN if is_plan(outline) else Function.RESULTS
    meant = _read_chapters(outline, period, nearness) if nearness and not is_plan(outline) else {}
    found: Functions = {}
    for node in outline.walk():
        above = found.get(node.position[:-1], (top,))
        named = heading_functions(node.title, period=period) or meant.get(node.position, ())
        # Subsections share the function of a plan or of problems: 补齐短板 names no problem there.
        found[node.position] = named if named and above == (Function.RESULTS,) else above
    return found


def _read_chapters(outline: Outline, period: Period, nearness: TextNearness) -> Functions:
    """Return the functions of chapters that only their meaning tells.

    Results come first, then problems, then plans; the first chapter is never in doubt.
    """
    unsaid = [node for node in outline.nodes[1:] if not _names_function(node, period)]
    if not unsaid:
        return {}
    examples = [title for titles in _TITLES.values() for title in titles]
    everything = list(outline.walk())
    near = nearness.between([node.title for node in everything], examples)
    near = near - near.mean(axis=0, keepdims=True)
    deviation = float(near.std()) or 1.0
    rows = {node.position: near[place] / deviation for place, node in enumerate(everything)}
    read = {node.position: _clearest(node.title, rows[node.position]) for node in unsaid}
    if not any(node.children for node in outline.nodes):
        read = _read_ends(outline, period, read)
    return {position: (function,) for position, function in read.items() if function}


def _read_ends(
    outline: Outline, period: Period, read: Mapping[Position, Function | None]
) -> dict[Position, Function | None]:
    """Return what an outline of one level ends with: plans in the last chapter, problems before.

    All others are fields of work, whatever they sound like.
    """
    last = outline.nodes[-1]
    functions = [heading_functions(one.title, period=period) for one in outline.nodes]
    named = [Function.PLAN in some for some in functions]
    has_problems = any(Function.PROBLEMS in some for some in functions)
    is_plan_last = read.get(last.position) is Function.PLAN
    first_plan = named.index(True) if any(named) else len(named) - is_plan_last
    before = outline.nodes[first_plan - 1].position
    ends: dict[Position, Function | None] = {}
    if is_plan_last and not any(named):
        ends[last.position] = Function.PLAN
    if first_plan > 1 and not has_problems and read.get(before) is Function.PROBLEMS:
        ends[before] = Function.PROBLEMS
    return ends


def _names_function(node: Node, period: Period) -> bool:
    return bool(heading_functions(node.title, period=period))


def _clearest(title: str, row: Vector) -> Function | None:
    """Return the function whose titles are clearly nearest; None for results or for doubt.

    Problems that the title names need not be clear: 正视“短板”，改进有向.
    """
    means: dict[Function, float] = {}
    start = 0
    for function, titles in _TITLES.items():
        means[function] = float(np.mean(row[start : start + len(titles)]))
        start += len(titles)
    best, second = sorted(means, key=lambda one: means[one], reverse=True)[:2]
    is_named = best is Function.PROBLEMS and _PROBLEM.occurs_in(title)
    clear = is_named or means[best] - means[second] >= _CLEARLY_NEARER
    return best if clear and best is not Function.RESULTS else None
