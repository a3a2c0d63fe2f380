"""Write sections with a model service, several at a time, each streamed as it grows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
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
from assistant.drafting.extractive.opening.opening_section import write_opening
from assistant.drafting.planning.placement_question import PlacementQuestion
from assistant.drafting.service.answers.fill_missing_facts import write_offline
from assistant.drafting.service.ask_places import ask_places
from assistant.drafting.service.chain import SectionAnswer as Reply
from assistant.drafting.service.chain import build_section_chain
from assistant.drafting.service.client import ModelService
from assistant.drafting.service.completion import AnswerChunk, ChatSession
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.read_with_timeouts import StoppedError
from assistant.drafting.service.retry import Backoff, RateLimiter, RequestError
from assistant.drafting.service.section_prompt import SectionRequest
from assistant.drafting.service.token_budget import TokenBudget
from assistant.errors import ProviderError
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

_POLL_INTERVAL = 0.1  # seconds between two looks at `stop`
_SAME_RUN = 10.0  # seconds: a refusal so long ago was met while the same draft was planned
_MOST_TIGHTENINGS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Skipped:
    """A section was not written: the work was stopped, or the service refuses all sections."""

    number: int
    error: ProviderError | None = None  # why the service refuses


_Report = WriterEvent | _Skipped | Exception


class ServiceWriter:
    """The writer that uses a model service; its text passes the same gate."""

    def __init__(self, settings: Settings, *, backoff: Backoff | None = None) -> None:
        self._settings = settings
        self._rate_limiter = RateLimiter(backoff or Backoff())
        self._service = ModelService(settings)
        self._service.preload()
        self._budget = TokenBudget(settings.llm_context)
        self._answered = Event()  # the service has begun to answer once
        self._refusal: tuple[float, RequestError] | None = None  # for good, and when
        self._advice: tuple[PlacementQuestion | None, str] = None, ""  # the latest

    def stream(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve, stop: Event
    ) -> Iterator[WriterEvent]:
        """Yield the events; `llm_parallel` sections are written at a time.

        Headings without text of their own are not sent. A section that fails does not stop the
        others. What the service refuses all sections for is asked once: the rest is written
        offline, which the first of them says. Raises PromptError for a prompt file that does not
        fit.
        """
        chain = self._chain(retrieve)
        sent = [number for number, brief in enumerate(briefs) if _needs_text(brief)]
        for number, brief in enumerate(briefs):
            if not _needs_text(brief):
                yield SectionWritten(number=number, paragraphs=_builtin_opening(brief, retrieve))
        reports: SimpleQueue[_Report] = SimpleQueue()
        turns = _Turns(first=sent[0] if sent else 0, answered=self._answered)
        jobs = [partial(self._write, chain, n, briefs[n], reports.put, turns) for n in sent]
        skipped = []
        with _running_jobs(jobs, self._settings.llm_parallel, turns.halt):
            for event in _events(reports, len(jobs), stop):
                if isinstance(event, _Skipped):
                    skipped.append(event)
                else:
                    yield event
        if not stop.is_set():
            yield from _write_skipped(skipped, briefs, retrieve)

    def advise_places(self, question: PlacementQuestion) -> str:
        """Return where the model would put facts; the same question is asked once."""
        asked, answer = self._advice
        if asked != question:
            answer = ask_places(
                question,
                stream=self._ask,
                budget=self._budget,
                timeout=self._settings.llm_timeout,
                prompts=self._settings.prompts,
            )
            self._advice = question, answer
        return answer

    def _chain(self, retrieve: Retrieve) -> Runnable[SectionRequest, Reply]:
        folder = self._settings.prompts
        session = ChatSession(
            stream=self._ask,
            rate_limiter=self._rate_limiter,
            idle_timeout=self._settings.llm_timeout,
            continuation=load_prompt("continuation", variables=frozenset(), folder=folder),
        )
        return build_section_chain(retrieve, session=session, budget=self._budget, prompts=folder)

    def _ask(self, messages: Sequence[BaseMessage]) -> Iterator[AnswerChunk]:
        """Yield the answer; a refusal for good is remembered for the rest of the run."""
        try:
            for chunk in self._service.stream(messages):
                self._answered.set()
                yield chunk
        except RequestError as error:
            if error.is_fatal:
                self._refusal = time.monotonic(), error
            raise

    def _write(
        self,
        chain: Runnable[SectionRequest, Reply],
        number: int,
        brief: Brief,
        report: Callable[[_Report], None],
        turns: _Turns,
    ) -> None:
        """Write one section and report its events; the last report is never text."""
        request = SectionRequest(
            brief=brief,
            on_text=lambda text: report(TextArrived(number=number, text=text)),
            stop=turns.halt,
        )
        try:
            turns.wait(number)
            self._refuse_again()
            report(self._section(chain, number, request))
        except StoppedError:
            report(_Skipped(number=number))
        except RequestError as error:
            if error.is_fatal:
                turns.halt.set()
            is_redone = bool(brief.current or brief.instruction)  # nobody but the model can
            if error.is_fatal and not is_redone:
                report(_Skipped(number=number, error=error.error))
            else:
                report(SectionFailed(number=number, error=error.error))
        except Exception as error:  # noqa: BLE001 (raised again by the reader)
            turns.halt.set()
            report(error)
        finally:
            turns.end(number)

    def _refuse_again(self) -> None:
        """Raise what the service refused for good when it was asked where facts belong."""
        refusal, self._refusal = self._refusal, None
        if refusal and time.monotonic() - refusal[0] < _SAME_RUN:
            raise refusal[1]

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


class _Turns:
    """The order of the requests: the first goes alone until the service has begun to answer."""

    def __init__(self, *, first: int, answered: Event) -> None:
        self.halt = Event()
        self._first = first
        self._answered = answered
        self._has_ended = Event()

    def wait(self, number: int) -> None:
        """Return once it is this section's turn; StoppedError where it does not come."""
        while number != self._first and not self._has_ended.is_set() and not self.halt.is_set():
            if self._answered.wait(_POLL_INTERVAL):
                return
        if self.halt.is_set():
            raise StoppedError

    def end(self, number: int) -> None:
        """Let the others ask where the first section came to its end without an answer."""
        if number == self._first:
            self._has_ended.set()


