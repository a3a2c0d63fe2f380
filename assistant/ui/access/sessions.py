"""What opens the door: passwords, the sessions they open, and the tokens of programs."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import deque
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from assistant.errors import SettingsError
from assistant.ui.access.passwords import guard

_KIND = "sha256"
_BYTES = 32  # of a session or a token: too many to be tried
_IDLE = 12 * 3600.0  # seconds after which a session ends by itself
_MOST = 10_000  # sessions, and names that were tried, kept in memory
_TRIES, _TRIES_FOR_A_NAME = 5, 30  # wrong passwords within the time below
_WITHIN = 300.0  # seconds


def new_token() -> tuple[str, str]:
    """Return a token, and what of it is kept in the settings: sha256:hex.

    A fast hash will do: nobody can try 2 to the power of 256 tokens.
    """
    token = "rda_" + secrets.token_urlsafe(_BYTES)
    return token, f"{_KIND}:{_digest(token)}"


class Keys:
    """Who may come in; sessions live as long as this program."""

    def __init__(
        self,
        users: Mapping[str, str],
        tokens: Mapping[str, str],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raise SettingsError for a password or a token that is not hashed."""
        self._is_right = guard(users)
        self._tokens = {_kept(name, text): name for name, text in tokens.items()}
        self._sessions: dict[str, tuple[str, float]] = {}
        self._wrong: dict[str, deque[float]] = {}
        self._clock = clock

    def wait(self, name: str, address: str) -> float:
        """Return how many seconds this person has to wait before the next try; 0 for none."""
        return max(
            self._left(f"{address} {name}", _TRIES), self._left(name, _TRIES_FOR_A_NAME), 0.0
        )

    def sign_in(self, name: str, password: str, address: str) -> str:
        """Return a new session; "" where the two do not belong together. Takes some 50 ms."""
        if self._is_right(name, password):
            self._wrong.pop(f"{address} {name}", None)
            return self._opened(name)
        for tried in (f"{address} {name}", name):
            self._wrong.setdefault(tried, deque(maxlen=_TRIES_FOR_A_NAME)).append(self._clock())
        _forget_oldest(self._wrong)
        return ""

    def sign_out(self, session: str) -> None:
        """End a session."""
        self._sessions.pop(_digest(session), None)

    def of_session(self, session: str) -> str | None:
        """Return whose session this is, and keep it open; None for none."""
        name, until = self._sessions.get(_digest(session), ("", 0.0))
        if until <= self._clock():
            return None
        self._sessions[_digest(session)] = (name, self._clock() + _IDLE)
        return name

    def of_token(self, token: str) -> str | None:
        """Return whose token this is; None for none."""
        return self._tokens.get(_digest(token))

    def _opened(self, name: str) -> str:
        session = secrets.token_urlsafe(_BYTES)
        self._sessions[_digest(session)] = (name, self._clock() + _IDLE)
        _forget_oldest(self._sessions)
        return session

    def _left(self, tried: str, limit: int) -> float:
        times = self._wrong.get(tried, deque())
        return times[-limit] + _WITHIN - self._clock() if len(times) >= limit else 0.0


def _forget_oldest(kept: MutableMapping[str, Any]) -> None:
    while len(kept) > _MOST:
        del kept[next(iter(kept))]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(name: str, text: str) -> str:
    kind, _, digest = text.partition(":")
    if kind != _KIND or len(digest) != len(_digest("")):
        raise SettingsError(
            f"“{name}”的令牌写得不对。",
            hint=f"用 assistant serve --add-token {name} 生成，设置里写它给出的那一行。",
        )
    return digest
