"""Count which characters stand behind one another in reports, and keep what is seen often.

    python -m training.character_ngrams CORPUS

CORPUS is the folder with `gov_reports.tar.xz`. Written is `assistant/data/character_ngrams.bin`: an
open hash table with a slot of two bytes for an n-gram, 12 bits to tell it from others and 4 for the
logarithm of its count. No report of a place in `held_out.txt` is counted. About three minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.text.fluency.character_ngrams import (
    EDGE,
    LEVEL_BITS,
    LONGEST,
    SLOTS,
    TABLE,
    plain_characters,
)
from training.common_bigrams import DATA, reports

HELD_OUT = Path(__file__).with_name("held_out.txt")
LEAST = {1: 4, 2: 8, 3: 12, 4: 24}  # times that an n-gram of this length has to be seen
MOST_FULL = 0.85
KEEP = np.uint64(0xFFFF)


def paragraphs(corpus: Path) -> Iterator[str]:
    """Yield the paragraphs with sentences, of places that are not held out."""
    held_out = set(HELD_OUT.read_text("utf-8").split())
    for place, text in reports(corpus):
        if place not in held_out:
            yield from (line for line in text.splitlines() if "。" in line)


def packed(texts: Iterator[str]) -> NDArray[np.uint64]:
    """Return all characters, an edge between two paragraphs."""
    joined = EDGE.join(["", *map(plain_characters, texts), ""])
    return np.frombuffer(joined.encode("utf-16-le", "replace"), dtype="<u2").astype(np.uint64)


def counted(
    characters: NDArray[np.uint64], length: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the n-grams of a length that are seen often enough, packed, and their counts."""
    grams = np.zeros(len(characters) - length + 1, dtype=np.uint64)
    for place in range(length):
        end = len(characters) - length + 1 + place
        grams = (grams << np.uint64(16)) | characters[place:end]
    found, counts = np.unique(grams, return_counts=True)
    often = counts >= LEAST[length]
    return found[often], counts[often]


def hashed(grams: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """Return the hash of each packed n-gram, as `hash_characters` gives it."""
    keys = np.zeros(len(grams), dtype=np.uint64)
    for place in reversed(range(length)):
        keys ^= (grams >> np.uint64(16 * place)) & KEEP
        keys *= np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    return keys


def levels(counts: NDArray[np.int64]) -> NDArray[np.uint16]:
    """Return the level of each count, as `level_of` gives it."""
    level: NDArray[np.float64] = np.rint(np.log2(counts)) - 1
    return np.clip(level, 1, (1 << LEVEL_BITS) - 1).astype(np.uint16)


def fill(table: NDArray[np.uint16], keys: NDArray[np.uint64], level: NDArray[np.uint16]) -> None:
    """Enter n-grams, each in the next free slot."""
    slots = ((keys >> np.uint64(32)) * np.uint64(SLOTS)) >> np.uint64(32)
    held = ((keys & np.uint64(0xFFF)).astype(np.uint16) << LEVEL_BITS) | level
    for slot, entry in zip(slots.tolist(), held.tolist(), strict=True):
        while table[slot]:
            slot = (slot + 1) % SLOTS
        table[slot] = entry


def main(corpus: Path) -> None:
    characters = packed(paragraphs(corpus))
    table = np.zeros(SLOTS, dtype="<u2")
    for length in range(1, LONGEST + 1):
        grams, counts = counted(characters, length)
        fill(table, hashed(grams, length), levels(counts))
        print(f"{length}: {len(grams)} n-grams, {np.count_nonzero(table) / SLOTS:.0%} full")
    if np.count_nonzero(table) > MOST_FULL * SLOTS:
        raise SystemExit("too full: raise LEAST")
    DATA.joinpath(TABLE).write_bytes(table.tobytes())
    print(f"{len(characters)} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
