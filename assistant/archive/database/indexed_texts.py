"""Read what the indexes are built from: clean texts, facets, vectors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np

from assistant.archive.archive_records import KeywordEntry
from assistant.archive.database.filter_sql import Ids
from assistant.archive.database.stored_vectors import unpack_vectors
from assistant.archive.embedding.embedder import Vectors
from assistant.archive.storage.database import Database
from assistant.archive.storage.row_checksums import checksum, sound_value
from assistant.text.clean import clean

_VECTORS_AT_ONCE = 8192
# Characters of a paragraph around a passage: an endless paragraph has as many passages as it is
# long, and each of them would hold all of it. The longest seen in a report has 2,161.
_AROUND = 5000
_CHANGED = "IN (SELECT text FROM changes WHERE generation > ?)"

_ENTRIES = f"""
SELECT p.text, p.clean, {sound_value("paragraphs")}, p.start, p."end", {sound_value("sections")},
       r.year, r.span, r.org_type,
       r.level, s.function, r.key
FROM passages p JOIN paragraphs g ON g.id = p.paragraph
JOIN sections s ON s.id = p.section JOIN reports r ON r.id = s.report
"""  # noqa: S608


def changed_texts(database: Database, since: int) -> list[int]:
    """Return the ids of all texts that were added, deleted or changed after `since`."""
    rows = database.execute("SELECT text FROM changes WHERE generation > ? ORDER BY text", [since])
    return [text for (text,) in rows]


def texts_without_vector(database: Database, model: int) -> list[int]:
    """Return the ids of the texts that have no vector of `model`."""
    rows = database.execute(
        "SELECT id FROM texts WHERE NOT EXISTS"
        " (SELECT 1 FROM vectors WHERE text = texts.id AND model = ?) ORDER BY id",
        [model],
    )
    return [text for (text,) in rows]


def unread_texts(database: Database, model: int) -> list[int]:
    """Return the ids of the texts that have no vector of `model`, those of newest reports first."""
    rows = database.execute(
        "SELECT p.text FROM passages p JOIN sections s ON s.id = p.section"
        " JOIN reports r ON r.id = s.report WHERE NOT EXISTS"
        " (SELECT 1 FROM vectors WHERE text = p.text AND model = ?)"
        " GROUP BY p.text ORDER BY max(r.year) DESC NULLS LAST, max(r.id) DESC, p.text",
        [model],
    )
    return [text for (text,) in rows]


def count_vectors(database: Database, model: int) -> int:
    """Return the number of texts that have a vector of `model`."""
    query = "SELECT count(*) FROM vectors WHERE model = ?"
    return int(database.execute(query, [model]).fetchone()[0])


def clean_texts(database: Database, ids: Iterable[int]) -> dict[int, str]:
    """Return the clean text of each id, in ascending order; deleted texts are left out."""
    rows = database.execute(
        f'SELECT p.text, p.clean, {sound_value("paragraphs")}, p.start, p."end" FROM passages p'  # noqa: S608
        " JOIN paragraphs g ON g.id = p.paragraph JOIN (SELECT text, min(paragraph) AS paragraph"
        " FROM passages WHERE text IN (SELECT value FROM json_each(?)) GROUP BY text) f"
        " ON f.text = p.text AND f.paragraph = p.paragraph ORDER BY p.text",
        [json.dumps(list(ids))],
    )
    return {row[0]: _clean_text(row) for row in rows}


def store_vectors(
    database: Database, model: int, ids: Iterable[int], packed: Iterable[bytes]
) -> None:
    """Store a packed vector for each text that still exists; the caller commits."""
    database.executemany(
        "INSERT INTO vectors (text, model, vector, checksum)"
        " SELECT id, ?, ?, ? FROM texts WHERE id = ? ON CONFLICT (text, model)"
        " DO UPDATE SET vector = excluded.vector, checksum = excluded.checksum",
        ((model, vector, checksum(vector), text) for text, vector in zip(ids, packed, strict=True)),
    )


def keyword_entries(database: Database, since: int | None) -> Iterator[KeywordEntry]:
    """Yield the entries of existing texts that changed after `since`; all for None."""
    where, parameters = ("", []) if since is None else (f"WHERE p.text {_CHANGED}", [since])
    rows = database.execute(f"{_ENTRIES} {where} ORDER BY p.text, p.paragraph, p.start", parameters)
    for text, group in groupby(rows, key=itemgetter(0)):
        yield _keyword_entry(text, list(group))


def entries_of(database: Database, ids: Sequence[int]) -> list[KeywordEntry]:
    """Return the entries of these texts, by id; deleted texts are left out."""
    where = "WHERE p.text IN (SELECT value FROM json_each(?))"
    query = f"{_ENTRIES} {where} ORDER BY p.text, p.paragraph, p.start"
    rows = database.execute(query, [json.dumps(list(ids))])
    return [_keyword_entry(text, list(group)) for text, group in groupby(rows, key=itemgetter(0))]


def vector_chunks(
    database: Database, model: int, dimension: int, since: int | None
) -> Iterator[tuple[Ids, Vectors]]:
    """Yield (ids, vectors) of the texts that changed after `since`; all for None."""
    where, parameters = ("", []) if since is None else (f"AND text {_CHANGED}", [since])
    rows = database.execute(
        f"SELECT text, {sound_value('vectors')} FROM vectors v WHERE model = ? {where}",  # noqa: S608
        [model, *parameters],
    )
    while chunk := rows.fetchmany(_VECTORS_AT_ONCE):
        yield _unpack_chunk(chunk, dimension)


def texts_with_vector(database: Database, model: int) -> Ids:
    """Return the ids of the texts that have a vector of `model`, ascending."""
    rows = database.execute("SELECT text FROM vectors WHERE model = ? ORDER BY text", [model])
    return np.fromiter((text for (text,) in rows), dtype=np.int64)


def vectors_of(
    database: Database, model: int, dimension: int, ids: Ids
) -> Iterator[tuple[Ids, Vectors]]:
    """Yield (ids, vectors) of those of these texts that have one."""
    for start in range(0, len(ids), _VECTORS_AT_ONCE):
        rows = database.execute(
            f"SELECT text, {sound_value('vectors')} FROM vectors v WHERE model = ?"  # noqa: S608
            " AND text IN (SELECT value FROM json_each(?))",
            [model, json.dumps(ids[start : start + _VECTORS_AT_ONCE].tolist())],
        )
        yield _unpack_chunk(rows.fetchall(), dimension)


def _unpack_chunk(rows: Sequence[tuple[int, bytes]], dimension: int) -> tuple[Ids, Vectors]:
    ids = np.fromiter((text for text, _ in rows), dtype=np.int64, count=len(rows))
    return ids, unpack_vectors([packed for _, packed in rows], dimension)


def _clean_text(row: tuple[Any, ...]) -> str:
    _, cleaned, paragraph, start, end, *_ = row
    text: str = paragraph[start:end] if cleaned is None else cleaned
    return text


def _clean_paragraph(row: tuple[Any, ...]) -> str:
    _, _, paragraph, start, end, *_ = row
    if end - start == len(paragraph):
        return _clean_text(row)
    return clean(paragraph[max(start - _AROUND, 0) : end + _AROUND])


def _keyword_entry(text: int, rows: list[tuple[Any, ...]]) -> KeywordEntry:
    def facet(column: int) -> frozenset[Any]:
        return frozenset(row[column] for row in rows)

    return KeywordEntry(
        id=text,
        clean=_clean_text(rows[0]),
        paragraph=_clean_paragraph(rows[0]),
        headings=" ".join(_headings(facet(5))),
        years=facet(6) - {None},
        spans=facet(7),
        org_types=facet(8),
        levels=facet(9),
        functions=facet(10),
        reports=facet(11),
    )


def _headings(paths: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(heading for path in sorted(paths) for heading in _heading_path(path)))


@lru_cache(maxsize=256)
def _heading_path(path: str) -> tuple[str, ...]:
    return tuple(json.loads(path))
