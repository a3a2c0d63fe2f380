"""What the jobs share: archive, models, writer and desks, each opened when first needed."""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.errors import ArchiveError, AssistantError
from assistant.records import Filter, Hit
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.archive.archive import Archive
    from assistant.archive.embedding import Embedder
    from assistant.drafting.draft import Writer
    from assistant.drafting.drafts.workspace import DraftDesk
    from assistant.drafting.events import StreamingWriter
    from assistant.export.exporter import Exporter
    from assistant.retrieval.rerank import Reranker


_CHANGING = 1.0  # seconds, far longer than changing the model takes
_REOPENED = ("_writer", "_reranker", "paper")  # made from the settings alone


class Resources:
    """The things that the settings name; use it as a context manager."""

    def __init__(
        self,
        settings: Settings,
        *,
        notice: Callable[[str], None] = lambda _message: None,
        whose: Callable[[], str] = lambda: "",
    ) -> None:
        """`whose` says, each time, for whom something is done: drafts belong to somebody."""
        self._settings = settings
        self._notice = notice
        self._whose = whose
        self._borrowing = Lock()
        self._found_precedents = self._told_of_none = False
        self._retired: list[Archive] = []  # somebody may still be reading them

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for archive in (*self._retired, self.__dict__.get("_archive")):
            if archive is not None:
                archive.close()

    @property
    def settings(self) -> Settings:
        """What the things are opened with."""
        return self._settings

    def adopt(self, settings: Settings) -> None:
        """Open things with these settings from now on; what is under way ends as it began.

        Another embedding model is searched with once `reindex` has been done; where the archive
        needs none, at once. Raises SettingsError or ProviderError, and nothing is changed, for a
        model that cannot be had.
        """
        if _embedding(settings) != _embedding(self._settings):
            from assistant.archive.adapted_model import embedder_for, matches_model

            embedder = embedder_for(settings)
            if matches_model(self._settings.index, embedder):
                self._forget_model()
                self._embedder = embedder
            else:
                with suppress(AssistantError):  # else what is searched cannot be had any more
                    _ = self._embedder  # opened with the settings before, and kept
        self._settings = settings
        for name in _REOPENED:
            self.__dict__.pop(name, None)

    def _retrieve(self, query: str, wanted: Filter, limit: int) -> list[Hit]:
        """Search for a draft: it asks so often that a reranker would take minutes."""
        if not self._has_precedents:
            return []
        from assistant.archive.database.database_state import OtherModelError

        # Drafts that ask all at once would make everybody who searches wait.
        with self._borrowing:
            try:
                return self._borrowed(query, wanted, limit)
            except OtherModelError:  # it may be changing at this very moment
                time.sleep(_CHANGING)
                return self._borrowed(query, wanted, limit)

    def _borrowed(self, query: str, wanted: Filter, limit: int) -> list[Hit]:
        from assistant.retrieval.search import search

        return search(
            self._archive,
            self._embedder,
            query,
            limit=limit,
            filter=wanted,
            literal=True,
            of_one_report=None,
        )

    @property
    def _has_archive(self) -> bool:
        """Whether there is one in the folder; an empty one counts."""
        from assistant.archive.database.schema import DATABASE

        return (self._settings.index / DATABASE).is_file()

    @property
    def has_reports(self) -> bool:
        """Whether there is anything to search and borrow from; an archive in trouble has none."""
        try:
            return self._has_archive and bool(self._archive.status().reports)
        except ArchiveError:
            return False

    @property
    def _has_precedents(self) -> bool:
        """Whether there are reports to borrow wording from; a notice, once, where there are none.

        Once there are some it is not asked again.
        """
        why = f"档案里还没有报告：{self._settings.index}"
        try:
            if self._found_precedents or (self._has_archive and self._archive.status().reports):
                self._found_precedents = True
                return True
        except ArchiveError as error:
            why = str(error)
        if not self._told_of_none:
            self._told_of_none = True
            self._notice(f"{why}，草稿只依据提纲和台账写，没有借鉴往年的表述。")
        return False

    @cached_property
    def paper(self) -> "Exporter":
        """All that can be done with Word files, in the layout of the settings."""
        from assistant.export.exporter import Exporter

        return Exporter(self._settings.layout)

    @cached_property
    def drafts(self) -> "DraftDesk":
        """The kept drafts of who asks, and all that can be done to them."""
        from assistant.drafting.drafts.draft_store import DraftStore
        from assistant.drafting.drafts.workspace import DraftDesk

        folder = self._settings.index / "drafts"
        store = DraftStore(folder, notice=self._notice, whose=self._whose)
        return DraftDesk(store, retrieve=self._retrieve, writer=lambda: self._writer)

    @cached_property
    def _writer(self) -> "Writer | StreamingWriter":
        from assistant.drafting.pipeline.choose_writer import choose_writer

        return choose_writer(self._settings)

    def _forget_model(self) -> None:
        """Open archive and model again when they are next asked for: the model has changed."""
        if "_archive" in self.__dict__:
            self._retired.append(self.__dict__.pop("_archive"))
        self.__dict__.pop("_embedder", None)

    @cached_property
    def _embedder(self) -> "Embedder":
        from assistant.archive.adapted_model import embedder_for

        return embedder_for(self._settings)

    @cached_property
    def _reranker(self) -> "Reranker | None":
        if not self._settings.reranker:
            return None
        from assistant.retrieval.cross_encoder import CrossEncoderReranker

        return CrossEncoderReranker.open(
            self._settings.reranker, offline=self._settings.embedding_offline
        )

    @cached_property
    def _archive(self) -> "Archive":
        from assistant.archive.archive import Archive

        return Archive.open(self._settings.index, embedder=self._embedder, notice=self._notice)


def _embedding(settings: Settings) -> tuple[object, ...]:
    """Return all that says which embedding model it is."""
    key = settings.embedding_api_key.get_secret_value()
    return settings.embedding, settings.embedding_base_url, settings.embedding_offline, key
