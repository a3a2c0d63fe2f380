"""A page leaves no event loop behind, and Gradio still makes its locks where the patch looks."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator

import gradio as gr
import pytest
from gradio import queueing, routes, utils

from assistant.ui.gradio_patches.event_loops import open_no_loops


@pytest.fixture
def loops(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[asyncio.AbstractEventLoop]]:
    """The event loops that are opened meanwhile."""
    opened: list[asyncio.AbstractEventLoop] = []
    new_event_loop = asyncio.new_event_loop

    def count() -> asyncio.AbstractEventLoop:
        opened.append(new_event_loop())
        return opened[-1]

    monkeypatch.setattr(asyncio, "new_event_loop", count)
    monkeypatch.setattr(asyncio, "set_event_loop", lambda _loop: None)
    for module, name in (
        (utils, "safe_get_lock"),
        (queueing, "safe_get_lock"),
        (utils, "safe_get_stop_event"),
    ):
        monkeypatch.setattr(module, name, getattr(module, name))
    yield opened
    for loop in opened:
        loop.close()


def test_a_page_and_its_application_open_no_loop(loops: list[asyncio.AbstractEventLoop]) -> None:
    open_no_loops()
    page = gr.Blocks(analytics_enabled=False)
    routes.App.create_app(page)
    assert loops == []


def test_gradio_has_what_the_patch_rests_on() -> None:
    assert "utils.safe_get_lock()" in inspect.getsource(routes.App)
    assert "utils.safe_get_stop_event()" in inspect.getsource(routes.App)
    assert "= safe_get_lock()" in inspect.getsource(queueing.Queue)
