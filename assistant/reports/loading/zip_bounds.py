"""Tell a ZIP bomb by how well its entries pack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

MAX_RATIO = 200  # Word's own XML packs 10 to 30 to 1, texts less


class SizedEntry(Protocol):
    """What is packed, and into how much."""

    @property
    def file_size(self) -> int:
        """Its bytes."""

    @property
    def compress_size(self) -> int:
        """Its bytes when packed."""


def is_swollen(entries: Iterable[SizedEntry], *, counts_from: int) -> bool:
    """Return whether an entry of more than `counts_from` bytes packs better than any text does.

    Little is harmless, however well it packs.
    """
    return any(
        entry.file_size > max(counts_from, MAX_RATIO * entry.compress_size) for entry in entries
    )
