"""Read the counts of each skeleton in each part of each report into memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from assistant.archive.patterns.coded_text import Numbers
from assistant.archive.patterns.text_parts import TextParts, read_text_parts
from assistant.archive.storage.database import Database
from assistant.records import Filter, Function, Level, Span

_COPIED_FROM = 0.8  # share of copied passages from which a report is a copy of an earlier one


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The metadata of a counted report."""

    report_id: str
    year: int | None
    org_type: str
    level: Level
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PatternCounts:
    """The number of sentences with each skeleton. Copies of earlier reports are not counted.

    A part is the text of one report under one function. The counts of skeleton n are those from
    `starts[n]` to `starts[n + 1]`.
    """

    skeletons: tuple[str, ...]
    origins: tuple[Origin, ...]
    part_origin: Numbers  # for each part, the index of its report in `origins`
    part_function: tuple[Function, ...]
    starts: Numbers
    parts: NDArray[np.int32]
    sentences: NDArray[np.uint16]
    places: dict[str, int]  # skeleton → index in `skeletons`
    by_report: dict[str, Origin]  # by report id
    numbers: dict[tuple[int, str], int]  # (report number, function) → part

    def of(self, skeleton: str) -> tuple[Numbers, Numbers]:
        """Return (parts, sentences in each) of a mined skeleton, one of `places`."""
        place = self.places[skeleton]
        inside = slice(self.starts[place], self.starts[place + 1])
        return self.parts[inside].astype(np.int64), self.sentences[inside].astype(np.int64)

    def allowed_parts(self, filter: Filter) -> NDArray[np.bool_]:
        """Return for each part whether it is inside the filter."""
        reports = np.array(
            [_passes_filter(origin, filter) for origin in self.origins], dtype=np.bool_
        )
        parts = reports[self.part_origin]
        if filter.functions:
            parts &= np.array([f in filter.functions for f in self.part_function], dtype=np.bool_)
        return parts


def _passes_filter(origin: Origin, filter: Filter) -> bool:
    limits = (
        (filter.years, origin.year),
        (filter.spans, origin.span),
        (filter.org_types, origin.org_type),
        (filter.levels, origin.level),
        (filter.reports, origin.report_id),
    )
    return all(not allowed or value in allowed for allowed, value in limits)


# One statement, so that skeletons and counts come from the same moment.
_COUNTS = """
SELECT id, NULL, skeleton, NULL, NULL, NULL, NULL, NULL FROM patterns
UNION ALL
SELECT r.id, c.counts, r.key, r.year, r.org_type, r.level, r.span, c.function
FROM pattern_counts c JOIN reports r ON r.id = c.report ORDER BY 1, 8
"""
_SHARED = """
SELECT p.text, s.report, r.passages FROM passages p
JOIN sections s ON s.id = p.section JOIN reports r ON r.id = s.report
WHERE p.text IN (SELECT text FROM passages GROUP BY text HAVING count(*) > 1)
"""


def read_counts(database: Database) -> PatternCounts:
    """Return the counts in the database."""
    copies = _copied_reports(database)
    skeletons: list[str] = []
    origins: dict[int, Origin] = {}
    places: dict[int, int] = {}
    parts: list[tuple[int, Function, bytes]] = []
    numbers: dict[tuple[int, str], int] = {}
    for number, counts, name, year, org_type, level, span, function in database.execute(_COUNTS):
        if counts is None:
            skeletons.append(name)
        elif function and number not in copies:
            place = places.setdefault(number, len(places))
            origins[place] = Origin(
                report_id=name, year=year, org_type=org_type, level=Level(level), span=Span(span)
            )
            numbers[number, function] = len(parts)
            parts.append((place, Function(function), counts))
    return _build_counts(skeletons, list(origins.values()), parts, numbers)


def _build_counts(
    skeletons: list[str],
    origins: list[Origin],
    parts: list[tuple[int, Function, bytes]],
    numbers: dict[tuple[int, str], int],
) -> PatternCounts:
    pairs = np.frombuffer(b"".join(blob for *_, blob in parts), dtype="<u2").reshape(-1, 2)
    lengths = [len(blob) // 4 for *_, blob in parts]
    part = np.repeat(np.arange(len(parts), dtype=np.int32), lengths)
    order = np.argsort(pairs[:, 0], kind="stable")
    held = np.bincount(pairs[:, 0], minlength=len(skeletons))
    return PatternCounts(
        skeletons=tuple(skeletons),
        origins=tuple(origins),
        part_origin=np.array([place for place, *_ in parts], dtype=np.int64),
        part_function=tuple(function for _, function, _ in parts),
        starts=np.concatenate([[0], np.cumsum(held)]),
        parts=part[order],
        sentences=pairs[order, 1],
        places={skeleton: place for place, skeleton in enumerate(skeletons)},
        by_report={origin.report_id: origin for origin in origins},
        numbers=numbers,
    )


def _copied_reports(database: Database) -> set[int]:
    """Return the numbers of reports that repeat earlier ones."""
    rows = database.execute(_SHARED).fetchall()
    first: dict[int, int] = {}
    for text, report, _ in rows:
        first[text] = min(report, first.get(text, report))
    repeated = Counter(
        (report, all_of_it) for text, report, all_of_it in rows if first[text] < report
    )
    return {
        report
        for (report, all_of_it), times in repeated.items()
        if times >= _COPIED_FROM * all_of_it
    }


class StoredPatterns:
    """The counts of a database, read again after every change by another connection."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = RLock()
        self._version = -1
        self._counts: PatternCounts | None = None
        self._texts: TextParts | None = None

    def counts(self) -> PatternCounts:
        """Return the present counts."""
        with self._guard:
            version = self._database.data_version()
            if self._counts is None or version != self._version:
                self._counts, self._texts = read_counts(self._database), None
                self._version = version
            return self._counts

    def texts(self) -> TextParts:
        """Return the parts of each text."""
        with self._guard:
            counts = self.counts()
            if self._texts is None:
                self._texts = read_text_parts(self._database, counts.numbers)
            return self._texts
