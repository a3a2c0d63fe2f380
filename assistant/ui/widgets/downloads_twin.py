"""Hand a file out through the page, and leave no copy behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from gradio.blocks import Block


def handed_out(part: Block, name: str, write: Callable[[Path], object]) -> str:
    """Return where the file lies that `write` wrote, for the part of the page that offers it.

    It lies where Gradio keeps such files, and is removed with them a day later.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        return part.move_resource_to_block_cache(path) or ""
