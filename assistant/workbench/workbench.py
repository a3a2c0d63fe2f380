"""The workbench: an archive of past reports, drafts written from it, documents made of them."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Self

from assistant.errors import AssistantError
from assistant.settings import Settings, load_settings
from assistant.workbench.archive_service import ArchiveService
from assistant.workbench.document_service import DocumentService
from assistant.workbench.precedent_retriever import PrecedentRetriever
from assistant.workbench.resources import Resources

if TYPE_CHECKING:
    from assistant.drafting.drafts.workspace import DraftWorkspace

_COMMON_WORD = "工作"  # a query that any archive answers


class Workbench:
    """An archive with its drafts and documents; use it as a context manager.

    Archive, models and writer are opened when they are first needed.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        notice: Callable[[str], None] = lambda _message: None,
        current_user: Callable[[], str] = lambda: "",
        encoder_threads: int = 0,
    ) -> None:
        """Take the settings; without any, those of the settings file and the environment.

        `notice` gets each message worth knowing. `current_user` returns the name of the user whose
        drafts are meant, "" where users have no names. The built-in encoder reads on so many
        `encoder_threads`, 0 for all cores: one keeps a program that does other things quick.
        """
        self._resources = Resources(
            settings or load_settings(), notice, encoder_threads=encoder_threads
        )
        self._current_user = current_user
        self.archive = ArchiveService(self._resources)
        self.documents = DocumentService(self._resources, open_drafts=lambda: self.drafts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._resources.close()

    @cached_property
    def drafts(self) -> "DraftWorkspace":
        """The drafts of the current user."""
        from assistant.drafting.drafts.draft_store import DraftStore
        from assistant.drafting.drafts.workspace import DraftWorkspace

        store = DraftStore(
            self.settings.index / "drafts",
            notice=self._resources.notice,
            current_user=self._current_user,
        )
        retriever = PrecedentRetriever(self._resources)
        return DraftWorkspace(
            store,
            retrieve=retriever,
            retrieve_for_plan=retriever.without_encoder,
            writer=lambda: self._resources.writer,
            nearness=lambda: self._resources.nearness,
        )

    @property
    def settings(self) -> Settings:
        """The settings in use."""
        return self._resources.settings

    def adopt(self, settings: Settings) -> None:
        """Use these settings from now on; work in progress ends with those before.

        Another encoder understands what it has read: see `archive.read`. Raises an AssistantError,
        and nothing is changed, for a model that cannot be opened.
        """
        self._resources.adopt(settings)

    def warm_up(self) -> None:
        """Open what the first search and the first draft would wait for; errors are ignored."""
        with suppress(AssistantError):  # raised again when it is really needed
            if self.archive.has_reports:
                self.archive.phrases(_COMMON_WORD)
            _ = self.drafts, self._resources.writer
