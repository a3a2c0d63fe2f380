"""Write drafts in the background: a closed window stops nothing, a new one finds it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextvars import copy_context
from threading import Event, Lock, Thread

from assistant.drafting.events import DraftEvent, SectionDone, SectionFailed, TextArrived
from assistant.errors import AssistantError, DraftError
from assistant.ui.widgets.page_advice import page_advice

_STOP_SECONDS = 2.0  # a section being written may take longer; it ends by itself

EventSource = Callable[[Event], Iterator[DraftEvent]]


class DraftingJob:
    """A draft being written: the text so far, and the error it ended with."""

    def __init__(self, events: EventSource) -> None:
        self.stop = Event()
        self.partial_texts: dict[int, str] = {}  # sections being written, their text so far
        self.failures: dict[int, str] = {}  # sections that could not be written, and why
        self.change_count = 0  # grows with everything that happens
        self.error: Exception | None = None
        self._events = events
        # The context holds the acting user's name, whose draft it is.
        self._thread = Thread(target=copy_context().run, args=(self._run,), daemon=True)

    def start(self) -> None:
        """Start writing and return at once."""
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether more is to come."""
        return self._thread.is_alive()

    def is_writing(self, number: int, missing: Sequence[int]) -> bool:
        """Return whether a section is being written; `missing` are those without text yet."""
        return number in self.partial_texts or (not self.partial_texts and number in missing[:1])

    def join(self, seconds: float) -> None:
        """Wait until all is done, at most `seconds`."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            for event in self._events(self.stop):
                self._apply(event)
        except Exception as error:  # noqa: BLE001 (shown when the draft is looked at: a thread has no caller)
            self.error = error
        finally:
            self.partial_texts.clear()
            self.change_count += 1

    def _apply(self, event: DraftEvent) -> None:
        self.change_count += 1
        if isinstance(event, TextArrived):
            self.partial_texts[event.number] = event.text
            return
        self.partial_texts.pop(event.number, None)
        if isinstance(event, SectionFailed):
            self.failures[event.number] = page_advice(event.error)
        elif isinstance(event, SectionDone):
            self.failures.pop(event.number, None)


class DraftingJobs:
    """The drafts that are being written, by their ids."""

    def __init__(self) -> None:
        self._jobs: dict[str, DraftingJob] = {}
        self._guard = Lock()

    def start(self, draft_id: str, events: EventSource) -> DraftingJob:
        """Return the started job of a draft; DraftError while another one is running."""
        with self._guard:
            if self.find_running(draft_id):
                raise DraftError("这份草稿正在写。", hint="请等它写完，或先点“停下”。")
            job = self._jobs[draft_id] = DraftingJob(events)
            job.start()
        return job

    def stop(self, draft_id: str) -> None:
        """Stop the running job of a draft, if any, and give it a moment to end."""
        if (job := self.find_running(draft_id)) is not None:
            job.stop.set()
            job.join(_STOP_SECONDS)

    def find_running(self, draft_id: str) -> DraftingJob | None:
        """Return the running job of a draft, if any."""
        job = self._jobs.get(draft_id)
        return job if job is not None and job.is_running else None

    def find_last(self, draft_id: str) -> DraftingJob | None:
        """Return the running or the last job of a draft, if any."""
        return self._jobs.get(draft_id)

    def take_error(self, draft_id: str) -> AssistantError | None:
        """Return, once, the error that ended the last job of a draft; a bug is raised as it is."""
        job = self._jobs.get(draft_id)
        if job is None or job.is_running or job.error is None:
            return None
        error, job.error = job.error, None
        if isinstance(error, AssistantError):
            return error
        raise error
