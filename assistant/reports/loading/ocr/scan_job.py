"""Say where the pages of a scan are kept, and who hears how many of them are recognised."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path


def _tell_nobody(_done: int, _total: int) -> None:
    """Ignore a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanJob:
    """What recognising the pages of one file needs to know besides them."""

    keep: Path | None = None  # the folder for the pages of all files
    on_page: Callable[[int, int], None] = _tell_nobody  # pages recognised, pages in all
    turn: AbstractContextManager[object] = field(default_factory=nullcontext)  # held for each page


ALONE = ScanJob()  # keeps nothing and tells nobody
