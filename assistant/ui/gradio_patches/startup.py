"""Start and answer quickly: what gradio and the interpreter need not do for us.

Of a start on 2 cores, in seconds: 1.0 to parse the source of every component anew, for stubs that
only editors read; 0.4 to import the tools for agents, 0.3 pandas, that a page without tables of
gradio's uses not at all; 0.2 for the apps that gradio makes at each step of building a page, of
which only the last is served; 0.3 to look for garbage in what is there to stay.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import Loader
from threading import Timer
from types import ModuleType
from typing import TYPE_CHECKING

from assistant.ui.gradio_patches.lazy_import import load_so, run_later

if TYPE_CHECKING:
    from assistant.workbench import Workbench

_SETTLED = 2.0  # seconds after the server is there, in which a browser shows the page
_TURN = 0.0005  # seconds a thread computes while another waits; Python's own choice is ten times it
_STUBS = "create_or_modify_pyi"


def load_less() -> None:
    """Have gradio imported without stubs, without pandas, and without asking who uses it."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    load_so("gradio.component_meta", _without_stubs)
    load_so("pandas", run_later)


def _without_stubs(module: ModuleType, loader: Loader) -> None:
    loader.exec_module(module)
    if hasattr(module, _STUBS):
        setattr(module, _STUBS, lambda *_of_the_component: None)


@contextmanager
def without_tools() -> Iterator[None]:
    """Have gradio imported as where the library for agents' tools is not installed."""
    name = "mcp"
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment] # Python's word for: cannot be imported
    try:
        yield
    finally:
        del sys.modules[name]


@contextmanager
def one_app() -> Iterator[None]:
    """Have no app made for a page being built: its launch makes the one that is served."""
    from gradio.routes import App

    make = App.create_app
    App.create_app = staticmethod(lambda *_page, **_how: None)  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        App.create_app = staticmethod(make)  # type: ignore[method-assign]


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Look for no garbage meanwhile, and never in what was made meanwhile."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def warmed_up(bench: Workbench) -> Iterator[None]:
    """Have what answers opened once the page is there, not when somebody waits for an answer.

    On leaving, what is being opened is waited for: the workbench closes it next.
    """
    timer = Timer(_SETTLED, bench.warm_up)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def take_short_turns() -> None:
    """Let a search go between the steps of drafts that are being written.

    A search gives the interpreter away dozens of times and waits for each drafting thread in turn
    to get it back: with five of them and Python's own turns, for a second or two.
    """
    sys.setswitchinterval(_TURN)
