"""Write sections with a model service, several at a time, each streamed as it grows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event
from typing import TYPE_CHECKING

from assistant.drafting.draft import Brief, Retrieve, WrittenParagraphs
from assistant.drafting.events import (
    Effort,
    SectionFailed,
    SectionWritten,
    TextArrived,
    WriterEvent,
)
from assistant.drafting.extractive.opening_section import write_opening
from assistant.drafting.planning.placement_question import PlacementQuestion
from assistant.drafting.service.ask_places import ask_places
from assistant.drafting.service.chain import SectionAnswer as Reply
from assistant.drafting.service.chain import build_section_chain
from assistant.drafting.service.client import ModelService
from assistant.drafting.service.completion import ChatSession
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.read_with_timeouts import StoppedError
from assistant.drafting.service.retry import Backoff, RateLimiter, RequestError
from assistant.drafting.service.section_prompt import SectionRequest
from assistant.drafting.service.token_budget import TokenBudget
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

_POLL_INTERVAL = 0.1  # seconds between two looks at `stop`
_MOST_TIGHTENINGS = 3


class _Skipped:
    """A section was not written, because the work was stopped."""


_Report = WriterEvent | _Skipped | Exception


class ServiceWriter:
    """The writer that uses a model service; its text passes the same gate."""

    def __init__(self, settings: Settings, *, backoff: Backoff | None = None) -> None:
        self._settings = settings
        self._rate_limiter = RateLimiter(backoff or Backoff())
        self._service = ModelService(settings)
        self._service.preload()
        self._budget = TokenBudget(settings.llm_context)
        self._advice: tuple[PlacementQuestion | None, str] = None, ""  # the latest

    def stream(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve, stop: Event
    ) -> Iterator[WriterEvent]:
        """Yield the events; `llm_parallel` sections are written at a time.

        Headings without text of their own are not sent. A section that fails does not stop the
        others, unless they would fail too. Raises PromptError for a prompt file that does not fit.
        """
        chain = self._chain(retrieve)
        sent = [number for number, brief in enumerate(briefs) if _needs_text(brief)]
        for number, brief in enumerate(briefs):
            if not _needs_text(brief):
                yield SectionWritten(number=number, paragraphs=_builtin_opening(brief, retrieve))
        reports: SimpleQueue[_Report] = SimpleQueue()
        halt = Event()
        jobs = [partial(self._write, chain, n, briefs[n], reports.put, halt) for n in sent]
        with _running_jobs(jobs, self._settings.llm_parallel, halt):
            yield from _events(reports, len(jobs), stop)

    def advise_places(self, question: PlacementQuestion) -> str:
        """Return where the model would put facts; the same question is asked once."""
        asked, answer = self._advice
        if asked != question:
            answer = ask_places(
                question,
                stream=self._service.stream,
                budget=self._budget,
                timeout=self._settings.llm_timeout,
                prompts=self._settings.prompts,
            )
            self._advice = question, answer
        return answer

    def _chain(self, retrieve: Retrieve) -> Runnable[SectionRequest, Reply]:
        folder = self._settings.prompts
        session = ChatSession(
            stream=self._service.stream,
            rate_limiter=self._rate_limiter,
            idle_timeout=self._settings.llm_timeout,
            continuation=load_prompt("continuation", variables=frozenset(), folder=folder),
        )
        return build_section_chain(retrieve, session=session, budget=self._budget, prompts=folder)

    def _write(
        self,
        chain: Runnable[SectionRequest, Reply],
        number: int,
        brief: Brief,
        report: Callable[[_Report], None],
        halt: Event,
    ) -> None:
        """Write one section and report its events; the last report is never text."""
        request = SectionRequest(
            brief=brief,
            on_text=lambda text: report(TextArrived(number=number, text=text)),
            stop=halt,
        )
        try:
            report(self._section(chain, number, request))
        except StoppedError:
            report(_Skipped())
        except RequestError as error:
            if error.is_fatal:
                halt.set()
            report(SectionFailed(number=number, error=error.error))
        except Exception as error:  # noqa: BLE001 (raised again by the reader)
            halt.set()
            report(error)

    def _section(
        self, chain: Runnable[SectionRequest, Reply], number: int, request: SectionRequest
    ) -> SectionWritten:
        started = time.monotonic()
        for attempt in range(_MOST_TIGHTENINGS + 1):
            if request.stop.is_set():
                raise StoppedError
            try:
                paragraphs, answer = chain.invoke(request)
                break
            except RequestError as error:
                if not error.is_too_long or attempt == _MOST_TIGHTENINGS:
                    raise
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
def _running_jobs(jobs: Sequence[Callable[[], None]], at_once: int, halt: Event) -> Iterator[None]:
    """Run the jobs in threads during the block; at its end the remaining ones are cancelled."""
    pool = ThreadPoolExecutor(max_workers=at_once)
    try:
        for job in jobs:
            pool.submit(job)
        yield
    finally:
        halt.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _events(reports: SimpleQueue[_Report], jobs: int, stop: Event) -> Iterator[WriterEvent]:
    while jobs and not stop.is_set():
        try:
            event = reports.get(timeout=_POLL_INTERVAL)
        except Empty:
            continue
        if isinstance(event, Exception):
            raise event
        if not isinstance(event, TextArrived):
            jobs -= 1
        if not isinstance(event, _Skipped):
            yield event


def _needs_text(brief: Brief) -> bool:
    return bool(brief.headings) and (brief.is_leaf or bool(brief.facts))


def _builtin_opening(brief: Brief, retrieve: Retrieve) -> WrittenParagraphs:
    """Return the opening, which is the same for all writers; () for a heading without text."""
    if brief.headings:
        return ()
    return write_opening(brief, retrieve)
