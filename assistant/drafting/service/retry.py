"""Try again where trying again can help, and not faster than the service allows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock
from typing import TypeVar

from assistant.drafting.service.stream_timeout import sleep
from assistant.errors import ProviderError

T = TypeVar("T")


class FaultError(Exception):
    """What went wrong with one request, and what can be done about it."""

    def __init__(
        self,
        error: ProviderError,
        *,
        attempts: int = 1,  # how often in all it is worth trying
        wait: float | None = None,  # seconds that the service asks for
        is_fatal: bool = False,  # no other section will fare better
        is_too_long: bool = False,  # a shorter prompt may pass
    ) -> None:
        super().__init__(str(error))
        self.error = error
        self.attempts = attempts
        self.wait = wait
        self.is_fatal = is_fatal
        self.is_too_long = is_too_long
        self.left: str | None = None  # what came of the answer; None: nothing to keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait between two attempts."""

    first: float = 1.0  # seconds; doubled with each attempt
    longest: float = 30.0
    longest_asked: float = 300.0  # a service that wants more is given up

    def pause(self, attempt: int) -> float:
        """Return the seconds after this attempt, from 1, with jitter: sections fail together."""
        pause: float = min(self.first * 2.0 ** (attempt - 1), self.longest)
        return pause * random.uniform(0.75, 1.25)  # noqa: S311 (no secret)


class Pace:
    """When the next request may go out: a busy service is left alone by all sections."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._lock = Lock()
        self._not_before = 0.0

    def tried(self, attempt_once: Callable[[], T], stop: Event) -> T:
        """Return what `attempt_once` returns, called again while its FaultError allows.

        Raises the last FaultError; StoppedError once `stop` is set.
        """
        attempt = 1
        while True:
            sleep(max(self._not_before - time.monotonic(), 0.0), stop)
            try:
                return attempt_once()
            except FaultError as fault:
                asked = fault.wait or 0.0
                if attempt >= fault.attempts or asked > self._patience.longest_asked:
                    raise
                if asked:
                    self._hold(asked)
                sleep(max(asked, self._patience.pause(attempt)), stop)
            attempt += 1

    def _hold(self, seconds: float) -> None:
        with self._lock:
            self._not_before = max(self._not_before, time.monotonic() + seconds)
