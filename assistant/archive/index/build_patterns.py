"""Mine the skeletons of the archive's sentences, and count them in every report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.archive.archive_records import Progress
from assistant.archive.database.schema import transaction
from assistant.archive.patterns.coded_text import CodedText, Numbers, encode_text
from assistant.archive.patterns.counted_text import CountedText, report_parts, sample_parts
from assistant.archive.patterns.mine_patterns import mine_skeletons
from assistant.archive.patterns.pattern_finder import PatternFinder
from assistant.archive.patterns.variety import distinct_values
from assistant.archive.storage.database import Database

_GROWTH = 1.2  # factor in the number of reports after which skeletons are mined again
_SAMPLE = 1_200_000  # characters that are mined; more found no further common skeletons
_REPORTS_AT_ONCE = 32  # counted together for one commit
_UNCOUNTED = "FROM reports r WHERE NOT EXISTS (SELECT 1 FROM pattern_counts WHERE report = r.id)"


def lacks_patterns(database: Database) -> bool:
    """Return whether a report has no counts."""
    return database.execute(f"SELECT 1 {_UNCOUNTED} LIMIT 1").fetchone() is not None


def update_patterns(database: Database, *, progress: Progress) -> None:
    """Count the skeletons in new reports; mine them first if there are many.

    Deleting a report deletes its counts. The work is committed in complete steps: after a crash
    the next call continues.
    """
    if not lacks_patterns(database):
        return
    (reports,) = database.execute("SELECT count(*) FROM reports").fetchone()
    (mined,) = database.execute("SELECT value FROM meta WHERE key = 'mined_reports'").fetchone()
    if reports > _GROWTH * mined:
        progress.start("发现句式", 1)
        _replace_patterns(database, mine_skeletons(*_encode_sample(database)), reports)
        progress.advance()
    _count_patterns(database, progress)


def _encode_sample(database: Database) -> tuple[CodedText, Numbers]:
    """Return paragraphs from the whole archive, and the report number of each character."""
    (length,) = database.execute("SELECT coalesce(sum(length(text)), 0) FROM paragraphs").fetchone()
    parts = list(sample_parts(database, every=max(1, round(length / _SAMPLE))))
    coded = encode_text("".join(part.text for part in parts))
    # Lengths in UTF-16 code units: a rare character may take two.
    lengths = [len(part.text.encode("utf-16-le")) // 2 for part in parts]
    return coded, np.repeat(np.arange(len(parts)), lengths)


def _replace_patterns(database: Database, skeletons: Sequence[str], reports: int) -> None:
    with transaction(database):
        database.execute("DELETE FROM pattern_counts")
        database.execute("DELETE FROM patterns")
        database.executemany("INSERT INTO patterns VALUES (?, ?)", enumerate(skeletons))
        database.execute("UPDATE meta SET value = ? WHERE key = 'mined_reports'", [reports])


def _count_patterns(database: Database, progress: Progress) -> None:
    query = "SELECT skeleton FROM patterns ORDER BY id"
    finder = PatternFinder([skeleton for (skeleton,) in database.execute(query)])
    uncounted = [report for (report,) in database.execute(f"SELECT r.id {_UNCOUNTED}")]
    progress.start("统计句式", len(uncounted))
    for first in range(0, len(uncounted), _REPORTS_AT_ONCE):
        reports = uncounted[first : first + _REPORTS_AT_ONCE]
        rows = [*_count_rows(finder, list(report_parts(database, reports)))]
        with transaction(database):
            # An empty report gets a row too, or each call would count it again.
            empty = set(reports) - {report for report, _, _ in rows}
            database.executemany(
                "INSERT INTO pattern_counts (report, function, counts) VALUES (?, ?, ?)"
                " ON CONFLICT (report, function) DO UPDATE SET counts = excluded.counts",
                [*rows, *((report, "", b"") for report in empty)],
            )
        progress.advance(len(reports))


def _count_rows(
    finder: PatternFinder, parts: Sequence[CountedText]
) -> Iterator[tuple[int, str, bytes]]:
    """Yield for each part the number of its sentences with each of its skeletons."""
    coded = encode_text("".join(part.text for part in parts))
    matches = finder.find(coded)
    patterns = max(len(finder.skeletons), 1)
    # A sentence counts once for each skeleton, however often it occurs.
    keys = distinct_values(coded.sentence[matches.start] * patterns + matches.pattern)
    sentence, pattern = keys // patterns, keys % patterns
    stops = np.cumsum([len(part.text.encode("utf-16-le")) // 2 for part in parts])
    first_sentences = np.concatenate([[0], coded.sentence[stops[:-1]]]) if len(parts) else stops
    for part, first, last in zip(
        parts, first_sentences, [*first_sentences[1:], np.inf], strict=True
    ):
        inside = slice(*np.searchsorted(sentence, [first, last]))
        found_patterns, times = np.unique(pattern[inside], return_counts=True)
        pairs = np.stack([found_patterns, np.minimum(times, 0xFFFF)], axis=1).astype("<u2")
        yield part.report, part.function, pairs.tobytes()
