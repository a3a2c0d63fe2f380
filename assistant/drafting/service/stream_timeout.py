"""Read from a slow source without being at its mercy: silence, a drip and a stop all end it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")

_LOOK_UP = 0.1  # seconds between two looks at `stop`


class SilentError(Exception):
    """Nothing came for too long."""


class DrippingError(Exception):
    """Something keeps coming, but the end does not."""


class StoppedError(Exception):
    """The person wants no more."""


def patient(
    source: Callable[[], Iterator[T]], *, silence: float, longest: float, stop: Event
) -> Iterator[T]:
    """Yield what `source` yields.

    Raises SilentError after `silence` seconds without anything, DrippingError `longest` seconds
    after the start, StoppedError soon after `stop` is set, and whatever `source` raises. The
    source is read in a thread of its own, which ends with the next thing it gets.
    """
    arrived: SimpleQueue[T | _End] = SimpleQueue()
    given_up = Event()
    Thread(target=_pump, args=(source, arrived, given_up), daemon=True).start()
    end = time.monotonic() + longest
    try:
        while True:
            found = _next(arrived, silence=silence, end=end, stop=stop)
            if isinstance(found, _End):
                if found.error is not None:
                    raise found.error
                return
            yield found
    finally:
        given_up.set()


def sleep(seconds: float, stop: Event) -> None:
    """Wait; StoppedError as soon as `stop` is set."""
    if stop.wait(seconds):
        raise StoppedError


class _End:
    """The source has no more, or failed."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error


def _pump(
    source: Callable[[], Iterator[T]], arrived: SimpleQueue[T | _End], given_up: Event
) -> None:
    try:
        with closing(source()) as items:  # type: ignore[type-var]  # generators close
            for item in items:
                if given_up.is_set():
                    return
                arrived.put(item)
    except Exception as error:  # noqa: BLE001 (raised again where it is waited for)
        arrived.put(_End(error))
    else:
        arrived.put(_End())


def _next(arrived: SimpleQueue[T | _End], *, silence: float, end: float, stop: Event) -> T | _End:
    silent_at = time.monotonic() + silence
    while True:
        if stop.is_set():
            raise StoppedError
        now = time.monotonic()
        if now >= end:
            raise DrippingError
        if now >= silent_at:
            raise SilentError
        try:
            return arrived.get(timeout=min(_LOOK_UP, silent_at - now, end - now))
        except Empty:
            continue
