"""Show a refusal as a message of the page."""

from collections.abc import Callable
from functools import wraps
from html import escape
from typing import ParamSpec, TypeVar

import gradio as gr

from assistant.errors import AssistantError
from assistant.ui.widgets.page_advice import page_advice

_P = ParamSpec("_P")
_R = TypeVar("_R")


def as_gradio_error(handler: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return the handler with its refusals turned into messages with a hint."""

    @wraps(handler)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return handler(*args, **kwargs)
        except AssistantError as error:
            # Gradio shows a message as HTML; it may quote file names and headings.
            message = escape(page_advice(error), quote=False)
            raise gr.Error(message, print_exception=False, title="没有做成") from error

    return guarded
