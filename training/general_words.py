"""Learn which words are in general use, and which terms have gone out of use.

    python -m training.general_words CORPUS

CORPUS is the folder with `gov_reports.tar.xz` (group/place/year.md) and `extra_pairs.jsonl.xz`.
Written are `assistant/data/general_words.txt` (the words that any unit may use) and
`assistant/data/dated_terms.txt` (in each line a year, then the terms that nearly no report about a
later year has). The same corpus gives the same files. About ten minutes.
"""

from __future__ import annotations

import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.text.segmentation import can_close, can_open, dictionary_words
from training.common_bigrams import DATA, laws

FIRST_YEAR = 2010
FIRST_BORROWED = 2014  # older wording is never borrowed
RUN = re.compile("[\u4e00-\u9fff]+")

# In general use is what a third of all places write. Of rarer words those that stand once in a
# report say nothing particular; a matter of its own (陶瓷, 核电) is spoken of again and again.
SHARE_OF_PLACES = 1 / 3
SHARE_IF_SAID_ONCE, ONCE = 0.1, 1.15  # times in a report that has it, on average
STATUTES_AT_LEAST = 20  # they have the words of administration that government reports lack

# Out of use is what rose and fell, or what has vanished. Years are pooled until they have enough.
REPORTS_AT_LEAST = 90
EXPECTED_AT_LEAST = 12  # reports that would have it now, had it stayed
EXPECTED_IF_VANISHED = 15  # of what was in use for many years before
FALLEN, BEFORE, VANISHED = 0.1, 0.25, 0.01  # shares of the peak; the last of all reports
FIRST_POOLS = 2  # tell what was not yet in use then
STILL_USED = 0.35  # share of the peak
TOGETHER = 0.3  # of the reports with the rarer of two words that are one term
LONGEST_TERM = 8  # characters

Counts = NDArray[np.float64]


@dataclass
class WordCounts:
    """How many reports and places have a word, and how often it is there."""

    times: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    places: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, place: str, words: Iterable[str]) -> None:
        """Count the words of one report."""
        counted = Counter(word for word in words if len(word) > 1)
        self.times.update(counted)
        self.reports.update(counted.keys())
        for word in counted:
            self.places[word].add(place)


def reports(corpus: Path) -> Iterator[tuple[str, int, str]]:
    """Yield place, year and text of each report since the first year."""
    with tarfile.open(corpus / "gov_reports.tar.xz") as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            year = re.match(r"\d{4}", path.stem)
            stream = archive.extractfile(member)
            if stream and year and path.suffix == ".md" and int(year[0]) >= FIRST_YEAR:
                yield path.parent.name, int(year[0]), stream.read().decode("utf-8")


def clauses(text: str) -> Iterator[list[str]]:
    """Yield the words of each run of Chinese characters."""
    yield from (dictionary_words(run) for run in RUN.findall(text))


def general_words(counts: WordCounts, statutes: Mapping[str, int]) -> list[str]:
    """Return the words that any unit may use, sorted."""
    everywhere = len(set().union(*counts.places.values()))

    def is_general(word: str) -> bool:
        share = len(counts.places[word]) / everywhere
        said_once = counts.times[word] < ONCE * counts.reports[word]
        return share >= SHARE_OF_PLACES or (share >= SHARE_IF_SAID_ONCE and said_once)

    found = {word for word in counts.reports if is_general(word)}
    found |= {word for word, number in statutes.items() if number >= STATUTES_AT_LEAST}
    return sorted(found)


def statutes_with(corpus: Path) -> Counter[str]:
    """Return how many statutes have each word."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for law, text in laws(corpus):
        for words in clauses(text):
            for word in words:
                if len(word) > 1:
                    owners[word].add(law)
    return Counter({word: len(found) for word, found in owners.items()})


def joined(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with the next one, as far as both together may be a term."""
    for first, second in pairwise(words):
        if can_open(first) and can_close(second) and len(first + second) <= LONGEST_TERM:
            yield first, second


def terms(words: Sequence[str]) -> Iterator[str]:
    """Yield the words, and each with the next one."""
    yield from (word for word in words if len(word) > 1)
    yield from (first + second for first, second in joined(words))


