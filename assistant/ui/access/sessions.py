"""Sessions of users, tokens of programs, and the limit on wrong passwords."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import deque
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from assistant.errors import SettingsError
from assistant.ui.access.passwords import password_checker

_SCHEME = "sha256"
_BYTES = 32  # of a session or a token: too many to be tried
_SESSION_IDLE = 12 * 3600.0  # seconds after which a session ends by itself
_MAX_KEPT = 10_000  # sessions, and addresses that tried, kept in memory
# Wrong passwords within the time below: for one name, for all names. Both from one address only:
# others could otherwise lock a user out.
_TRIES, _TRIES_PER_ADDRESS = 5, 30
_TRY_WINDOW = 300.0  # seconds


def new_token() -> tuple[str, str]:
    """Return a new token, and its hash as the settings keep it: sha256:hex.

    A fast hash will do: 2 to the power of 256 tokens cannot be tried.
    """
    token = "rda_" + secrets.token_urlsafe(_BYTES)
    return token, f"{_SCHEME}:{_digest(token)}"


class Sessions:
    """The open sessions and the tokens; sessions live as long as this program."""

    def __init__(
        self,
        users: Mapping[str, str],
        tokens: Mapping[str, str],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raise SettingsError for a password or a token that is not hashed."""
        self._is_right = password_checker(users)
        self._tokens = {_parse_token_hash(name, text): name for name, text in tokens.items()}
        self._sessions: dict[str, tuple[str, float]] = {}
        self._failed_tries: dict[str, deque[float]] = {}
        self._clock = clock

    def seconds_to_wait(self, name: str, address: str) -> float:
        """Return the seconds until the next try is allowed; 0 for now."""
        return max(
            self._seconds_left(f"{address} {name}", _TRIES),
            self._seconds_left(address, _TRIES_PER_ADDRESS),
            0.0,
        )

    def sign_in(self, name: str, password: str, address: str) -> str:
        """Return a new session; "" for a wrong password. It takes some 50 ms."""
        if self._is_right(name, password):
            self._failed_tries.pop(f"{address} {name}", None)
            return self._open_session(name)
        for tried in (f"{address} {name}", address):
            self._failed_tries.setdefault(tried, deque(maxlen=_TRIES_PER_ADDRESS)).append(
                self._clock()
            )
        _drop_oldest(self._failed_tries)
        return ""

    def sign_out(self, session: str) -> None:
        """End a session."""
        self._sessions.pop(_digest(session), None)

    def session_user(self, session: str) -> str | None:
        """Return the user of a session and keep it open; None for an unknown session."""
        name, until = self._sessions.get(_digest(session), ("", 0.0))
        if until <= self._clock():
            return None
        self._sessions[_digest(session)] = (name, self._clock() + _SESSION_IDLE)
        return name

    def token_user(self, token: str) -> str | None:
        """Return the user of a token; None for an unknown token."""
        return self._tokens.get(_digest(token))

    def _open_session(self, name: str) -> str:
        session = secrets.token_urlsafe(_BYTES)
        self._sessions[_digest(session)] = (name, self._clock() + _SESSION_IDLE)
        _drop_oldest(self._sessions)
        return session

    def _seconds_left(self, tried: str, limit: int) -> float:
        times = self._failed_tries.get(tried, deque())
        return times[-limit] + _TRY_WINDOW - self._clock() if len(times) >= limit else 0.0


def _drop_oldest(entries: MutableMapping[str, Any]) -> None:
    while len(entries) > _MAX_KEPT:
        del entries[next(iter(entries))]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _parse_token_hash(name: str, text: str) -> str:
    kind, _, digest = text.partition(":")
    if kind != _SCHEME or len(digest) != len(_digest("")):
        raise SettingsError(
            f"“{name}”的令牌写得不对。",
            hint=f"用 assistant serve --add-token {name} 生成，设置里写它给出的那一行。",
        )
    return digest
