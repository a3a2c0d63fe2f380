"""Files that are made to be downloaded: in Gradio's own folder, which it empties day by day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from gradio.components import Component


def exported(component: Component, name: str, write: Callable[[Path], object]) -> str:
    """Return where the file is that `write` wrote under this name, for this component to show.

    Nothing else stays on disk; what `write` raises is passed on.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        kept = component.move_resource_to_block_cache(path)
    if kept is None:
        raise FileNotFoundError(path)
    return kept
