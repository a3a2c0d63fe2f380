"""Store a draft that came as text for as long as a check or a comparison reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def draft_on_disk(text: str) -> Iterator[Path]:
    """Yield the path of a file with this text: Markdown where it starts with a heading."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"草稿{'.md' if text.lstrip().startswith('#') else '.txt'}"
        path.write_text(text, encoding="utf-8")
        yield path
