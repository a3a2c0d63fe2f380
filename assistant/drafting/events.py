"""What happens while sections are written: text arrives, a section is done, or it fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol, runtime_checkable

from assistant.drafting.draft import Brief, Retrieve, TracedSection, Written
from assistant.errors import ProviderError

Paragraphs = tuple[tuple[Written, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What writing cost."""

    seconds: float = 0.0
    prompt_tokens: int = 0  # as the service counts them; 0 where it does not say
    answer_tokens: int = 0

    def __add__(self, other: Effort) -> Effort:
        return Effort(
            seconds=self.seconds + other.seconds,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            answer_tokens=self.answer_tokens + other.answer_tokens,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextArrived:
    """More of a section is there. Provisional: the gate has not seen it."""

    number: int  # of the section
    text: str  # all of it so far, without marks; shorter than before where it is begun anew


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionWritten:
    """A writer is done with a section; the gate has not seen it."""

    number: int
    paragraphs: Paragraphs
    effort: Effort = Effort()
    remarks: tuple[str, ...] = ()  # what a person should know about how it came about


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFailed:
    """A section could not be written; others may still be."""

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
    """A writer that tells what it is doing, several sections at a time, in any order."""

    def stream(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve, stop: Event
    ) -> Iterator[WriterEvent]:
        """Yield what happens, numbered by the place in `briefs`, until all are done or `stop`."""
        ...
