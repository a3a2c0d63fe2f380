"""A workspace of drafts with writers whose text can be foretold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from assistant.drafting.draft import Brief, Retrieve, Written
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.workspace import AnyWriter, DraftWorkspace
from assistant.drafting.events import SectionFailed, SectionWritten, WriterEvent
from assistant.errors import ProviderError
from tests.drafting.samples import ARCHIVE, retrieve_from

GARBAGE, STREETS = "一（一）", "一（二）"
WrittenDraft = tuple[DraftWorkspace, str]


class Clerk:
    """An offline writer anyone can follow: two borrowed sentences, then the facts."""

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[tuple[Written, ...], ...]]:
        for brief in briefs:
            yield (
                (
                    Written(text=f"围绕{brief.topic}压实责任。", precedents=(ARCHIVE[0],)),
                    Written(text="落实定人定点责任制。", precedents=(ARCHIVE[1],)),
                    *(Written(text=f"{fact.text}。", facts=(fact,)) for fact in brief.facts),
                ),
            )


class Model:
    """A service that fails where it is told to, and notes what it was asked."""

    def __init__(self, *, fails: str = "") -> None:
        self.fails = fails
        self.asked: list[Brief] = []

    def stream(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve, stop: Event
    ) -> Iterator[WriterEvent]:
        for number, brief in reversed(list(enumerate(briefs))):  # any order is allowed
            self.asked.append(brief)
            if self.fails and self.fails in brief.topic:
                error = ProviderError("模型服务出错。", hint="请稍后再试。")
                yield SectionFailed(number=number, error=error)
            else:
                text = f"{brief.topic}有序推进。"
                yield SectionWritten(number=number, paragraphs=((Written(text=text),),))


def open_workspace(folder: Path, writer: AnyWriter | None = None) -> DraftWorkspace:
    return DraftWorkspace(
        DraftStore(folder / "草稿 夹"),
        retrieve=retrieve_from(ARCHIVE),
        writer=lambda: writer or Clerk(),
    )


def text_of(kept: StoredDraft, number: int) -> str:
    current = kept.sections[number].current
    return current.text if current else ""


def others(kept: StoredDraft, number: int) -> list[str]:
    return [text_of(kept, n) for n in range(len(kept.sections)) if n != number]
