"""Open archive, models, writer and page layout when they are first needed, as the settings say."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.archive.archive import Archive
    from assistant.archive.embedding import Embedder
    from assistant.drafting.draft import Writer
    from assistant.drafting.events import StreamingWriter
    from assistant.export.layout import Layout
    from assistant.retrieval.rerank import Reranker

_REOPENED = ("writer", "reranker", "layout")  # made from the settings alone


class Resources:
    """The things that the settings name, shared by all services of a workbench."""

    def __init__(
        self, settings: Settings, notice: Callable[[str], None] = lambda _message: None
    ) -> None:
        self.settings = settings
        self.notice = notice
        self._retired: list[Archive] = []  # another thread may still be reading them

    def close(self) -> None:
        """Close the archive."""
        for archive in (*self._retired, self.__dict__.get("archive")):
            if archive is not None:
                archive.close()

    def adopt(self, settings: Settings) -> None:
        """Open things with these settings from now on; see `Workbench.adopt`."""
        if _embedding_key(settings) != _embedding_key(self.settings):
            from assistant.archive.adapted_model import embedder_for, matches_model

            embedder = embedder_for(settings)
            if matches_model(self.settings.index, embedder):
                self.forget_model()
                self.embedder = embedder
            else:
                with suppress(AssistantError):  # else the model of the index is gone already
                    _ = self.embedder  # opened with the settings before, and kept
        self.settings = settings
        for name in _REOPENED:
            self.__dict__.pop(name, None)

    def forget_model(self) -> None:
        """Open archive and model again when they are next needed: the model has changed."""
        if "archive" in self.__dict__:
            self._retired.append(self.__dict__.pop("archive"))
        self.__dict__.pop("embedder", None)

    @property
    def has_archive(self) -> bool:
        """Whether there is an archive in the folder; an empty one counts."""
        from assistant.archive.database.schema import DATABASE

        return (self.settings.index / DATABASE).is_file()

    @cached_property
    def archive(self) -> "Archive":
        """The archive; ArchiveError where there is none."""
        from assistant.archive.archive import Archive

        return Archive.open(self.settings.index, embedder=self.embedder, notice=self.notice)

    @cached_property
    def embedder(self) -> "Embedder":
        """The embedding model."""
        from assistant.archive.adapted_model import embedder_for

        return embedder_for(self.settings)

    @cached_property
    def encoder(self) -> "Embedder | None":
        """The encoder, which reads passages after they were stored; None where there is none.

        Its vectors are those of `VectorSpace.ENCODER`.
        """
        return None

    @cached_property
    def reranker(self) -> "Reranker | None":
        """The reranking model, if one is set."""
        if not self.settings.reranker:
            return None
        from assistant.retrieval.cross_encoder import CrossEncoderReranker

        return CrossEncoderReranker.open(
            self.settings.reranker, offline=self.settings.embedding_offline
        )

    @cached_property
    def writer(self) -> "Writer | StreamingWriter":
        """The built-in writer, or the configured model service."""
        from assistant.drafting.pipeline.choose_writer import choose_writer

        return choose_writer(self.settings)

    @cached_property
    def layout(self) -> "Layout":
        """The page layout; SettingsError where its file makes no sense."""
        from assistant.export.layout import load_layout, national_layout

        file = self.settings.layout
        return load_layout(file) if file else national_layout()


def _embedding_key(settings: Settings) -> tuple[object, ...]:
    """Return the settings that identify the embedding model."""
    key = settings.embedding_api_key.get_secret_value()
    return settings.embedding, settings.embedding_base_url, settings.embedding_offline, key
