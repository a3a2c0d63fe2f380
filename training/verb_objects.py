"""Count which things stand behind which verbs in reports: 改造 小区, 整改 隐患.

    python -m training.verb_objects CORPUS

CORPUS is the folder with `gov_reports.tar.xz`. Written is `assistant/data/verb_objects.txt`: in
each line a verb of `written_verbs.toml` and the last two characters of the things behind it, with
their counts. Only things that reports give a number of are kept. No report of a place in
`held_out.txt` is counted. Half a minute.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from assistant.text.lexicon import group
from training.character_ngrams import paragraphs
from training.common_bigrams import DATA

LEAST = 3  # times that a thing stands behind a verb
LEAST_COUNTED = 2  # times that reports say how many of it there are
MOST = 80  # things of a verb
_HAN = "[\u4e00-\u9fff]"
_COUNTED = re.compile(rf"({_HAN}{{2}})”?\d[\d,.]*[百千]?[万亿]?余?{group('units.any').pattern}")


def verb_objects(texts: Iterable[str], verbs: Iterable[str]) -> dict[str, Counter[str]]:
    """Return how often each thing that is counted somewhere stands behind each verb.

    >>> texts = ["改造小区8个，改造小区，改造小区。", "整改隐患9处、隐患2处，整改隐患。"]
    >>> verb_objects(texts * 2, ["改造", "整改"])
    {'改造': Counter({'小区': 6}), '整改': Counter({'隐患': 4})}
    """
    found: dict[str, Counter[str]] = {verb: Counter() for verb in verbs}
    counted: Counter[str] = Counter()
    behind = rf"了?[“”\u4e00-\u9fff]*?({_HAN}{{2}})”?(?=[，。；、\d])"
    pattern = re.compile(f"({'|'.join(found)}){behind}")
    for text in texts:
        counted.update(_COUNTED.findall(text))
        for verb, thing in pattern.findall(text):
            found[verb][thing] += 1
    return {
        verb: Counter({one: n for one, n in things.items() if _is_kept(n, counted[one])})
        for verb, things in found.items()
    }


def _is_kept(times: int, counted: int) -> bool:
    return times >= LEAST and counted >= LEAST_COUNTED


def main() -> None:
    """Write the table."""
    table = tomllib.loads(DATA.joinpath("written_verbs.toml").read_text("utf-8"))
    written = {one for row in table.values() for one in row}
    texts = list(paragraphs(Path(sys.argv[1])))
    objects = verb_objects(texts, sorted(written))
    objects |= verb_objects(texts, sorted(set(group("ledger.done_to").words) - written))
    rows = [
        " ".join([verb, *(f"{thing}{times}" for thing, times in things.most_common(MOST))])
        for verb, things in objects.items()
        if things
    ]
    DATA.joinpath("verb_objects.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
