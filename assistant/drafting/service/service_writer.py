"""The writer that asks a language model: several sections at a time, each told as it grows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event
from typing import TYPE_CHECKING

from assistant.drafting.draft import Brief, Retrieve, Written
from assistant.drafting.events import (
    Effort,
    Paragraphs,
    SectionFailed,
    SectionWritten,
    TextArrived,
    WriterEvent,
)
from assistant.drafting.extractive.opening_section import opening_sentences
from assistant.drafting.service.chain import Asked, section_chain
from assistant.drafting.service.chain import Section as Reply
from assistant.drafting.service.client import Service
from assistant.drafting.service.completion import Asker
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.retry import FaultError, Pace, Patience
from assistant.drafting.service.stream_timeout import StoppedError
from assistant.drafting.service.token_budget import Gauge
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

_LOOK_UP = 0.1  # seconds between two looks at `stop`
_TIGHTENINGS = 3


class _Left:
    """A section was not written, because the rest is not wanted any more."""


_Told = WriterEvent | _Left | Exception


class ServiceWriter:
    """The writer that asks a language model; what it says goes through the same gate."""

    def __init__(self, settings: Settings, *, patience: Patience | None = None) -> None:
        self._settings = settings
        self._pace = Pace(patience or Patience())
        self._service = Service(settings)
        self._service.get_ready()
        self._gauge = Gauge(settings.llm_context)

    def stream(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve, stop: Event
    ) -> Iterator[WriterEvent]:
        """Yield what happens, sections written `llm_parallel` at a time.

        Headings that only hold other headings are not sent. A section that fails does not stop
        the others, unless they cannot fare better. Raises PromptError if a prompt does not fit.
        """
        chain = self._chain(retrieve)
        sent = [number for number, brief in enumerate(briefs) if _needs_words(brief)]
        for number, brief in enumerate(briefs):
            if not _needs_words(brief):
                yield SectionWritten(number=number, paragraphs=_own_words(brief))
        told: SimpleQueue[_Told] = SimpleQueue()
        halt = Event()
        jobs = [partial(self._write, chain, n, briefs[n], told.put, halt) for n in sent]
        with _running(jobs, self._settings.llm_parallel, halt):
            yield from _heard(told, len(jobs), stop)

    def _chain(self, retrieve: Retrieve) -> Runnable[Asked, Reply]:
        folder = self._settings.prompts
        asker = Asker(
            ask=self._service.ask,
            pace=self._pace,
            silence=self._settings.llm_timeout,
            continuing=load_prompt("continuation", variables=frozenset(), folder=folder),
        )
        return section_chain(retrieve, asker=asker, gauge=self._gauge, prompts=folder)

    def _write(
        self,
        chain: Runnable[Asked, Reply],
        number: int,
        brief: Brief,
        tell: Callable[[_Told], None],
        halt: Event,
    ) -> None:
        """Write one section and tell how it went; the last thing told is never text."""
        asked = Asked(
            brief=brief,
            hear=lambda text: tell(TextArrived(number=number, text=text)),
            stop=halt,
        )
        try:
            tell(self._section(chain, number, asked))
        except StoppedError:
            tell(_Left())
        except FaultError as fault:
            if fault.is_fatal:
                halt.set()
            tell(SectionFailed(number=number, error=fault.error))
        except Exception as error:  # noqa: BLE001 (raised again where it is heard)
            halt.set()
            tell(error)

    def _section(self, chain: Runnable[Asked, Reply], number: int, asked: Asked) -> SectionWritten:
        started = time.monotonic()
        for attempt in range(_TIGHTENINGS + 1):
            if asked.stop.is_set():
                raise StoppedError
            try:
                paragraphs, answer = chain.invoke(asked)
                break
            except FaultError as fault:
                if not fault.is_too_long or attempt == _TIGHTENINGS:
                    raise
                self._gauge.tighten()
        return SectionWritten(
            number=number,
            paragraphs=paragraphs,
            effort=Effort(
                seconds=time.monotonic() - started,
                prompt_tokens=answer.prompt_tokens,
                answer_tokens=answer.answer_tokens,
            ),
            remarks=answer.remarks,
        )


@contextmanager
def _running(jobs: Sequence[Callable[[], None]], at_once: int, halt: Event) -> Iterator[None]:
    """Run the jobs in threads while the block lasts; at its end those left are called off."""
    pool = ThreadPoolExecutor(max_workers=at_once)
    try:
        for job in jobs:
            pool.submit(job)
        yield
    finally:
        halt.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _heard(told: SimpleQueue[_Told], jobs: int, stop: Event) -> Iterator[WriterEvent]:
    while jobs and not stop.is_set():
        try:
            event = told.get(timeout=_LOOK_UP)
        except Empty:
            continue
        if isinstance(event, Exception):
            raise event
        if not isinstance(event, TextArrived):
            jobs -= 1
        if not isinstance(event, _Left):
            yield event


def _needs_words(brief: Brief) -> bool:
    return bool(brief.headings) and (brief.is_leaf or bool(brief.facts))


def _own_words(brief: Brief) -> Paragraphs:
    """Return the opening, which is the same for all writers; nothing for a bare parent heading."""
    if brief.headings:
        return ()
    return (tuple(Written(text=text) for text in opening_sentences(brief)),)
