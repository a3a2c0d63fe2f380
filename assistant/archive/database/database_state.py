"""Read and change the state of the database: identity, generation, embedding model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from assistant.archive.database.schema import transaction
from assistant.archive.storage.database import Database
from assistant.archive.storage.manifest import Manifest
from assistant.errors import ArchiveError

if TYPE_CHECKING:
    from assistant.archive.embedding import Embedder


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An embedding model whose vectors are stored."""

    id: int
    fingerprint: str
    name: str
    dimension: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseState:
    """The state of the database at one moment."""

    archive: str  # random, drawn when the database was created, or restored from a backup
    generation: int  # grows with every change
    log_start: int  # changes before it are no longer logged
    model: Model | None  # None before the first ingest
    encoder: Model | None  # the last that read passages; None before the first reading

    def can_update(self, manifest: Manifest | None) -> bool:
        """Return whether the change log leads from the indexes of `manifest` to this state."""
        return (
            manifest is not None
            and manifest.archive == self.archive
            and self.log_start <= manifest.generation <= self.generation
        )

    def matches(self, manifest: Manifest | None) -> bool:
        """Return whether the indexes of `manifest` show this very state."""
        return (
            self.can_update(manifest)
            and manifest is not None
            and manifest.generation == self.generation
            and self.model is not None
            and manifest.fingerprint == self.model.fingerprint
        )


def read_state(database: Database) -> DatabaseState:
    """Return the present state."""
    meta = dict(database.execute("SELECT key, value FROM meta").fetchall())
    return DatabaseState(
        archive=meta["archive"],
        generation=meta["generation"],
        log_start=meta["log_start"],
        model=_find_model(database, "id", meta["model"]),
        encoder=_find_model(database, "id", meta["encoder"]),
    )


def find_model(database: Database, fingerprint: str) -> Model | None:
    """Return the model with this fingerprint; None if it has computed no vector here."""
    return _find_model(database, "fingerprint", fingerprint)


def _find_model(database: Database, column: str, value: object) -> Model | None:
    row = database.execute(
        f"SELECT id, fingerprint, name, dimension FROM models WHERE {column} = ?",  # noqa: S608
        [value],
    ).fetchone()
    return Model(id=row[0], fingerprint=row[1], name=row[2], dimension=row[3]) if row else None


def register_model(database: Database, embedder: Embedder) -> Model:
    """Return the entry of this embedder, created if it is missing."""
    with transaction(database):
        database.execute(
            "INSERT INTO models (fingerprint, name, dimension) VALUES (?, ?, ?)"
            " ON CONFLICT (fingerprint) DO NOTHING",
            [embedder.fingerprint, embedder.name, embedder.dimension],
        )
    (number,) = database.execute(
        "SELECT id FROM models WHERE fingerprint = ?", [embedder.fingerprint]
    ).fetchone()
    return Model(
        id=number,
        fingerprint=embedder.fingerprint,
        name=embedder.name,
        dimension=embedder.dimension,
    )


def draw_identity(database: Database) -> None:
    """Make the database one that no index on disk and no open program knows."""
    with transaction(database):
        database.execute("UPDATE meta SET value = ? WHERE key = 'archive'", [uuid4().hex])


def adopt_model(database: Database, model: Model) -> None:
    """Make `model` the one whose vectors are searched."""
    with transaction(database):
        database.execute("UPDATE meta SET value = ? WHERE key = 'model'", [model.id])


def adopt_encoder(database: Database, model: Model) -> None:
    """Make `model` the one whose vectors the encoder's index shows."""
    with transaction(database):
        database.execute("UPDATE meta SET value = ? WHERE key = 'encoder'", [model.id])


def require_model(database: Database, embedder: Embedder) -> None:
    """Raise ArchiveError unless vectors of `embedder` fit the archive.

    An archive without texts adopts the embedder.
    """
    state = read_state(database)
    if state.model and state.model.fingerprint == embedder.fingerprint:
        return
    if state.model and database.execute("SELECT 1 FROM texts LIMIT 1").fetchone():
        raise model_mismatch_error(state.model.name, embedder.name)
    adopt_model(database, register_model(database, embedder))


class OtherModelError(ArchiveError):
    """The archive was built with another embedding model."""


def model_mismatch_error(archive_model: str, model: str) -> OtherModelError:
    """Return the error for an archive built with another embedding model."""
    now = f"是 {model}" if model != archive_model else "虽同名，但内容不同"
    return OtherModelError(
        f"档案的向量由嵌入模型 {archive_model} 计算，现在的模型{now}，两者不能混用。",
        hint="重建索引即换用现在的模型，不需要原文件：在“设置”页点“重建索引”，"
        "或运行 assistant reindex。",
    )


def prune_log(database: Database, generation: int) -> None:
    """Delete the logged changes up to `generation`, which the indexes now show."""
    with transaction(database):
        database.execute("DELETE FROM changes WHERE generation <= ?", [generation])
        database.execute("UPDATE meta SET value = ? WHERE key = 'log_start'", [generation])
