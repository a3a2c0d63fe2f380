"""Who is asking: the name a person or a program came in with."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_SCOPE_KEY = "assistant.person"  # where the door notes it in a request
_ACTING: ContextVar[str] = ContextVar("person", default="")


def set_request_user(scope: MutableMapping[str, Any], name: str) -> None:
    """Note in a request who sent it."""
    scope[_SCOPE_KEY] = name


def request_user(request: Any) -> str | None:
    """Return who sent a request; None where nobody had to say. For Gradio's `auth_dependency`."""
    return getattr(request, "scope", {}).get(_SCOPE_KEY)


def acting_user() -> str:
    """Return who what is being done is done for; "" where nobody had to say."""
    from gradio.context import LocalContext

    request = LocalContext.request.get(None)
    return getattr(request, "username", None) or _ACTING.get()


@contextmanager
def acting_as(name: str | None) -> Iterator[None]:
    """Let `person` say this name meanwhile, where Gradio itself is not asked."""
    before = _ACTING.set(name or "")
    try:
        yield
    finally:
        _ACTING.reset(before)
