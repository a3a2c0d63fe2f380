"""Read the size and state of an archive."""

from __future__ import annotations

from pathlib import Path

from assistant.archive.archive_records import ArchiveStatus, ReadingState
from assistant.archive.database.database_state import find_model, read_state
from assistant.archive.database.indexed_texts import count_vectors
from assistant.archive.database.rereading.reader_versions import count_outdated
from assistant.archive.embedding import Embedder
from assistant.archive.storage.database import Database
from assistant.errors import ProviderError
from assistant.records import Function


def read_status(
    database: Database, *, folder: Path, size: int, pending: int, vectors: int, vector_index: str
) -> ArchiveStatus:
    """Return the status: what the database says, and these numbers of its indexes."""

    def count(what: str) -> int:
        (number,) = database.execute(f"SELECT count(*) FROM {what}").fetchone()  # noqa: S608
        return int(number)

    state = read_state(database)
    return ArchiveStatus(
        folder=folder,
        files=count("files"),
        reports=count("reports"),
        passages=count("passages"),
        texts=count("texts"),
        model=state.model.name if state.model else "",
        dimension=state.model.dimension if state.model else 0,
        vectors=vectors,
        vector_index=vector_index,
        generation=state.generation,
        bytes=size,
        pending=pending,
        doubts=count("doubts"),
        sections=tuple(
            (Function(function), number)
            for function, number in database.execute(
                "SELECT function, count(*) FROM sections GROUP BY function"
            )
        ),
        outdated=count_outdated(database),
    )


def read_reading_state(database: Database, encoder: Embedder | None) -> ReadingState:
    """Return how many of the distinct passages `encoder` has read.

    An encoder behind a service that does not answer is known by its name.
    """
    (texts,) = database.execute("SELECT count(*) FROM texts").fetchone()
    if encoder is None:
        return ReadingState(model="", read=0, texts=texts)
    try:
        model = find_model(database, encoder.fingerprint)
    except ProviderError:
        last = read_state(database).encoder
        model = last if last and last.name == encoder.name else None
    read = count_vectors(database, model.id) if model else 0
    return ReadingState(model=encoder.name, read=read, texts=texts)
