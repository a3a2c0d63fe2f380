"""Open the derived indexes of the newest manifest."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import RLock

from assistant.archive.database.database_state import read_state
from assistant.archive.database.filter_sql import Ids, allowed_texts
from assistant.archive.index.keyword_index import KeywordIndex, KeywordIndexError
from assistant.archive.index.sealed_indexes import read_vectors
from assistant.archive.index.vector_index import VectorIndex, VectorIndexError
from assistant.archive.storage.database import Database
from assistant.archive.storage.manifest import (
    ENCODED,
    KEYWORDS,
    Manifest,
    is_as_sealed,
    manifest_state,
    read_manifest,
)
from assistant.records import Filter

_CACHED_FILTERS = 64
_OTHER_STATE = "the indexes are those of another state of the database"


class OpenIndexes:
    """The open indexes of a reader, opened on first use and again after every change."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database
        self._guard = RLock()
        self.reset()

    def reset(self) -> None:
        """Close everything, to be read from the disk again."""
        with self._guard:
            self._state = manifest_state(self._folder)
            self._manifest: Manifest | None = None
            self._keywords: KeywordIndex | None = None
            self._vectors: dict[str, VectorIndex] = {}  # by file
            self._allowed: OrderedDict[Filter, Ids] = OrderedDict()

    def are_current(self) -> bool:
        """Return whether no newer manifest has been written."""
        return manifest_state(self._folder) == self._state

    @property
    def manifest(self) -> Manifest | None:
        """The manifest of the indexes; None where there are none yet.

        One beside a database that never took in anything is of a state that is lost.
        """
        with self._guard:
            if not self.are_current():
                self.reset()
            if self._manifest is None and read_state(self._database).model is not None:
                self._manifest = read_manifest(self._folder)
            return self._manifest

    def keyword_index(self) -> KeywordIndex | None:
        """Return the keyword index; None where there is none yet.

        Raises KeywordIndexError where it does not match the manifest: it may be empty, because it
        is being built anew.
        """
        with self._guard:
            manifest = self.manifest
            if manifest is not None and self._keywords is None:
                if not self._leads_to_database(manifest):
                    raise KeywordIndexError(_OTHER_STATE)
                if not is_as_sealed(self._folder, manifest, KEYWORDS):
                    raise KeywordIndexError("the index is not the one that the manifest seals")
                self._keywords = KeywordIndex(self._folder / KEYWORDS)
            return self._keywords

    def vector_index(self, name: str, fingerprint: str) -> VectorIndex | None:
        """Return `VECTORS` or `ENCODED`; None where there is none of the model `fingerprint` yet.

        Raises VectorIndexError where it does not match the manifest, OSError where it is missing.
        """
        with self._guard:
            manifest = self.manifest
            shown = manifest.encoded if manifest and name == ENCODED else manifest
            if manifest is None or shown is None or shown.fingerprint != fingerprint:
                return None
            if name not in self._vectors:
                if not self._leads_to_database(manifest):
                    raise VectorIndexError(_OTHER_STATE)
                self._vectors[name] = read_vectors(self._folder, name, manifest)
            return self._vectors[name]

    def _leads_to_database(self, manifest: Manifest) -> bool:
        """Return whether the ids in the indexes are those of this database, not of a lost state.

        The database is read after the manifest, so that no writer makes it look older.
        """
        return read_state(self._database).can_update(manifest)

    def allowed_ids(self, filter: Filter) -> Ids | None:
        """Return the ids of the texts inside the filter, ascending; None for all."""
        if not filter:
            return None
        with self._guard:
            _ = self.manifest  # resets the cache after a change
            if filter not in self._allowed:
                self._allowed[filter] = allowed_texts(self._database, filter)
            self._allowed.move_to_end(filter)
            while len(self._allowed) > _CACHED_FILTERS:
                self._allowed.popitem(last=False)
            return self._allowed[filter]