def pool_years(reports_of: dict[int, int]) -> list[list[int]]:
    """Return the years in groups that have enough reports each.

    >>> pool_years({2019: 60, 2020: 50, 2021: 95, 2022: 20})
    [[2019, 2020], [2021, 2022]]
    """
    pools: list[list[int]] = [[]]
    for year in sorted(reports_of):
        if sum(reports_of[one] for one in pools[-1]) >= REPORTS_AT_LEAST:
            pools.append([])
        pools[-1].append(year)
    if len(pools) > 1 and sum(reports_of[one] for one in pools[-1]) < REPORTS_AT_LEAST:
        last = pools.pop()
        pools[-1] += last
    return pools


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """In which share of the reports of each pool of years a term stands."""

    hashes: NDArray[np.uint32]  # sorted
    shares: Counts  # a row for each term, a column for each pool
    pools: list[list[int]]
    newest: int  # reports of the last pool

    @classmethod
    def in_reports(cls, texts: Iterable[tuple[int, str]], reports_of: dict[int, int]) -> TermUse:
        """Count the terms of texts of known years."""
        found: defaultdict[int, list[NDArray[np.uint32]]] = defaultdict(list)
        for year, text in texts:
            said = {crc32(term.encode()) for words in clauses(text) for term in terms(words)}
            found[year].append(np.fromiter(said, np.uint32, len(said)))
        pools = pool_years(reports_of)
        hashes = np.unique(np.concatenate([one for rows in found.values() for one in rows]))
        shares = np.zeros((len(hashes), len(pools)))
        for column, years in enumerate(pools):
            for one in (row for year in years for row in found[year]):
                shares[np.searchsorted(hashes, one), column] += 1
            shares[:, column] /= sum(reports_of[year] for year in years)
        newest = sum(reports_of[year] for year in pools[-1])
        return cls(hashes=hashes, shares=shares, pools=pools, newest=newest)

    def share(self, term: str) -> Counts:
        """Return the shares of a term that is there."""
        row: Counts = self.shares[np.searchsorted(self.hashes, np.uint32(crc32(term.encode())))]
        return row

    def last_years(self) -> dict[int, int]:
        """Return the last year that each term out of use was in use, by its hash."""
        # A report speaks about the year before its own.
        years = {
            int(self.hashes[row]): self.pools[pool][-1] - 1
            for row, pool in last_pools(self.shares, self.newest).items()
        }
        return {term: year for term, year in years.items() if year >= FIRST_BORROWED}

    def belong_together(self, first: str, second: str) -> bool:
        """Return whether two words are one term, and do not only happen to stand together."""
        both = self.share(first + second)
        peak = int(both[:-1].argmax())
        alone = [self.share(word)[peak] for word in (first, second) if len(word) > 1]
        return bool(both[peak] >= TOGETHER * min(alone, default=0.0))


def last_pools(shares: Counts, newest: int) -> dict[int, int]:
    """Return the last pool in which each term out of use was in use, by its row.

    `shares` has a row for each term and a column for each pool, of which the last has `newest`
    reports.
    """
    peak, first = shares[:, :-1].max(axis=1), shares[:, :FIRST_POOLS].max(axis=1)
    now, before_last = shares[:, -1], shares[:, -2]
    found = {}
    for row in np.flatnonzero((peak * newest >= EXPECTED_AT_LEAST) & (now <= FALLEN * peak)):
        rose = first[row] <= BEFORE * peak[row]
        vanished = max(now[row], before_last[row]) <= VANISHED
        if rose or (vanished and peak[row] * newest >= EXPECTED_IF_VANISHED):
            in_use = np.flatnonzero(shares[row, :-1] >= STILL_USED * peak[row])
            found[int(row)] = int(in_use[-1])
    return found


def dated_terms(texts: Iterable[str], use: TermUse) -> dict[int, list[str]]:
    """Return the terms out of use, by the year they were last in use."""
    years = use.last_years()
    found: defaultdict[int, set[str]] = defaultdict(set)
    for words in (words for text in texts for words in clauses(text)):
        named = [(word, "") for word in words if len(word) > 1]
        for first, second in (*named, *joined(words)):
            year = years.get(crc32((first + second).encode()))
            if year is not None and (not second or use.belong_together(first, second)):
                found[year].add(first + second)
    return {year: sorted(found[year]) for year in sorted(found)}


def main(corpus: Path) -> None:
    """Write both tables."""
    counts, reports_of = WordCounts(), Counter[int]()
    for place, year, text in reports(corpus):
        counts.add(place, (word for words in clauses(text) for word in words))
        reports_of[year] += 1
    general = general_words(counts, statutes_with(corpus))
    DATA.joinpath("general_words.txt").write_text("\n".join(general) + "\n", encoding="utf-8")
    use = TermUse.in_reports(((year, text) for _, year, text in reports(corpus)), reports_of)
    dated = dated_terms((text for _, _, text in reports(corpus)), use)
    rows = (" ".join((str(year), *found)) for year, found in dated.items())
    DATA.joinpath("dated_terms.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(general)} words, {sum(map(len, dated.values()))} terms out of use")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
