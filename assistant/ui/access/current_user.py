"""The acting user: the name under which a browser or a program signed in."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_SCOPE_KEY = "assistant.user"  # of the user's name in a request
_ACTING: ContextVar[str] = ContextVar("user", default="")


def set_request_user(scope: MutableMapping[str, Any], name: str) -> None:
    """Store the user's name in a request."""
    scope[_SCOPE_KEY] = name


def request_user(request: Any) -> str | None:
    """Return the user's name stored in a request; None where no sign-in is asked.

    It serves as Gradio's `auth_dependency`.
    """
    return getattr(request, "scope", {}).get(_SCOPE_KEY)


def acting_user() -> str:
    """Return the acting user's name; "" where no sign-in is asked."""
    from gradio.context import LocalContext
    from starlette.requests import Request

    request = LocalContext.request.get(None)
    is_plain = isinstance(request, Request)  # of a component's own function, not of an event
    name = request_user(request) if is_plain else getattr(request, "username", None)
    return name or _ACTING.get()


@contextmanager
def acting_as(name: str | None) -> Iterator[None]:
    """Set the acting user's name meanwhile, for code that Gradio does not call."""
    before = _ACTING.set(name or "")
    try:
        yield
    finally:
        _ACTING.reset(before)
