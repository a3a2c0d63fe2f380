"""Make the briefs of an outline: the function, the period and the facts of each section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from assistant.drafting.draft import Brief, Fact, Node, Outline, Theme
from assistant.drafting.outline.period_labels import next_period_label, period_label
from assistant.drafting.planning.heading_functions import (
    Position,
    assign_functions,
    is_plan,
    report_period,
)
from assistant.drafting.planning.target_lengths import target_lengths
from assistant.records import Function, Period, Span
from assistant.reports.organisations import find_type
from assistant.text.lexicon import group
from assistant.text.list_marks import strip_item_marks

_YEAR = re.compile(r"(\d{4})年?")
_PLAIN = group("instructions.no_slogans")


def plan_horizon(outline: Outline, node: Node, period: Period) -> str:
    """Return the period of a plan under `node` as a report writes it: 2026年, 下半年."""
    if is_plan(outline):
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


def make_briefs(
    outline: Outline,
    facts: Mapping[Position, tuple[Fact, ...]],
    functions: Mapping[Position, tuple[Function, ...]] | None = None,
) -> list[Brief]:
    """Return the briefs of the opening and of each section, in reading order.

    `functions` are those of the sections; without them the words of the headings decide.
    """
    functions = functions or assign_functions(outline)
    period = report_period(outline)
    results = tuple(_results(outline, facts, functions))
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
        themes=tuple(theme.title for theme in results),
        results=results,
        problems=tuple(_known_problems(outline, functions, facts)),
        plan_topics=tuple(_plan_topics(outline, functions)),
        plans_only=is_plan(outline),
        contents=tuple(node.heading for node in outline.walk()),
        world=_report_text(outline, facts),
        org_types=_org_types(outline),
    )
    return [opening, *_section_briefs(opening, outline, facts, functions)]


def _section_briefs(
    opening: Brief,
    outline: Outline,
    facts: Mapping[Position, tuple[Fact, ...]],
    functions: Mapping[Position, tuple[Function, ...]],
) -> Iterator[Brief]:
    """Yield the briefs of the sections: what they share with the opening, and their own."""
    *_, last = outline.walk()
    lengths = target_lengths(outline)
    for node in outline.walk():
        yield replace(
            opening,
            headings=tuple(above.heading for above in outline.path(node)),
            topic=node.title,
            functions=functions[node.position],
            horizon=plan_horizon(outline, node, opening.period),
            facts=facts.get(node.position, ()),
            notes=node.notes,
            subtopics=tuple(child.title for child in node.children),
            results=(),
            is_last=node is last,
            is_plain=_asks_for_plain(outline, node),
            target_length=lengths.get(node.position),
        )


def _asks_for_plain(outline: Outline, node: Node) -> bool:
    """Return whether the user wants no slogans under `node`: 写实一点，不要喊口号."""
    notes = (note for above in outline.path(node) for note in above.notes)
    return any(_PLAIN.occurs_in(note) for note in (*outline.notes, *notes))


def _org_types(outline: Outline) -> tuple[str, ...]:
    named = find_type(outline.organisation) or find_type(outline.title)
    return (named.type.name,) if named else ()


def _opening_functions(found: Iterable[tuple[Function, ...]]) -> tuple[Function, ...]:
    """Return 计划 for a report of plans alone, else 其他."""
    return (Function.PLAN,) if set(found) == {(Function.PLAN,)} else (Function.OTHER,)


def _plan_topics(
    outline: Outline, functions: Mapping[Position, tuple[Function, ...]]
) -> Iterator[str]:
    for node in outline.walk():
        if not node.children and Function.PLAN in functions[node.position]:
            yield node.title


def _results(
    outline: Outline,
    facts: Mapping[Position, tuple[Fact, ...]],
    functions: Mapping[Position, tuple[Function, ...]],
) -> Iterator[Theme]:
    """Yield the sections on results that the opening sums up."""
    for node in outline.walk():
        if not node.children and functions[node.position] == (Function.RESULTS,):
            yield Theme(title=node.title, facts=facts.get(node.position, ()))


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
