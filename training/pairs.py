"""Read the training pairs of a corpus folder, without the places that are kept for measuring."""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HELD_OUT = Path(__file__).parent / "held_out.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A query and the text that answers it."""

    query: str
    text: str
    kind: str  # "lead", "heading", "gloss", or the data set that an extra pair comes from
    document: str  # "" for an extra pair
    place: str


def held_out_places() -> set[str]:
    """Return the places that no training pair may come from: a place repeats its own wording."""
    return set(HELD_OUT.read_text(encoding="utf-8").split())


def read_pairs(corpus: Path) -> Iterator[Pair]:
    """Yield all pairs of the corpus, held-out places too."""
    for row in _rows(corpus / "gov_pairs.jsonl.xz"):
        if not row["generic"]:  # such as "review of last year": it says nothing about the text
            yield Pair(
                query=row["q"],
                text=row["d"],
                kind=row["type"],
                document=row["doc"],
                place=row["place"],
            )
    for row in _rows(corpus / "extra_pairs.jsonl.xz"):
        yield Pair(query=row["q"], text=row["d"], kind=row["source"], document="", place="")


def training_pairs(corpus: Path) -> list[Pair]:
    """Return the pairs to train on: no held-out place, and none of its texts from elsewhere."""
    places = held_out_places()
    pairs = list(read_pairs(corpus))
    unseen = {pair.text for pair in pairs if pair.place in places}
    return [pair for pair in pairs if pair.text not in unseen]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
