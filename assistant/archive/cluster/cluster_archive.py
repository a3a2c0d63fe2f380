"""Store and search the reports of one tenant: PostgreSQL holds the data, Milvus indexes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event, RLock

from assistant.archive.archive_records import (
    ArchiveStatus,
    Progress,
    ReadingState,
    VectorSpace,
)
from assistant.archive.archive_status import read_status
from assistant.archive.cluster.cluster_schema import open_cluster
from assistant.archive.cluster.filtered_texts import texts_inside
from assistant.archive.cluster.keyword_counts import known_terms, read_counts, texts_with_all
from assistant.archive.cluster.postgres import PostgresDatabase
from assistant.archive.cluster.search_engine import SearchEngine
from assistant.archive.cluster.tenant_lock import lock_for_reading, lock_for_writing
from assistant.archive.cluster.term_weights import ArchiveCounts, query_weights
from assistant.archive.cluster.update_engine import (
    catch_up,
    is_out_of_date,
    log_read,
    rebuild_engine,
)
from assistant.archive.database.database_state import (
    model_mismatch_error,
    read_state,
    require_model,
)
from assistant.archive.database.similarities import rank_exactly
from assistant.archive.database.write_reports import ReportWriter
from assistant.archive.embedding import Embedder, Vector
from assistant.archive.embedding.embedder import OpenEncoder, no_encoder
from assistant.archive.index.character_ngrams import character_ngrams, required_terms
from assistant.archive.index.encode_passages import read_passages
from assistant.archive.quiet_progress import QuietProgress
from assistant.archive.storage.writer_lock import ArchiveBusyError
from assistant.archive.stored_archive import Notice, StoredArchive
from assistant.errors import AssistantError
from assistant.records import Filter

_ALL = Filter()
_MARGIN = 50  # hits asked for beyond those wanted: the graph is searched by nearness, not exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterPlace:
    """Where the archive of a tenant is."""

    database: str  # address
    engine: str  # address, or the file of Milvus Lite
    tenant: str
    folder: Path  # of this machine: received files and drafts


class ClusterArchive(StoredArchive):
    """The reports of one tenant on servers. A context manager; threads may share it."""

    def __init__(
        self,
        place: ClusterPlace,
        *,
        embedder: Embedder,
        encoder: OpenEncoder = no_encoder,
        notice: Notice = lambda _text: None,
    ) -> None:
        """Open the archive of a tenant, repaired where a crash left it unfinished.

        Raises ArchiveError where a server does not answer or refuses, the tenant is unknown, or a
        newer program set up the database.
        """
        database = open_cluster(place.database, place.tenant)
        super().__init__(
            database,
            folder=place.folder,
            embedder=embedder,
            encoder=encoder,
            notice=notice,
            faults=nullcontext,
        )
        self._place = place
        self._postgres = database
        self._guard = RLock()
        self._counts: tuple[int, ArchiveCounts] | None = None  # with the version they are of
        try:
            (installation,) = database.ask("SELECT name FROM installation").fetchone()
            self._engine = SearchEngine(
                place.engine, installation=installation, tenant=database.tenant
            )
            self._repair_if_needed()
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Close the connections."""
        self._engine.close()
        self._postgres.close()

    def is_in_place(self) -> bool:
        """Return whether it may be used further, and nobody changed the model in use."""
        return self.has_own_model()

    def has_own_model(self) -> bool:
        """Return whether it is open with the model that its vectors are of."""
        model = read_state(self._postgres).model
        return model is None or model.fingerprint == self._embedder.fingerprint

    def search_vectors(
        self,
        vector: Vector,
        *,
        limit: int,
        filter: Filter = _ALL,
        space: VectorSpace = VectorSpace.STATIC,
    ) -> list[tuple[int, float]]:
        """Return (passage id, cosine) of the nearest passages inside the filter, best first.

        Raises ArchiveError where the archive was built with another static model.
        """
        state, fingerprint = read_state(self._postgres), self._fingerprint(space)
        model = state.model if space is VectorSpace.STATIC else state.encoder
        if model is None or not vector.any() or limit < 1:
            return []
        if model.fingerprint != fingerprint:
            if space is VectorSpace.STATIC:
                raise model_mismatch_error(model.name, self._embedder.name)
            return []
        search = partial(
            self._engine.search,
            self._engine.vectors(fingerprint),
            vector.tolist(),
            filter=filter,
            within=self._texts_of(filter.reports),
        )
        found = self._inside(filter, search, limit + _MARGIN)
        return rank_exactly(self._postgres, fingerprint, vector, found)[:limit]

    def encoded_passages(self) -> int:
        """Return how many passages can be found in the encoder's space."""
        row = self._postgres.ask("SELECT value FROM meta WHERE key = 'encoded'").fetchone()
        return int(row[0])

    def search_keywords(
        self, query_text: str, *, limit: int, filter: Filter = _ALL
    ) -> list[tuple[int, float]]:
        """Return (passage id, BM25 score) of matching passages inside the filter, best first."""
        terms = character_ngrams(query_text).split()
        known = known_terms(self._postgres, terms) if limit > 0 else {}
        if not known:
            return []
        weights = query_weights(query_text, self._archive_counts(), known)
        found = self._engine.search(
            self._engine.keywords,
            weights,
            limit=limit + _MARGIN,
            filter=filter,
            within=self._texts_of(filter.reports),
        )
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def passages_containing(
        self, pieces: Sequence[str], *, limit: int, filter: Filter = _ALL
    ) -> list[int]:
        """Return ids of all passages that contain these strings, and of some that do not."""
        terms = sorted({term for piece in pieces for term in required_terms(piece)})
        if not terms or limit < 1:
            return []
        texts = texts_with_all(self._postgres, terms)
        return texts_inside(self._postgres, filter, texts)[:limit] if filter else texts[:limit]

    @contextmanager
    def open_writer(self, *, progress: Progress) -> Iterator[ReportWriter]:
        """Lock the archive and yield its writer; update the search engine on leaving.

        Raises ArchiveError where another program writes, or the embedding model differs.
        """
        with self._locked() as database:
            require_model(database, self._embedder)
            yield ReportWriter(database, self._faults)
            catch_up(database, self._engine, self._embedder, progress=progress)

    def reindex(self, *, progress: Progress) -> None:
        """Put everything anew into the search engine, with the embedder it was opened with."""
        with self._locked() as database:
            rebuild_engine(database, self._engine, self._embedder, progress=progress)

    def encode_passages(self, *, progress: Progress, stop: Event | None = None) -> ReadingState:
        """Let the encoder read what it has not read; ArchiveError where another one reads."""
        if encoder := self._open_encoder():
            with self._connected() as database, lock_for_reading(database):
                read_passages(
                    database,
                    encoder,
                    update_index=lambda _model: self._show_read(database),
                    log=partial(log_read, database),
                    progress=progress,
                    stop=stop,
                )
        return self.reading_state()

    def status(self) -> ArchiveStatus:
        """Return the size and state of the archive; the size on disk is that of all tenants."""
        ask = self._postgres.ask
        (size,) = ask("SELECT pg_database_size(current_database())").fetchone()
        (pending,) = ask("SELECT count(*) FROM changes WHERE generation >= 0").fetchone()
        model = read_state(self._postgres).model
        (vectors,) = ask(
            "SELECT count(*) FROM vectors WHERE model = %s", [model.id if model else None]
        ).fetchone()
        return read_status(
            self._postgres,
            folder=self._folder,
            size=size,
            pending=pending,
            vectors=vectors,
            vector_index="Milvus HNSW" if model else "",
        )

    @contextmanager
    def _connected(self) -> Iterator[PostgresDatabase]:
        place = self._place
        with closing(open_cluster(place.database, place.tenant, reopens=False)) as database:
            yield database

    @contextmanager
    def _locked(self) -> Iterator[PostgresDatabase]:
        with self._connected() as database, lock_for_writing(database):
            yield database

    def _repair_if_needed(self) -> None:
        """Bring the search engine up to date where a writer was stopped; leave it to another."""
        if not is_out_of_date(self._postgres, self._engine):
            return
        progress = QuietProgress(self._notice)
        try:
            with self._locked() as database:
                catch_up(database, self._engine, self._embedder, progress=progress)
        except ArchiveBusyError:
            self._notice("另一个程序正在写入档案，新内容稍后才能查到。")
        except AssistantError as error:  # what the engine has can still be read
            self._notice(f"索引没有补全：{error}")

    def _show_read(self, database: PostgresDatabase) -> None:
        """Let searches find what the encoder read; where another writes, it does so at its end."""
        try:
            with lock_for_writing(database, waits_for_encoder=False):
                catch_up(
                    database, self._engine, self._embedder, progress=QuietProgress(self._notice)
                )
        except ArchiveBusyError:
            return

    def _archive_counts(self) -> ArchiveCounts:
        """Return the counts that BM25 needs, read again after every change."""
        with self._guard:
            version = self._postgres.data_version()
            if self._counts is None or self._counts[0] != version:
                self._counts = version, read_counts(self._postgres)
            return self._counts[1]

    def _texts_of(self, reports: Sequence[str]) -> list[int] | None:
        """Return the ids of the texts of these reports; None for all, where none is named."""
        if not reports:
            return None
        return texts_inside(self._postgres, Filter(reports=tuple(reports)))

    def _inside(
        self, filter: Filter, search: Callable[..., list[tuple[int, float]]], limit: int
    ) -> list[tuple[int, float]]:
        """Return the best hits with one place that fulfils the whole filter."""
        if not filter:
            return search(limit=limit)
        asked = limit
        while True:
            found = search(limit=asked)
            allowed = set(texts_inside(self._postgres, filter, [text for text, _ in found]))
            inside = [pair for pair in found if pair[0] in allowed]
            if len(inside) >= limit or len(found) < asked:
                return inside[:limit]
            asked *= 2
