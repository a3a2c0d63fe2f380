"""Learn which words every place puts before 公园 or 村, so that others there are names.

    python training/landmark_kinds.py CORPUS

CORPUS is the folder with `gov_reports.tar.xz` (group/place/year.md). Written is
`assistant/data/landmark_kinds.txt`: in each line a kind of landmark, then the one or two characters
that reports of many places have in front of it (湿地公园, 示范村). The same corpus gives the same
file. Ten seconds.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from common_bigrams import DATA, HAN, reports

from assistant.text.lexicon import group

PLACES_AT_LEAST = {1: 15, 2: 5}  # by the number of characters


def words_before(text: str, kind: str) -> Iterator[str]:
    """Yield the one and the two characters in front of each `kind` of `text`."""
    at = text.find(kind)
    while at >= 0:
        for length in PLACES_AT_LEAST:
            word = text[max(at - length, 0) : at]
            if len(word) == length and HAN.fullmatch(word + kind):
                yield word
        at = text.find(kind, at + 1)


def main() -> None:
    """Write the table."""
    places: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    kinds = group("names.landmark").words
    for place, text in reports(Path(sys.argv[1])):
        for kind in kinds:
            for word in words_before(text, kind):
                places[kind, word].add(place)
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for (kind, word), found in sorted(places.items()):
        if len(found) >= PLACES_AT_LEAST[len(word)]:
            rows[kind].append(word)
    table = "".join(f"{' '.join([kind, *rows[kind]])}\n" for kind in sorted(rows))
    (DATA / "landmark_kinds.txt").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
