"""The events of writing sections: text arrives, a section is done, or it fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol, runtime_checkable

from assistant.drafting.draft import Brief, Retrieve, TracedSection, WrittenParagraphs
from assistant.errors import ProviderError


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """The time and tokens spent on writing."""

    seconds: float = 0.0
    prompt_tokens: int = 0  # as counted by the service; 0 where it does not count
    answer_tokens: int = 0

    def __add__(self, other: Effort) -> Effort:
        return Effort(
            seconds=self.seconds + other.seconds,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            answer_tokens=self.answer_tokens + other.answer_tokens,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextArrived:
    """A section has more text. Provisional: it has not passed the gate."""

    number: int  # of the section
    text: str  # all of it so far, without marks; shorter than before after a restart


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionWritten:
    """A writer has finished a section; it has not passed the gate."""

    number: int
    paragraphs: WrittenParagraphs
    effort: Effort = Effort()
    remarks: tuple[str, ...] = ()  # on how it was written, for the user


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFailed:
    """A section could not be written; the others are not affected."""

    number: int
    error: ProviderError


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDone:
    """A section has passed the gate."""

    number: int
    traced: TracedSection
    effort: Effort = Effort()


WriterEvent = TextArrived | SectionWritten | SectionFailed
DraftEvent = TextArrived | SectionDone | SectionFailed


@runtime_checkable
class StreamingWriter(Protocol):
    """A writer that yields events, of several sections at a time, in any order."""

    def stream(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve, stop: Event
    ) -> Iterator[WriterEvent]:
        """Yield events, numbered by the place in `briefs`, until all are done or `stop` is set."""
        ...
