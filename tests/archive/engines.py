"""The engines that an archive may stand on, for tests that hold on all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from assistant.archive.archive import Archive
from assistant.archive.embedding import Embedder
from assistant.archive.embedding.embedder import OpenEncoder, no_encoder
from assistant.archive.protocol import ReportArchive
from assistant.archive.stored_archive import Notice

# On a test that says what any archive promises.
on_both_engines = pytest.mark.parametrize("engine", ["local", "servers"], indirect=True)


class OpenedArchive(ReportArchive, Protocol):
    """An archive that somebody has opened."""

    def __enter__(self) -> OpenedArchive: ...

    def __exit__(self, *_: object) -> None: ...

    def close(self) -> None: ...


class Engine(Protocol):
    """A place for one archive, empty at first."""

    @property
    def name(self) -> str: ...

    def open(
        self,
        embedder: Embedder,
        *,
        encoder: OpenEncoder = ...,
        notice: Notice = ...,
    ) -> OpenedArchive:
        """Open the archive, once more if it is open already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEngine:
    """An archive in a folder."""

    folder: Path
    name: str = "local"

    def open(
        self,
        embedder: Embedder,
        *,
        encoder: OpenEncoder = no_encoder,
        notice: Notice = lambda _text: None,
    ) -> Archive:
        """Open it, once more if it is open already."""
        return Archive.create_or_open(
            self.folder, embedder=embedder, encoder=encoder, notice=notice
        )
