"""Draft a report: plan the sections, let a writer write them, let nothing untraced through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting import stock
from assistant.drafting.assignment import assign
from assistant.drafting.gate import Checked, Evidence, check
from assistant.drafting.likely_sections import similarity_from
from assistant.drafting.outline import UNTITLED
from assistant.drafting.planning import briefs_of
from assistant.drafting.records import (
    Brief,
    Draft,
    DraftSection,
    Fact,
    Outline,
    Retrieve,
    Unresolved,
    Writer,
    Written,
)
from assistant.drafting.repeated_facts import stated_once
from assistant.text.figures import figures

HOMELESS_HEADING = "未归入章节的事实"

_Paragraphs = Sequence[Sequence[Written]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """A section after the gate."""

    heading: str
    level: int
    paragraphs: tuple[tuple[Checked, ...], ...]

    @property
    def results(self) -> Iterator[Checked]:
        return (result for paragraph in self.paragraphs for result in paragraph)


def draft(
    outline: Outline,
    facts: Sequence[Fact],
    *,
    retrieve: Retrieve,
    writer: Writer,
) -> Draft:
    """Return the draft of the whole report.

    Every fact is said once, in its section, and what the writer left out is added there; a fact
    that fits nowhere stands under a heading of its own at the end. Whatever the writer says that no
    fact, heading or fixed expression supports is a blank in the text and a row in `unresolved`.

    Raises ProviderError if the writer's service fails.
    """
    facts, repeated = stated_once(facts)
    assignment = assign(outline, facts, similarity=similarity_from(retrieve))
    briefs = briefs_of(outline, assignment.sections)
    given = _given(briefs)
    sections = [
        _gated(brief, _completed(brief, paragraphs), facts, given)
        for brief, paragraphs in zip(briefs, writer.write(briefs, retrieve=retrieve), strict=True)
    ]
    if assignment.homeless:
        sections.append(_homeless(assignment.homeless, given))
    results = [result for section in sections for result in section.results]
    return Draft(
        title=outline.title,
        sections=tuple(_without_traces(section) for section in sections),
        figures=tuple(dict.fromkeys(figure for result in results for figure in result.traced)),
        unresolved=(
            *_untitled(outline),
            *repeated,
            *assignment.unresolved,
            *(row for result in results for row in result.unresolved),
        ),
    )


def _given(briefs: Sequence[Brief]) -> str:
    """Return what the user said besides the facts: title, unit, headings, notes, plan years."""
    pieces = [briefs[0].title, briefs[0].organisation]
    for brief in briefs:
        pieces += [*brief.headings, *brief.notes, brief.horizon]
    return "\n".join(dict.fromkeys(pieces))


def _completed(brief: Brief, paragraphs: _Paragraphs) -> _Paragraphs:
    """Return the paragraphs with the facts added that they do not state, never an empty leaf."""
    said = "".join(sentence.text for paragraph in paragraphs for sentence in paragraph)
    missing = [fact for fact in brief.facts if not _states(said, fact)]
    added = [Written(text=f"{fact.text.rstrip('。；，')}。", facts=(fact,)) for fact in missing]
    if added:
        return [*paragraphs[:-1], [*(paragraphs[-1] if paragraphs else ()), *added]]
    if not said and brief.headings and brief.is_leaf:
        return [[Written(text=stock.gap(brief))]]
    return paragraphs


def _states(text: str, fact: Fact) -> bool:
    """Return whether `text` holds every figure of `fact`, or its words if it has none."""
    wanted = {figure.key for figure in figures(fact.text)}
    if not wanted:
        return fact.text.rstrip("。；，") in text
    return wanted <= {figure.key for figure in figures(text)}


def _gated(brief: Brief, paragraphs: _Paragraphs, facts: Sequence[Fact], given: str) -> _Checked:
    heading = brief.headings[-1] if brief.headings else ""
    evidence = Evidence(section=heading, facts=brief.facts, all_facts=tuple(facts), given=given)
    return _Checked(
        heading=heading, level=len(brief.headings), paragraphs=_through(paragraphs, evidence)
    )


def _homeless(facts: Sequence[Fact], given: str) -> _Checked:
    evidence = Evidence(
        section=HOMELESS_HEADING, facts=tuple(facts), all_facts=tuple(facts), given=given
    )
    lines = [[Written(text=f"{fact.text.rstrip('。；，')}。", facts=(fact,))] for fact in facts]
    return _Checked(heading=HOMELESS_HEADING, level=1, paragraphs=_through(lines, evidence))


def _through(paragraphs: _Paragraphs, evidence: Evidence) -> tuple[tuple[Checked, ...], ...]:
    return tuple(
        tuple(check(sentence, evidence) for sentence in paragraph) for paragraph in paragraphs
    )


def _without_traces(section: _Checked) -> DraftSection:
    return DraftSection(
        heading=section.heading,
        level=section.level,
        paragraphs=tuple(
            tuple(result.sentence for result in paragraph) for paragraph in section.paragraphs
        ),
    )


def _untitled(outline: Outline) -> Iterable[Unresolved]:
    if outline.title == UNTITLED:
        yield Unresolved(reason="提纲没有标题", text=UNTITLED)
