"""Read from a slow source with an idle timeout, an overall timeout and a stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")

_POLL_INTERVAL = 0.1  # seconds between two looks at `stop`


class IdleTimeoutError(Exception):
    """No item came for too long."""


class OverallTimeoutError(Exception):
    """The items keep coming, but the end does not."""


class StoppedError(Exception):
    """The user has stopped the work."""


def read_with_timeouts(
    source: Callable[[], Iterator[T]], *, idle: float, overall: float, stop: Event
) -> Iterator[T]:
    """Yield the items of `source`, which is read in a thread of its own.

    Raises IdleTimeoutError after `idle` seconds without an item, OverallTimeoutError `overall`
    seconds after the start, StoppedError soon after `stop` is set, and any error of `source`. The
    thread ends with the next item it gets.
    """
    arrived: SimpleQueue[T | _End] = SimpleQueue()
    given_up = Event()
    Thread(target=_read_source, args=(source, arrived, given_up), daemon=True).start()
    end = time.monotonic() + overall
    try:
        while True:
            found = _next_item(arrived, idle=idle, end=end, stop=stop)
            if isinstance(found, _End):
                if found.error is not None:
                    raise found.error
                return
            yield found
    finally:
        given_up.set()


def interruptible_sleep(seconds: float, stop: Event) -> None:
    """Wait; StoppedError as soon as `stop` is set."""
    if stop.wait(seconds):
        raise StoppedError


class _End:
    """The source has no more, or failed."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error


def _read_source(
    source: Callable[[], Iterator[T]], arrived: SimpleQueue[T | _End], given_up: Event
) -> None:
    try:
        with closing(source()) as items:  # type: ignore[type-var]  # generators close
            for item in items:
                if given_up.is_set():
                    return
                arrived.put(item)
    except Exception as error:  # noqa: BLE001 (raised again by the reader)
        arrived.put(_End(error))
    else:
        arrived.put(_End())


def _next_item(arrived: SimpleQueue[T | _End], *, idle: float, end: float, stop: Event) -> T | _End:
    idle_at = time.monotonic() + idle
    while True:
        if stop.is_set():
            raise StoppedError
        now = time.monotonic()
        if now >= end:
            raise OverallTimeoutError
        if now >= idle_at:
            raise IdleTimeoutError
        try:
            return arrived.get(timeout=min(_POLL_INTERVAL, idle_at - now, end - now))
        except Empty:
            continue
