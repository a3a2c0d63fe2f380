"""Write files for download into Gradio's own folder, which it empties day by day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from gradio.blocks import Block


def download_file(component: Block, name: str, write: Callable[[Path], object]) -> str:
    """Return the path of the file that `write` wrote under `name`, for `component` to offer.

    No other copy stays on disk. Errors of `write` are passed on.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        served = component.move_resource_to_block_cache(path)
    if served is None:
        raise FileNotFoundError(path)
    return served
