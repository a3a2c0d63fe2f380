"""Show a refusal as a message of the page."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import gradio as gr

from assistant.errors import AssistantError

_P = ParamSpec("_P")
_R = TypeVar("_R")


def shown(handler: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return the handler with its refusals turned into messages with a way out."""

    @wraps(handler)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return handler(*args, **kwargs)
        except AssistantError as error:
            raise gr.Error(f"{error} {error.hint}".strip(), print_exception=False) from error

    return guarded
