"""Draft a report: plan the sections, let a writer write them, let nothing untraced through."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from threading import Event

from assistant.drafting.draft import (
    Brief,
    Draft,
    Fact,
    Outline,
    Retrieve,
    TracedSection,
    Unresolved,
    Writer,
)
from assistant.drafting.events import (
    DraftEvent,
    SectionDone,
    SectionFailed,
    SectionWritten,
    StreamingWriter,
    WriterEvent,
)
from assistant.drafting.pipeline.verify_section import homeless_section, verify_section
from assistant.drafting.planning.draft_plan import HOMELESS_HEADING, Plan, assemble_draft
from assistant.drafting.planning.make_plan import make_plan

__all__ = ["HOMELESS_HEADING", "draft", "write_sections"]


def draft(
    outline: Outline,
    facts: Sequence[Fact],
    *,
    retrieve: Retrieve,
    writer: Writer | StreamingWriter,
) -> Draft:
    """Return the draft of the whole report.

    Every fact is said once, in its section, and what the writer left out is added there; a fact
    that fits nowhere stands under a heading of its own at the end. Whatever the writer says that no
    fact, heading or fixed expression supports is a blank in the text and a row in `unresolved`.

    Raises ProviderError if the writer's service fails.
    """
    plan = make_plan(outline, facts, retrieve=retrieve)
    sections: dict[int, TracedSection] = {}
    for event in write_sections(plan, retrieve=retrieve, writer=writer):
        if isinstance(event, SectionFailed):
            raise event.error
        if isinstance(event, SectionDone):
            sections[event.number] = event.traced
    last = homeless_section(plan)
    return assemble_draft(
        plan, [*(sections[number] for number in sorted(sections)), *([last] if last else [])]
    )


def write_sections(
    plan: Plan,
    *,
    retrieve: Retrieve,
    writer: Writer | StreamingWriter,
    numbers: Collection[int] | None = None,
    stop: Event | None = None,
) -> Iterator[DraftEvent]:
    """Yield what happens while the sections `numbers` (None: all) are written.

    A section that fails is told and stops no other. Nothing more comes once `stop` is set.
    """
    chosen = [number for number in range(len(plan.briefs)) if numbers is None or number in numbers]
    briefs = [plan.briefs[number] for number in chosen]
    for event in _writer_events(writer, briefs, retrieve, stop or Event()):
        number = chosen[event.number]
        if isinstance(event, SectionWritten):
            yield SectionDone(
                number=number, traced=_verify(plan, number, event), effort=event.effort
            )
        else:
            yield replace(event, number=number)


def _writer_events(
    writer: Writer | StreamingWriter, briefs: Sequence[Brief], retrieve: Retrieve, stop: Event
) -> Iterator[WriterEvent]:
    if isinstance(writer, StreamingWriter):
        yield from writer.stream(briefs, retrieve=retrieve, stop=stop)
        return
    pieces = zip(briefs, writer.write(briefs, retrieve=retrieve), strict=True)
    for number, (_, paragraphs) in enumerate(pieces):
        yield SectionWritten(number=number, paragraphs=paragraphs)
        if stop.is_set():
            return


def _verify(plan: Plan, number: int, event: SectionWritten) -> TracedSection:
    found = verify_section(plan, number, event.paragraphs)
    heading = found.section.heading
    rows = (Unresolved(reason=remark, text=heading, section=heading) for remark in event.remarks)
    return replace(found, unresolved=(*found.unresolved, *rows))
