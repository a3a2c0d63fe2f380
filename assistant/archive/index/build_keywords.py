"""Update the keyword index from the database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.archive.archive_records import KeywordEntry, Progress
from assistant.archive.database.indexed_texts import changed_texts, keyword_entries
from assistant.archive.index.keyword_index import KeywordIndex, KeywordIndexError, remove_index
from assistant.archive.storage.database import Database

_MOST_DELETED = 0.1  # share of the texts; as long as they are there they weigh on terms
_REPORT_EVERY = 1000  # texts; redrawing a bar takes longer than indexing one


def update_keywords(
    path: Path,
    database: Database,
    since: int | None,
    progress: Progress,
) -> int:
    """Return the number of texts in the index, after an update from `since`; built anew for None.

    It is built anew too where so many texts are deleted that they would change what is found.
    A commit of tantivy is whole or not at all, but an index that is built anew is empty at first:
    only its seal says that it is complete.
    """
    if since is not None:
        try:
            index = KeywordIndex(path)
            count = _fill_keywords(index, database, since, progress)
            if index.deleted_share() <= _MOST_DELETED:
                return count
        except KeywordIndexError:
            progress.note("关键词索引已损坏，正在从数据库重建……")
    remove_index(path)
    return _fill_keywords(KeywordIndex(path, create=True), database, None, progress)


def _fill_keywords(
    index: KeywordIndex, database: Database, since: int | None, progress: Progress
) -> int:
    gone = [] if since is None else changed_texts(database, since)
    query = "SELECT count(*) FROM texts"
    total = database.execute(query).fetchone()[0] if since is None else len(gone)
    progress.start("建立关键词索引", total)

    def count_entries() -> Iterator[KeywordEntry]:
        for number, entry in enumerate(keyword_entries(database, since), start=1):
            yield entry
            if number % _REPORT_EVERY == 0:
                progress.advance(_REPORT_EVERY)

    index.update(gone=gone, entries=count_entries())
    return len(index)