def _write_skipped(
    skipped: Sequence[_Skipped], briefs: Sequence[Brief], retrieve: Retrieve
) -> Iterator[SectionWritten]:
    """Yield the sections that the service refused, written offline; none where a person stopped."""
    error = next((one.error for one in skipped if one.error), None)
    if error is None:
        return
    others = f"和其余{len(skipped) - 1}节" if len(skipped) > 1 else ""
    cause, hint = f"{error}".rstrip("。"), error.hint.rstrip("。")
    told = f"{cause}，本节{others}由自带的起草器写成，可逐节重写（{hint}）"
    for place, one in enumerate(sorted(skipped, key=lambda one: one.number)):
        yield SectionWritten(
            number=one.number,
            paragraphs=write_offline(briefs[one.number], retrieve),
            remarks=() if place else (told,),
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


def _events(
    reports: SimpleQueue[_Report], jobs: int, stop: Event
) -> Iterator[WriterEvent | _Skipped]:
    while jobs and not stop.is_set():
        try:
            event = reports.get(timeout=_POLL_INTERVAL)
        except Empty:
            continue
        if isinstance(event, Exception):
            raise event
        if not isinstance(event, TextArrived):
            jobs -= 1
        yield event


def _needs_text(brief: Brief) -> bool:
    return bool(brief.headings) and (brief.is_leaf or bool(brief.facts))


def _builtin_opening(brief: Brief, retrieve: Retrieve) -> WrittenParagraphs:
    """Return the opening, which is the same for all writers; () for a heading without text."""
    if brief.headings:
        return ()
    return write_opening(brief, retrieve)
