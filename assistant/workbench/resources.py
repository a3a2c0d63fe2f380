"""Open archive, models, writer and page layout when they are first needed, as the settings say."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from assistant.errors import EncoderError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.archive.archive import Archive
    from assistant.archive.cluster.cluster_archive import ClusterArchive
    from assistant.archive.embedding import Embedder
    from assistant.archive.embedding.text_nearness import TextNearness
    from assistant.drafting.draft import Writer
    from assistant.drafting.events import StreamingWriter
    from assistant.export.layout import Layout
    from assistant.retrieval.rerank import Reranker

_PROBE = "工作"  # a query
_REOPENED = ("writer", "reranker", "layout")  # made from the settings alone


class _EncoderState(Enum):
    """How far the encoder has come; it takes time to run, and memory."""

    CLOSED = auto()
    OPENED = auto()
    RUNNING = auto()


class Resources:
    """The things that the settings name, shared by all services of a workbench."""

    def __init__(
        self,
        settings: Settings,
        notice: Callable[[str], None] = lambda _message: None,
        *,
        encoder_threads: int = 0,
    ) -> None:
        self.settings = settings
        self.notice = notice
        self._encoder_threads = encoder_threads  # 0: all cores
        self._encoder: Embedder | None = None
        self._encoder_state = _EncoderState.CLOSED
        self._nearness: TextNearness | None = None
        self._archive: Archive | ClusterArchive | None = None
        self._guard, self._opening = RLock(), RLock()

    def close(self) -> None:
        """Close the archive."""
        if self._archive is not None:
            self._archive.close()

    def adopt(self, settings: Settings) -> None:
        """Open things with these settings from now on; see `Workbench.adopt`."""
        if _embedding_key(settings) != _embedding_key(self.settings):
            with self._guard:
                self._encoder = self._configured_encoder(settings)
                self._encoder_state = _EncoderState.OPENED
        self.settings = settings
        for name in _REOPENED:
            self.__dict__.pop(name, None)

    @contextmanager
    def changing_model(self) -> Iterator[None]:
        """Open archive and static model again after the block, also where it was stopped half-way.

        Until then searches go on with those of before.
        """
        try:
            yield
        finally:
            self._forget_archive()

    @property
    def has_archive(self) -> bool:
        """Whether there is an archive in the folder; one without reports counts."""
        from assistant.archive.open_archive import has_archive

        return has_archive(self.settings)

    @property
    def archive(self) -> "Archive | ClusterArchive":
        """The archive in the folder or on servers, opened again where another was put there.

        Raises ArchiveError where there is none.
        """
        from assistant.archive.storage.disk_faults import absent_archive_error

        with self._opening:
            if self._archive is not None and not self._archive.is_in_place():
                if not self.has_archive:
                    raise absent_archive_error(self.settings.index)
                self._forget_archive()
            if self._archive is None:
                self._archive = self._open_archive()
                if not self._archive.has_own_model():  # it may have changed before it was opened
                    self._forget_archive()
                    self._archive = self._open_archive()
            return self._archive

    def _open_archive(self, *, create: bool = False) -> "Archive | ClusterArchive":
        from assistant.archive.open_archive import open_archive

        return open_archive(
            self.settings,
            embedder=self.embedder,
            encoder=self.open_encoder,
            notice=self.notice,
            create=create,
        )

    def create_or_open(self) -> "Archive | ClusterArchive":
        """Return the archive for a job of its own, created where there is none."""
        return self._open_archive(create=True)

    def _forget_archive(self) -> None:
        """Open archive and static model anew when they are next needed.

        The archive closes itself when the last thread has read from it.
        """
        self._archive = None
        self.__dict__.pop("embedder", None)

    @cached_property
    def embedder(self) -> "Embedder":
        """The static embedding model, whose vectors all passages have after an ingest."""
        from assistant.archive.open_archive import static_model

        return static_model(self.settings)

    @property
    def encoder(self) -> "Embedder | None":
        """The encoder, which reads passages after they were stored; None where there is none.

        Its vectors are those of `VectorSpace.ENCODER`. Where the built-in one cannot run on this
        machine, a notice says so once. Raises SettingsError and ProviderError for another model.
        """
        with self._guard:
            encoder = self.open_encoder()
            if encoder is not None and self._encoder_state is _EncoderState.OPENED:
                self._try_encoder(encoder)
            return self._encoder

    @property
    def nearness(self) -> "TextNearness":
        """The nearness of texts by the encoder, or by the static model where there is none."""
        from assistant.archive.embedding.text_nearness import TextNearness

        static, encoder = self.embedder, self.encoder
        with self._guard:
            known = self._nearness
            if known is None or known.static is not static or known.encoder is not encoder:
                self._nearness = known = TextNearness(static, encoder)
            return known

    @property
    def encoder_to_ask(self) -> "Embedder | None":
        """The encoder where it has read something: it is not loaded for nothing."""
        return self.encoder if self.archive.encoded_passages() else None

    def open_encoder(self) -> "Embedder | None":
        """Return the encoder, which may never have run: its name and fingerprint cost little."""
        with self._guard:
            if self._encoder_state is _EncoderState.CLOSED:
                self._encoder = self._configured_encoder(self.settings)
                self._encoder_state = _EncoderState.OPENED
            return self._encoder

    def _configured_encoder(self, settings: Settings) -> "Embedder | None":
        """Return the encoder of these settings; None, with a notice, for a damaged built-in one."""
        from assistant.archive.embedding import configured_encoder

        try:
            return configured_encoder(settings, threads=self._encoder_threads)
        except EncoderError as error:
            self.notice(f"{error}{error.hint}")
            return None

    def _try_encoder(self, encoder: "Embedder") -> None:
        """Let the built-in encoder run once; go without it, with a notice, where it cannot."""
        from assistant.archive.embedding.encoder import Encoder

        try:
            if isinstance(encoder, Encoder):
                encoder.encode_query(_PROBE)
        except EncoderError as error:
            self.notice(f"{error}{error.hint}")
            self._encoder = None
        self._encoder_state = _EncoderState.RUNNING

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

        return choose_writer(self.settings, lambda: self.nearness)

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
