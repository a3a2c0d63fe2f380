"""Search the archive for wording that a draft may reuse."""

import time
from threading import Lock
from typing import TYPE_CHECKING

from assistant.errors import ArchiveError
from assistant.records import Filter, Hit

if TYPE_CHECKING:
    from assistant.workbench.resources import Resources

_MODEL_CHANGE = 1.0  # seconds, far longer than changing the model takes


class PrecedentRetriever:
    """Search for a draft: it asks so often that a reranker would take minutes."""

    def __init__(self, resources: "Resources") -> None:
        self._resources = resources
        self._one_at_a_time = Lock()
        self._has_reports = self._has_given_notice = False

    def __call__(self, query: str, filter: Filter, limit: int) -> list[Hit]:
        """Return hits, best first; none, with one notice, where the archive has no reports.

        The encoder ranks them with the rest, if it is on this machine: each of a draft's many
        searches would be a request to a service.
        """
        remote = bool(self._resources.settings.embedding_base_url)
        return self._find(query, filter, limit, with_encoder=not remote)

    def without_encoder(self, query: str, filter: Filter, limit: int) -> list[Hit]:
        """Return hits by wording and static model, which tell where past reports have a matter."""
        return self._find(query, filter, limit, with_encoder=False)

    def _find(self, query: str, filter: Filter, limit: int, *, with_encoder: bool) -> list[Hit]:
        if not self._may_search():
            return []
        from assistant.archive.database.database_state import OtherModelError

        # Drafts that search all at once would make the other users wait.
        with self._one_at_a_time:
            try:
                return self._search(query, filter, limit, with_encoder=with_encoder)
            except OtherModelError:  # it may be changing at this very moment
                time.sleep(_MODEL_CHANGE)
                return self._search(query, filter, limit, with_encoder=with_encoder)

    def _search(self, query: str, filter: Filter, limit: int, *, with_encoder: bool) -> list[Hit]:
        from assistant.retrieval.search import search

        return search(
            self._resources.archive,
            self._resources.embedder,
            query,
            limit=limit,
            filter=filter,
            encoder=self._resources.encoder_to_ask if with_encoder else None,
            literal=True,
            of_one_report=None,
        )

    def _may_search(self) -> bool:
        """Return whether there are reports; once there are some, the archive is not asked again."""
        reason = f"档案里还没有报告：{self._resources.settings.index}"
        try:
            self._has_reports = self._has_reports or (
                self._resources.has_archive and bool(self._resources.archive.status().reports)
            )
        except ArchiveError as error:
            reason = str(error)
        if not (self._has_reports or self._has_given_notice):
            self._has_given_notice = True
            self._resources.notice(f"{reason}，草稿只依据提纲和台账写，没有借鉴往年的表述。")
        return self._has_reports
