"""Bring the search engine up to date with PostgreSQL, from the log of changed texts.

Each step may be repeated: a text is put in place of itself, and counted once. The log is shortened
last. A stamp, stored on both sides, tells a search engine that was emptied or belongs to another
state of the database (as after a backup was restored): what it holds is then put anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from secrets import randbits

import numpy as np

from assistant.archive.archive_records import KeywordEntry, Progress
from assistant.archive.cluster.keyword_counts import (
    forget_counts,
    known_terms,
    read_counts,
    recount,
)
from assistant.archive.cluster.postgres import PostgresDatabase
from assistant.archive.cluster.search_engine import EngineEntry, SearchEngine
from assistant.archive.cluster.term_weights import (
    ArchiveCounts,
    FieldTerms,
    field_terms,
    text_weights,
)
from assistant.archive.database.database_state import (
    DatabaseState,
    Model,
    adopt_model,
    read_state,
    register_model,
)
from assistant.archive.database.indexed_texts import count_vectors, entries_of, vectors_of
from assistant.archive.database.schema import transaction
from assistant.archive.embedding import Embedder
from assistant.archive.index.build_patterns import lacks_patterns, update_patterns
from assistant.archive.index.build_vectors import embed_missing
from assistant.archive.index.term_boosts import FIELDS

_AT_ONCE = 1000  # texts
# Share by which an average length may drift before all texts are weighed anew. Scores then differ
# from exact ones by less than half as much.
_MOST_DRIFT = 0.01
_WEIGHED = ("weighed_texts", *(f"weighed_{field}" for field in FIELDS))
_STAMP_BITS = 62
# Below zero, each reading a number of its own: what is logged again meanwhile is told apart.
_LOG_READ = """
WITH reading AS (UPDATE meta SET value = value + 1 WHERE key = 'readings' RETURNING value)
INSERT INTO changes (text, generation)
SELECT texts.id, -reading.value FROM texts, reading WHERE texts.id = ANY(%s)
ON CONFLICT (tenant, text) DO UPDATE SET generation = excluded.generation
"""
_STEP = "更新检索引擎"


def is_out_of_date(database: PostgresDatabase, engine: SearchEngine) -> bool:
    """Return whether the search engine does not show the state of the database."""
    if read_state(database).model is None:
        return False
    is_logged = database.ask("SELECT 1 FROM changes LIMIT 1").fetchone() is not None
    return is_logged or lacks_patterns(database) or _is_lost(database, engine)


def catch_up(
    database: PostgresDatabase, engine: SearchEngine, embedder: Embedder, *, progress: Progress
) -> None:
    """Update the search engine from the database. The caller holds the tenant's lock."""
    state = read_state(database)
    if state.model is None:
        return
    if lacks_patterns(database):
        update_patterns(database, progress=progress)
        _add_to_meta(database, "counted")  # nothing else may have changed
    embed_missing(database, state.model, embedder, progress=progress)
    if is_lost := _is_lost(database, engine):
        progress.note("检索引擎里没有这个档案的内容，正在从数据库重建……")
    update = _Update(database, engine, state)
    if is_lost:
        update.forget()
    update.run(progress)


def rebuild_engine(
    database: PostgresDatabase, engine: SearchEngine, embedder: Embedder, *, progress: Progress
) -> None:
    """Switch to the vectors of `embedder`, and put all texts anew. The caller holds the lock."""
    model = register_model(database, embedder)
    embed_missing(database, model, embedder, progress=progress)
    adopt_model(database, model)
    _Update(database, engine, read_state(database)).forget()
    catch_up(database, engine, embedder, progress=progress)


def log_read(database: PostgresDatabase, texts: Iterable[int]) -> None:
    """Log the texts that the encoder read, for the search engine to be brought up to date."""
    database.ask(_LOG_READ, [list(texts)])


