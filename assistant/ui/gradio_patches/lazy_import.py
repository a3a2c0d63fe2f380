"""Load one module of somebody's library otherwise than it is: changed, or only when it is used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from threading import RLock
from types import ModuleType

Loading = Callable[[ModuleType, Loader], None]


def load_so(name: str, loading: Loading) -> None:
    """Have `loading` called with module and loader where the module would be run.

    Once the module is imported, this does nothing.
    """
    if name not in sys.modules:
        sys.meta_path.insert(0, _Once(name, loading))


def run_later(module: ModuleType, loader: Loader) -> None:
    """Run a module when something of it is first wanted.

    `importlib.util.LazyLoader` runs it at the second import, which asks for its `__spec__`.
    """
    module.__dict__.update(_loader=loader, _guard=RLock())
    module.__class__ = _Later


class _Later(ModuleType):
    """A module that has not been run: to ask it for what it has not yet runs it."""

    def __getattr__(self, name: str) -> object:
        kept = self.__dict__
        with kept["_guard"]:  # a second thread waits until the module is whole
            if loader := kept.pop("_loader", None):
                loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
            elif type(self) is _Later:  # what it runs asks for what it has not come to
                raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")
        return getattr(self, name)


class _Once(MetaPathFinder, Loader):
    """Find one module, once, and load it as is wanted."""

    def __init__(self, name: str, loading: Loading) -> None:
        self._name = name
        self._loading = loading
        self._loader: Loader | None = None

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Return how that module is loaded."""
        if name != self._name:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            self._loader, spec.loader = spec.loader, self
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Return what its own loader makes of it."""
        return self._loader.create_module(spec) if self._loader else None

    def exec_module(self, module: ModuleType) -> None:
        """Load it, and leave no trace of this loader: others ask a module for its own."""
        if self._loader is None:
            return
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loading(module, self._loader)
