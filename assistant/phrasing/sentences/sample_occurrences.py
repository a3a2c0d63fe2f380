"""Sample occurrences of strings from the whole archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.archive.archive_records import Occurrence
from assistant.archive.protocol import WordingStore
from assistant.records import Filter

_MOST_FOUND = 100_000  # passages


def sample_occurrences(
    archive: WordingStore,
    pieces: Sequence[str],
    *,
    passages: int,
    filter: Filter,
    reports: Sequence[str] = (),
) -> list[Occurrence]:
    """Return the occurrences of about `passages` passages that may contain all `pieces`.

    Of more passages an even sample is read; of more `reports`, where they are known, an even sample
    of reports. Copies of reports are left out.
    """
    if len(reports) > passages:
        some = tuple(reports[:: max(1, len(reports) // passages)])
        inside = replace(filter, reports=some)
    else:
        inside = filter
    ids = archive.passages_containing(pieces, limit=_MOST_FOUND, filter=inside)
    read = archive.occurrences(ids[:: max(1, len(ids) // passages)], filter=inside)
    counted = archive.pattern_counts().by_report
    return [occurrence for occurrence in read if occurrence.report_id in counted]