class _Update:
    """One update of the search engine: its keywords, and the vectors of the models in use."""

    def __init__(
        self, database: PostgresDatabase, engine: SearchEngine, state: DatabaseState
    ) -> None:
        self._database = database
        self._engine = engine
        models = [model for model in (state.model, state.encoder) if model]
        self._collections = {model: engine.vectors(model.fingerprint) for model in models}

    def forget(self) -> None:
        """Empty the search engine, and log all texts."""
        self._prepare()
        for collection in (self._engine.keywords, *self._collections.values()):
            self._engine.clear(collection)
        with transaction(self._database):
            forget_counts(self._database)
            self._database.ask(
                "INSERT INTO changes (text, generation) SELECT id, 0 FROM texts"
                " ON CONFLICT (tenant, text) DO NOTHING"
            )
            _store_weighed(self._database, ArchiveCounts(texts=0, lengths=(0,) * len(FIELDS)))
        self._stamp()

    def run(self, progress: Progress) -> None:
        """Put what is logged, then shorten the log by it."""
        logged = self._database.ask("SELECT text, generation FROM changes ORDER BY text").fetchall()
        if not logged:
            return
        self._prepare()
        changed = [text for text, _ in logged]
        progress.start(_STEP, len(changed))
        stamp = self._stamp()
        for ids in _slices(changed):
            self._count(ids)
        weighed, counts = _read_weighed(self._database), read_counts(self._database)
        drifted = counts.drift(weighed) > _MOST_DRIFT
        if drifted:
            weighed = counts
        for ids in _slices(_other_texts(self._database, changed) if drifted else []):
            self._put_keywords(entries_of(self._database, ids), weighed)
        for ids in _slices(changed):
            self._put(ids, weighed)
            progress.advance(len(ids))
        for collection in (self._engine.keywords, *self._collections.values()):
            self._engine.finish(collection)
        self._engine.set_stamp(stamp)
        with transaction(self._database):
            _set_meta(self._database, "stamp", stamp)
            _store_weighed(self._database, weighed)
            _add_to_meta(self._database, "counted")
            self._count_encoded()
            self._shorten_log(logged)

    def _prepare(self) -> None:
        self._engine.prepare(self._engine.keywords)
        for model, collection in self._collections.items():
            self._engine.prepare(collection, dimension=model.dimension)

    def _stamp(self) -> int:
        """Draw a stamp, and let the database know it before the search engine does."""
        stamp = randbits(_STAMP_BITS)
        _set_meta(self._database, "next_stamp", stamp)
        return stamp

    def _count(self, ids: Sequence[int]) -> None:
        found = {entry.id: field_terms(entry) for entry in entries_of(self._database, ids)}
        with transaction(self._database):
            recount(self._database, ids, found)

    def _put(self, ids: Sequence[int], weighed: ArchiveCounts) -> None:
        """Put these texts as they are now, and remove those that are gone."""
        entries = {entry.id: entry for entry in entries_of(self._database, ids)}
        gone = [text for text in ids if text not in entries]
        self._put_keywords(list(entries.values()), weighed)
        self._engine.remove(self._engine.keywords, gone)
        for model, collection in self._collections.items():
            self._put_vectors(model, collection, entries)
            self._engine.remove(collection, gone)

    def _put_keywords(self, entries: Sequence[KeywordEntry], weighed: ArchiveCounts) -> None:
        terms = [(entry, field_terms(entry)) for entry in entries]
        numbers = {
            term: number
            for term, (number, _) in known_terms(self._database, _all_terms(terms)).items()
        }
        self._engine.put(
            self._engine.keywords,
            [
                EngineEntry(facets=entry, vector=weights)
                for entry, said in terms
                if (weights := text_weights(said, weighed, numbers))
            ],
        )

    def _put_vectors(self, model: Model, collection: str, entries: dict[int, KeywordEntry]) -> None:
        wanted = np.array(sorted(entries), dtype=np.int64)
        for ids, vectors in vectors_of(self._database, model.id, model.dimension, wanted):
            known = np.any(vectors, axis=1)  # no query can find a vector of zeros
            self._engine.put(
                collection,
                [
                    EngineEntry(facets=entries[text], vector=vector)
                    for text, vector in zip(ids[known].tolist(), vectors[known], strict=True)
                ],
            )

    def _count_encoded(self) -> None:
        encoder = read_state(self._database).encoder
        if encoder is not None and encoder in self._collections:
            _set_meta(self._database, "encoded", count_vectors(self._database, encoder.id))

    def _shorten_log(self, logged: Sequence[tuple[int, int]]) -> None:
        """Remove what was put, but for texts that were logged again meanwhile."""
        self._database.ask(
            "DELETE FROM changes USING unnest(%s::BIGINT[], %s::BIGINT[]) AS done(number, state)"
            " WHERE text = done.number AND generation = done.state",
            [[text for text, _ in logged], [generation for _, generation in logged]],
        )


def _is_lost(database: PostgresDatabase, engine: SearchEngine) -> bool:
    """Return whether the search engine's content is not of this line of states."""
    meta = _read_meta(database)
    return engine.stamp() not in (meta["stamp"], meta["next_stamp"])


def _all_terms(terms: Sequence[tuple[KeywordEntry, FieldTerms]]) -> set[str]:
    return {term for _, said in terms for field in FIELDS for term in said.counts[field]}


def _other_texts(database: PostgresDatabase, changed: Sequence[int]) -> list[int]:
    rows = database.ask("SELECT id FROM texts WHERE id <> ALL(%s) ORDER BY id", [list(changed)])
    return [text for (text,) in rows]


def _slices(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _read_meta(database: PostgresDatabase) -> dict[str, int]:
    return dict(database.ask("SELECT key, value FROM meta").fetchall())


def _set_meta(database: PostgresDatabase, key: str, value: int) -> None:
    database.ask("UPDATE meta SET value = %s WHERE key = %s", [value, key])


def _add_to_meta(database: PostgresDatabase, key: str) -> None:
    database.ask("UPDATE meta SET value = value + 1 WHERE key = %s", [key])


def _read_weighed(database: PostgresDatabase) -> ArchiveCounts:
    """Return the counts by which the texts in the search engine are weighed."""
    meta = _read_meta(database)
    texts, *lengths = (meta[key] for key in _WEIGHED)
    return ArchiveCounts(texts=texts, lengths=tuple(lengths))


def _store_weighed(database: PostgresDatabase, counts: ArchiveCounts) -> None:
    for key, value in zip(_WEIGHED, (counts.texts, *counts.lengths), strict=True):
        _set_meta(database, key, value)
