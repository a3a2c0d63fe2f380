"""Retry failed requests where that can help, and not faster than the service allows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock
from typing import TypeVar

from assistant.drafting.service.read_with_timeouts import interruptible_sleep
from assistant.errors import ProviderError

T = TypeVar("T")


class RequestError(Exception):
    """A failed request with its retry policy."""

    def __init__(
        self,
        error: ProviderError,
        *,
        attempts: int = 1,  # in all
        wait: float | None = None,  # seconds that the service asks for
        is_fatal: bool = False,  # all other sections would fail too
        is_too_long: bool = False,  # a shorter prompt may pass
        window: int | None = None,  # tokens that the model has room for, where the service says so
        counted: int | None = None,  # tokens of the prompt, likewise
        is_refused_content: bool = False,  # the service will not read or write this
        partial_text: str | None = None,  # of the answer; None: nothing to keep
    ) -> None:
        super().__init__(str(error))
        self.error = error
        self.attempts = attempts
        self.wait = wait
        self.is_fatal = is_fatal
        self.is_too_long = is_too_long
        self.window = window
        self.counted = counted
        self.is_refused_content = is_refused_content
        self.partial_text = partial_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """The pauses between two attempts."""

    first: float = 1.0  # seconds; doubled with each attempt
    longest: float = 30.0
    longest_asked: float = 300.0  # a service that asks for more is given up

    def pause(self, attempt: int) -> float:
        """Return the seconds after this attempt, from 1, with jitter: sections fail together."""
        pause: float = min(self.first * 2.0 ** (attempt - 1), self.longest)
        return pause * random.uniform(0.75, 1.25)  # noqa: S311 (no secret)


class RateLimiter:
    """The time of the next request: a busy service is left alone by all sections."""

    def __init__(self, backoff: Backoff) -> None:
        self._backoff = backoff
        self._lock = Lock()
        self._not_before = 0.0

    def retry(self, attempt_once: Callable[[], T], stop: Event) -> T:
        """Return the result of `attempt_once`, called again while its RequestError allows.

        Raises the last RequestError; StoppedError once `stop` is set.
        """
        attempt = 1
        while True:
            interruptible_sleep(max(self._not_before - time.monotonic(), 0.0), stop)
            try:
                return attempt_once()
            except RequestError as error:
                asked = error.wait or 0.0
                if attempt >= error.attempts or asked > self._backoff.longest_asked:
                    raise
                if asked:
                    self._hold(asked)
                interruptible_sleep(max(asked, self._backoff.pause(attempt)), stop)
            attempt += 1

    def _hold(self, seconds: float) -> None:
        with self._lock:
            self._not_before = max(self._not_before, time.monotonic() + seconds)
