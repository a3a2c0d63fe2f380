"""Read what the indexes are built from: clean texts, facets, vectors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.archive.archive_records import KeywordEntry
from assistant.archive.database.filter_sql import Ids
from assistant.text.clean import clean

_VECTORS_AT_ONCE = 8192
_CHANGED = "IN (SELECT text FROM changes WHERE generation > ?)"

_ENTRIES = """
SELECT p.text, p.clean, g.text, p.start, p."end", s.path, r.year, r.span, r.org_type,
       r.level, s.function, r.key
FROM passages p JOIN paragraphs g ON g.id = p.paragraph
JOIN sections s ON s.id = p.section JOIN reports r ON r.id = s.report
"""


def changed_texts(database: sqlite3.Connection, since: int) -> list[int]:
    """Return the ids of all texts that were added, deleted or changed after `since`."""
    rows = database.execute("SELECT text FROM changes WHERE generation > ? ORDER BY text", [since])
    return [text for (text,) in rows]


def texts_without_vector(database: sqlite3.Connection, model: int) -> list[int]:
    """Return the ids of the texts that have no vector of `model`."""
    rows = database.execute(
        "SELECT id FROM texts WHERE NOT EXISTS"
        " (SELECT 1 FROM vectors WHERE text = texts.id AND model = ?) ORDER BY id",
        [model],
    )
    return [text for (text,) in rows]


def clean_texts(database: sqlite3.Connection, ids: Sequence[int]) -> list[str]:
    """Return the clean text of each id, in ascending order of ids."""
    rows = database.execute(
        'SELECT p.text, p.clean, g.text, p.start, p."end" FROM passages p'
        " JOIN paragraphs g ON g.id = p.paragraph"
        " WHERE p.text IN (SELECT value FROM json_each(?)) GROUP BY p.text ORDER BY p.text",
        [json.dumps(ids)],
    )
    return [_clean_text(row) for row in rows]


def store_vectors(
    database: sqlite3.Connection, model: int, ids: Sequence[int], vectors: NDArray[np.float32]
) -> None:
    """Store these vectors as float16; the caller commits."""
    rows = zip(ids, vectors.astype("<f2"), strict=True)
    database.executemany(
        "INSERT OR REPLACE INTO vectors (text, model, vector) VALUES (?, ?, ?)",
        ((text, model, row.tobytes()) for text, row in rows),
    )


def keyword_entries(database: sqlite3.Connection, since: int | None) -> Iterator[KeywordEntry]:
    """Yield the entries of existing texts that changed after `since`; all for None."""
    where, parameters = ("", []) if since is None else (f"WHERE p.text {_CHANGED}", [since])
    rows = database.execute(f"{_ENTRIES} {where} ORDER BY p.text", parameters)
    for text, group in groupby(rows, key=itemgetter(0)):
        yield _keyword_entry(text, list(group))


def vector_chunks(
    database: sqlite3.Connection, model: int, dimension: int, since: int | None
) -> Iterator[tuple[Ids, NDArray[np.float32]]]:
    """Yield (ids, vectors) of the texts that changed after `since`; all for None."""
    where, parameters = ("", []) if since is None else (f"AND text {_CHANGED}", [since])
    rows = database.execute(
        f"SELECT text, vector FROM vectors WHERE model = ? {where}",  # noqa: S608
        [model, *parameters],
    )
    while chunk := rows.fetchmany(_VECTORS_AT_ONCE):
        ids = np.fromiter((text for text, _ in chunk), dtype=np.int64, count=len(chunk))
        halves = np.frombuffer(b"".join(blob for _, blob in chunk), dtype="<f2")
        yield ids, halves.reshape(-1, dimension).astype(np.float32)


def _clean_text(row: tuple[Any, ...]) -> str:
    _, cleaned, paragraph, start, end, *_ = row
    text: str = paragraph[start:end] if cleaned is None else cleaned
    return text


def _clean_paragraph(row: tuple[Any, ...]) -> str:
    _, _, paragraph, start, end, *_ = row
    return _clean_text(row) if end - start == len(paragraph) else clean(paragraph)


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
