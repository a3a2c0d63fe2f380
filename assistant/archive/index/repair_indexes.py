"""Repair the derived indexes of an open archive: when it is opened, and when one fails."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assistant.archive.database.database_state import (
    model_mismatch_error,
    read_state,
    require_model,
)
from assistant.archive.database.indexed_texts import texts_without_vector
from assistant.archive.database.open_for_writing import open_for_writing
from assistant.archive.embedding import Embedder
from assistant.archive.index.catch_up import catch_up, is_out_of_date, pending_work_notice
from assistant.archive.index.keyword_index import KeywordIndexError
from assistant.archive.index.open_indexes import OpenIndexes
from assistant.archive.index.vector_index import VectorIndexError
from assistant.archive.quiet_progress import QuietProgress
from assistant.archive.storage.database import Database
from assistant.archive.storage.disk_faults import storage_faults
from assistant.archive.storage.writer_lock import ArchiveBusyError
from assistant.errors import ArchiveError, AssistantError

_Result = TypeVar("_Result")
_ATTEMPTS, _PAUSE = 10, 0.3  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRepair:
    """The indexes of one archive, with what their repair needs."""

    folder: Path
    database: Database
    indexes: OpenIndexes
    embedder: Embedder
    notice: Callable[[str], None]

    def repair_if_needed(self) -> None:
        """Repair indexes that are damaged or behind the database; leave them to another writer."""
        if not is_out_of_date(self.folder, self.database):
            return  # without asking the embedder for its fingerprint, which may need a service
        try:
            if self.is_same_model() or _has_all_vectors(self.database):
                if pending := pending_work_notice(self.database, self.indexes.manifest):
                    self.notice(pending)
                self._repair()
        except ArchiveBusyError:
            self.notice("另一个程序正在写入档案，新内容稍后才能查到。")
        except AssistantError as error:  # the indexes can still be read as they are
            self.notice(f"索引没有补全：{error}")

    def run_query(self, query: Callable[[], _Result], index: str) -> _Result:
        """Return the result of a query on `index`; rebuild the index, and try again, if it fails.

        While a writer is at work an index may only look damaged: its files are replaced one by
        one. Raises ArchiveError where the index stays unreadable.
        """
        with storage_faults(self.folder):
            for _ in range(_ATTEMPTS):
                try:
                    return query()
                except (KeywordIndexError, VectorIndexError, FileNotFoundError):
                    self._rebuild_or_wait(index)
        raise ArchiveError(
            "索引读不出来。",
            hint="请稍候再试；仍然不行时重建索引：“设置”页，或 assistant reindex。",
        )

    def require_own_vectors(self) -> None:
        """Raise OtherModelError where the archive was built with another model than this one.

        Raises VectorIndexError where only the index lags behind a change of the model.
        """
        manifest = self.indexes.manifest
        if manifest is not None and manifest.fingerprint != self.embedder.fingerprint:
            if self.is_same_model():
                raise VectorIndexError("the vectors are those of the model before")
            raise model_mismatch_error(manifest.model, self.embedder.name)

    def is_same_model(self) -> bool:
        """Return whether the vectors, if there are any, are of the model it was opened with."""
        model = read_state(self.database).model
        return model is None or model.fingerprint == self.embedder.fingerprint

    def _rebuild_or_wait(self, index: str) -> None:
        try:
            self._repair(anew=(index,))
        except ArchiveBusyError:
            self.indexes.reset()
            time.sleep(_PAUSE)

    def _repair(self, *, anew: Sequence[str] = ()) -> None:
        progress = QuietProgress(self.notice)
        with open_for_writing(self.folder) as database:
            if self.indexes.are_current():  # otherwise another program has just repaired them
                # Of a model that is gone, as after a backup was restored, what is stored suffices:
                # the indexes then show what the database holds, for searches by words.
                if not _has_all_vectors(database):
                    require_model(database, self.embedder)
                catch_up(self.folder, database, self.embedder, progress=progress, anew=anew)
        self.indexes.reset()


def _has_all_vectors(database: Database) -> bool:
    """Return whether the model in use has read every text, so that no model is needed to index."""
    model = read_state(database).model
    return model is not None and not texts_without_vector(database, model.id)
