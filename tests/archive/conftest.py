"""An archive to start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from tests.archive.making import HashEmbedder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a place with Chinese letters and spaces in its path."""
    return tmp_path / "档案 库" / "index"


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def archive(folder: Path, embedder: HashEmbedder) -> Iterator[Archive]:
    """Return a new archive."""
    with Archive.create_or_open(folder, embedder=embedder) as opened:
        yield opened
