"""Run a writer on the sections of a plan, and verify each section it writes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from threading import Event

from assistant.drafting.draft import (
    Brief,
    Retrieve,
    TracedSection,
    Unresolved,
    Writer,
)
from assistant.drafting.events import (
    DraftEvent,
    SectionDone,
    SectionWritten,
    StreamingWriter,
    WriterEvent,
)
from assistant.drafting.pipeline.verify_section import verify_section
from assistant.drafting.planning.draft_plan import Plan


def write_sections(
    plan: Plan,
    *,
    retrieve: Retrieve,
    writer: Writer | StreamingWriter,
    numbers: Collection[int] | None = None,
    stop: Event | None = None,
) -> Iterator[DraftEvent]:
    """Yield the events while the sections `numbers` (None: all) are written.

    Whatever a writer states that no fact, heading or fixed expression supports becomes a
    placeholder; facts it left out are added. A section that fails is an event and stops no
    other. Nothing more comes once `stop` is set.
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
