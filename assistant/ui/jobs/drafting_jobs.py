"""Write drafts behind the page: a closed window stops nothing, a new one finds it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextvars import copy_context
from threading import Event, Lock, Thread

from assistant.drafting.events import DraftEvent, SectionDone, SectionFailed, TextArrived
from assistant.errors import AssistantError, DraftError

Events = Callable[[Event], Iterator[DraftEvent]]


class Work:
    """One draft being written: what has arrived so far, and how it ended."""

    def __init__(self, events: Events) -> None:
        self.stop = Event()
        self.growing: dict[int, str] = {}  # sections being written, their text so far
        self.failed: dict[int, str] = {}  # sections that could not be written, and why
        self.steps = 0  # grows with everything that happens
        self.trouble: Exception | None = None
        self._events = events
        # The thread goes on for the person who began: whose draft it is stands in the context.
        self._thread = Thread(target=copy_context().run, args=(self._run,), daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether something is still to come."""
        return self._thread.is_alive()

    def is_at(self, number: int, missing: Sequence[int]) -> bool:
        """Return whether a section is being written, of which the `missing` have no text yet."""
        return number in self.growing or (not self.growing and number in missing[:1])

    def join(self, seconds: float) -> None:
        """Wait until all is done, at most so long."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            for event in self._events(self.stop):
                self._take(event)
        except Exception as error:  # noqa: BLE001 (told where somebody looks: a thread has no caller)
            self.trouble = error
        finally:
            self.growing.clear()
            self.steps += 1

    def _take(self, event: DraftEvent) -> None:
        self.steps += 1
        if isinstance(event, TextArrived):
            self.growing[event.number] = event.text
            return
        self.growing.pop(event.number, None)
        if isinstance(event, SectionFailed):
            self.failed[event.number] = f"{event.error} {event.error.hint}".strip()
        elif isinstance(event, SectionDone):
            self.failed.pop(event.number, None)


class Works:
    """All drafts that are being written, by their ids."""

    def __init__(self) -> None:
        self._works: dict[str, Work] = {}
        self._guard = Lock()

    def begin(self, draft_id: str, events: Events) -> Work:
        """Return the work on a draft, begun; DraftError where there is some already."""
        with self._guard:
            if self.running(draft_id):
                raise DraftError("这份草稿正在写。", hint="请等它写完，或先点“停下”。")
            work = self._works[draft_id] = Work(events)
            work.start()
        return work

    def running(self, draft_id: str) -> Work | None:
        """Return the work on a draft that goes on; None where there is none."""
        work = self._works.get(draft_id)
        return work if work is not None and work.is_running else None

    def last(self, draft_id: str) -> Work | None:
        """Return the work on a draft that goes on or was the last; None where there was none."""
        return self._works.get(draft_id)

    def told(self, draft_id: str) -> AssistantError | None:
        """Return, once, why the last work on a draft ended early; a bug is raised as it is."""
        work = self._works.get(draft_id)
        if work is None or work.is_running or work.trouble is None:
            return None
        trouble, work.trouble = work.trouble, None
        if isinstance(trouble, AssistantError):
            return trouble
        raise trouble
