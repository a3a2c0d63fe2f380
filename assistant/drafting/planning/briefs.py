"""Make the briefs of an outline: the function, the period and the facts of each section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from assistant.drafting.draft import Brief, Fact, Node, Outline
from assistant.drafting.outline.length_targets import find_target_length
from assistant.drafting.outline.period_labels import next_period_label, period_label
from assistant.drafting.planning.match_problems import best_heading
from assistant.records import Function, Period, Span
from assistant.reports.organisations import find_type
from assistant.reports.section_functions import heading_functions
from assistant.reports.titles import parse_title
from assistant.text.list_marks import strip_item_marks

Position = tuple[int, ...]

_YEAR = re.compile(r"(\d{4})年?")


def report_period(outline: Outline) -> Period:
    """Return the period of the report as its title has it, with year None without one."""
    title = parse_title(outline.title)
    if title is None:
        year = _YEAR.search(outline.title)
        return Period(year=int(year[1]) if year else None, span=Span.YEAR)
    return Period(year=title.year, span=title.span or Span.YEAR)


def assign_functions(outline: Outline) -> dict[Position, tuple[Function, ...]]:
    """Return the functions of each section; a vague heading inherits those of the one above.

    There are two where a heading merges them: 存在的问题和下一步打算.
    """
    period = report_period(outline)
    top = Function.PLAN if _is_plan(outline) else Function.RESULTS
    found: dict[Position, tuple[Function, ...]] = {}
    for node in outline.walk():
        above = found.get(node.position[:-1], (top,))
        named = heading_functions(node.title, period=period)
        # Subsections share the function of a plan or of problems: 补齐短板 names no problem there.
        found[node.position] = named if named and above == (Function.RESULTS,) else above
    return found


def plan_horizon(outline: Outline, node: Node, period: Period) -> str:
    """Return the period of a plan under `node` as a report writes it: 2026年, 下半年."""
    if _is_plan(outline):
        return period_label(period, unknown="下一步")
    for above in reversed(outline.path(node)):
        if "下半年" in above.title:
            return "下半年"
        if year := _YEAR.search(above.title):
            return f"{year[1]}年"
    later = [
        year for year in _YEAR.findall(outline.title) if period.year and int(year) > period.year
    ]
    if later and period.span is not Span.FIRST_HALF:
        return f"{later[0]}年"
    return next_period_label(period)


def _is_plan(outline: Outline) -> bool:
    title = parse_title(outline.title)
    return title is not None and title.looks_ahead and not title.looks_back


def starts_after(text: str, period: Period) -> bool:
    """Return whether `text` opens with a year or half-year after `period`.

    >>> starts_after("下半年新建托育点3个", Period(year=2025, span=Span.FIRST_HALF))
    True
    """
    if period.span is Span.FIRST_HALF and text.startswith("下半年"):
        return True
    year = re.match(r"(\d{4})年", text)
    return year is not None and period.year is not None and int(year[1]) > period.year


def make_briefs(
    outline: Outline,
    facts: Mapping[Position, tuple[Fact, ...]],
) -> list[Brief]:
    """Return the briefs of the opening and of each section, in reading order."""
    functions = assign_functions(outline)
    period = report_period(outline)
    leaves = [
        (node.title, functions[node.position]) for node in outline.walk() if not node.children
    ]
    opening = Brief(
        title=outline.title,
        organisation=outline.organisation,
        period=period,
        headings=(),
        topic="",
        functions=_opening_functions(functions.values()),
        horizon="",
        notes=outline.notes,
        subtopics=tuple(node.title for node in outline.nodes),
        themes=tuple(title for title, found in leaves if found == (Function.RESULTS,)),
        problems=tuple(_known_problems(outline, functions, facts)),
        plan_topics=tuple(title for title, found in leaves if Function.PLAN in found),
        plans_only=_is_plan(outline),
        world=_report_text(outline, facts),
        org_types=_org_types(outline),
    )
    placed = _push_down_targets(outline, functions, facts)
    *_, last = outline.walk()
    share = _length_share(outline)
    sections = [
        replace(
            opening,
            headings=tuple(above.heading for above in outline.path(node)),
            topic=node.title,
            functions=functions[node.position],
            horizon=plan_horizon(outline, node, period),
            facts=placed.get(node.position, ()),
            notes=node.notes,
            subtopics=tuple(child.title for child in node.children),
            is_last=node is last,
            target_length=find_target_length(node.notes) or share,
        )
        for node in outline.walk()
    ]
    return [opening, *sections]


def _org_types(outline: Outline) -> tuple[str, ...]:
    named = find_type(outline.organisation) or find_type(outline.title)
    return (named.type.name,) if named else ()


def _opening_functions(found: Iterable[tuple[Function, ...]]) -> tuple[Function, ...]:
    """Return 计划 for a report of plans alone, else 其他."""
    return (Function.PLAN,) if set(found) == {(Function.PLAN,)} else (Function.OTHER,)


def _push_down_targets(
    outline: Outline,
    functions: Mapping[Position, tuple[Function, ...]],
    facts: Mapping[Position, tuple[Fact, ...]],
) -> dict[Position, tuple[Fact, ...]]:
    """Return the facts with those of a whole plan moved to its sections, as far as they fit."""
    placed = dict(facts)
    for node in outline.walk():
        if functions[node.position] != (Function.PLAN,) or not node.children:
            continue
        headings = [child.title for child in node.children]
        above = placed.pop(node.position, ())
        for fact in above:
            place = best_heading(fact.text, headings)
            position = node.position if place is None else node.children[place].position
            placed[position] = (*placed.get(position, ()), fact)
    return placed


def _length_share(outline: Outline) -> int | None:
    """Return the target length of each leaf if the report as a whole has one."""
    whole = find_target_length(outline.notes)
    leaves = sum(not node.children for node in outline.walk())
    return whole // leaves if whole else None


def _known_problems(
    outline: Outline,
    functions: Mapping[Position, tuple[Function, ...]],
    facts: Mapping[Position, tuple[Fact, ...]],
) -> Iterator[str]:
    """Yield the problems that the outline and the facts name."""
    for node in outline.walk():
        found = functions[node.position]
        if Function.PROBLEMS not in found:
            continue
        if not node.children and found == (Function.PROBLEMS,) and len(node.position) > 1:
            yield node.title
        if Function.PLAN not in found:  # in a merged section the writer tells them apart
            yield from (strip_item_marks(fact.text) for fact in facts.get(node.position, ()))


def _report_text(outline: Outline, facts: Mapping[Position, tuple[Fact, ...]]) -> str:
    texts = [node.heading for node in outline.walk()]
    texts += [fact.text for placed in facts.values() for fact in placed]
    return " ".join((outline.title, outline.organisation, *texts))
