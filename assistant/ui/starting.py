"""Start and answer quickly: what gradio and the interpreter need not do for us.

For the stubs it parses the source of every component at each start, which takes a second. What a
start makes is there to stay, so looking for garbage in it takes a third of a second for nothing.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

_TURN = 0.0005  # seconds a thread computes while another waits; Python's own choice is ten times it
_MODULE, _FUNCTION = "gradio.component_meta", "create_or_modify_pyi"


class _WithoutStubs(MetaPathFinder, Loader):
    """Load that one module as it is, then take its function that writes the stubs away."""

    def __init__(self) -> None:
        self._loader: Loader | None = None

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Return how that module is loaded; this finder is needed once."""
        if name != _MODULE:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None:
            self._loader, spec.loader = spec.loader, self
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Return what its own loader makes of it."""
        return self._loader.create_module(spec) if self._loader else None

    def exec_module(self, module: ModuleType) -> None:
        """Run it, and put a function that does nothing in the place of the one for stubs."""
        if self._loader:
            self._loader.exec_module(module)
        if hasattr(module, _FUNCTION):
            setattr(module, _FUNCTION, lambda *_of_the_component: None)


def leave_out_stubs() -> None:
    """Have gradio imported without them, and without asking who uses it."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    sys.meta_path.insert(0, _WithoutStubs())


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Look for no garbage meanwhile, and never in what was made meanwhile."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def take_short_turns() -> None:
    """Let a search go between the steps of drafts that are being written.

    A search gives the interpreter away dozens of times and waits for each drafting thread in turn
    to get it back: with five of them and Python's own turns, for a second or two.
    """
    sys.setswitchinterval(_TURN)
