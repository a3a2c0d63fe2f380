"""Rank what stands in a slot, or beside a word, by how many reports say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from assistant.phrasing.records import Filler

_SHORTEST, _LONGEST = 2, 8  # characters of what is shown of a slot that ends with its clause
_SAME = 0.6  # share of the reports from which a longer beginning stands for a shorter one
_MARKS = "，；：。！？!?、“”‘’（）()《》 \n"

Said = Iterable[tuple[str, str]]  # (what stands there, report id)


def ranked(said: Said, *, limit: int) -> tuple[Filler, ...]:
    """Return the fillers of a closed slot as they stand, those of most reports first."""
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for text, report in said:
        if stripped := text.strip(_MARKS):
            reports[stripped].add(report)
    return _best({text: len(found) for text, found in reports.items()}, limit)


def ranked_openings(said: Said, *, limit: int, backwards: bool = False) -> tuple[Filler, ...]:
    """Return how the fillers of an open slot begin (`backwards`: end), most frequent first.

    Whole ones hardly repeat; a longer beginning is shown where most reports go on alike.
    """
    turn: Callable[[str], str] = (lambda text: text[::-1]) if backwards else (lambda text: text)
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for text, report in said:
        start = turn(text.strip(_MARKS))
        for length in range(_SHORTEST, min(_LONGEST, len(start)) + 1):
            reports[start[:length]].add(report)
    counts = {text: len(found) for text, found in reports.items()}
    grown: dict[str, int] = {}
    for text, _ in sorted(counts.items(), key=lambda pair: -pair[1]):
        if len(text) == _SHORTEST:
            longest = _grown(text, counts)
            grown[turn(longest)] = counts[longest]
    return _best(grown, limit)


def _grown(text: str, counts: Mapping[str, int]) -> str:
    """Return the longest text that begins so in most of the reports that begin so."""
    while True:
        longer = [
            one
            for one, count in counts.items()
            if len(one) == len(text) + 1 and one.startswith(text) and count >= _SAME * counts[text]
        ]
        if not longer:
            return text
        text = longer[0]


def _best(counts: Mapping[str, int], limit: int) -> tuple[Filler, ...]:
    best = sorted(counts.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))[:limit]
    return tuple(Filler(text=text, count=count) for text, count in best)
