"""Fill, search and maintain the archive of past reports."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive.archive_records import Rereading
from assistant.errors import ArchiveError
from assistant.records import FileResult, Filter, Hit, ReportEntry, Section, Span, StoredPassage
from assistant.retrieval.search_mode import SearchMode

if TYPE_CHECKING:
    from threading import Event

    from assistant.adapting.adapt_model import Adaptation
    from assistant.archive.archive_records import ArchiveStatus, Correction, Progress, ReadingState
    from assistant.archive.ingest.ingest_files import IngestSummary
    from assistant.evaluation.run_cases import CaseResult
    from assistant.phrasing.answer_query import PhraseRequest
    from assistant.phrasing.phrases import Phrases
    from assistant.retrieval.langchain_retriever import ArchiveRetriever
    from assistant.review.trends.trend import Trend
    from assistant.scan_records import Doubt, ScanProgress
    from assistant.workbench.resources import Resources

_NO_FILTER = Filter()


class ArchiveService:
    """The archive of past reports. Jobs that take long report to `progress`, if it is given."""

    def __init__(self, resources: "Resources") -> None:
        self._resources = resources

    def ingest(
        self,
        paths: Sequence[Path] = (),
        *,
        again: Rereading = Rereading.NOTHING,
        progress: "Progress | None" = None,
        on_event: "Callable[[FileResult], None]" = lambda _taken: None,
        on_scan: "Callable[[ScanProgress], None]" = lambda _scan: None,
        stop: "Event | None" = None,
    ) -> "IngestSummary":
        """Add the reports of these files and folders; return counts, and the files skipped.

        `on_event` gets each finished file, `on_scan` each page of a scan; `stop` ends it early.
        `again` reads stored files anew: ids and corrections stay.
        """
        from assistant.archive.ingest.ingest_files import ingest

        with self._resources.create_or_open() as archive:
            return ingest(
                archive,
                paths,
                progress=self._progress(progress),
                on_event=on_event,
                on_scan=on_scan,
                stop=stop,
                keep=self._resources.settings.index / "scanned_pages",
                again=again,
            )

    def read(
        self, *, progress: "Progress | None" = None, stop: "Event | None" = None
    ) -> "ReadingState":
        """Let the encoder read the passages it has not read; return how far it is.

        Searches understand what has been read. Once `stop` is set, and after any interruption, the
        next call goes on from there. Raises ArchiveError where another program reads.
        """
        archive = self._resources.archive
        if self._resources.encoder is None:
            return archive.reading_state()
        return archive.encode_passages(progress=self._progress(progress), stop=stop)

    def reading_state(self) -> "ReadingState":
        """Return how many passages the encoder has read."""
        return self._resources.archive.reading_state()

    def receive(self, files: Sequence[Path]) -> list[Path]:
        """Copy uploaded files to a folder beside the archive, to be ingested from there."""
        from assistant.archive.ingest.uploads import store_uploads

        return store_uploads(self._resources.settings.index, files)

    @property
    def has_reports(self) -> bool:
        """Whether there is anything to search; a damaged archive counts as empty."""
        try:
            return self._resources.has_archive and bool(self.status().reports)
        except ArchiveError:
            return False

    def status(self) -> "ArchiveStatus":
        """Return size and state of the archive."""
        return self._resources.archive.status()

    def reports(self) -> list[ReportEntry]:
        """Return all reports of the archive."""
        return self._resources.archive.reports()

    def report(self, report_id: str) -> ReportEntry:
        """Return one report; ArchiveError where there is none with this id."""
        return self._resources.archive.report(report_id)

    def sections(self, report_id: str) -> list[Section]:
        """Return the sections of one report in reading order."""
        return self._resources.archive.sections(report_id)

    def doubts(self, report_id: str) -> "list[Doubt]":
        """Return what of a scanned report is to be confirmed, in reading order."""
        return self._resources.archive.doubts(report_id)

    def passages(self, report_id: str) -> list[StoredPassage]:
        """Return the passages of one report in reading order; ArchiveError where it is gone."""
        return self._resources.archive.report_passages(report_id)

    def missing_files(self) -> frozenset[str]:
        """Return the files of stored reports that are no longer where they were."""
        from assistant.reports.loading.file_names import locate_files

        files = {file for entry in self.reports() for file in entry.files}
        return frozenset(files - locate_files(files).keys())

    def remove(self, report_ids: Sequence[str]) -> None:
        """Remove reports from the archive; the files they came from stay."""
        self._resources.archive.remove(report_ids)

    def correct(self, report_id: str, correction: "Correction") -> None:
        """Store a user's correction of a report; it survives the next ingest.

        Raises ArchiveError where it does not fit the report.
        """
        self._resources.archive.correct(report_id, correction)

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        filter: Filter | None = None,
        mode: SearchMode = SearchMode.HYBRID,
        literal: bool = False,
    ) -> list[Hit]:
        """Return the passages that answer `query`, best first.

        A year, a bureau or a function that the query names is favoured, unless `literal`. There are
        none where nothing in the archive is near to it.
        """
        from assistant.retrieval.search import search

        return search(
            self._resources.archive,
            self._resources.embedder,
            query,
            limit=limit,
            filter=filter,
            encoder=self._resources.encoder_to_ask,
            mode=mode,
            literal=literal,
            reranker=self._resources.reranker,
        )

    def as_retriever(self, *, limit: int = 8, filter: Filter = _NO_FILTER) -> "ArchiveRetriever":
        """Return a LangChain retriever over the archive."""
        from assistant.retrieval.langchain_retriever import ArchiveRetriever

        def find(query: str, filter: Filter, limit: int) -> list[Hit]:
            return self.search(query, limit=limit, filter=filter)

        return ArchiveRetriever(find=find, filter=filter, limit=limit)

    def phrases(self, query: str, *, request: "PhraseRequest | None" = None) -> "Phrases":
        """Return past wording: sentences, patterns, sets of headings, years, collocations.

        Raises QueryError for a query that cannot be answered.
        """
        from assistant.phrasing.answer_query import answer_query

        return answer_query(
            self._resources.archive,
            self._resources.embedder,
            query,
            encoder=self._resources.encoder_to_ask,
            request=request,
        )

    def trends(
        self,
        asked: str,
        *,
        organisation: str = "",
        org_types: Sequence[str] = (),
        spans: Sequence[Span] = (),
    ) -> "list[Trend]":
        """Return indicators over the years: those of the report with the id `asked`, or its words.

        A report is followed through the unit's others of its span; the filters are for words.
        Raises ArchiveError, QueryError where there is nothing to follow.
        """
        from assistant.review.trends.find_trends import find_trends

        return find_trends(
            self._resources.archive,
            asked,
            organisation=organisation,
            org_types=org_types,
            spans=spans,
        )

    def propose_outline(
        self,
        *,
        unit: str = "",
        org_type: str = "",
        span: Span = Span.YEAR,
        year: int | None = None,
        follow: int = 0,
    ) -> str:
        """Return an outline as Markdown, modelled on similar reports of the archive.

        `follow` 0 takes the report that fits best, 1 the next, after the last the first again.
        Raises OutlineError where the archive has none of that kind of unit, or near it.
        """
        from assistant.drafting.outline.propose_outline import propose_outline
        from assistant.drafting.outline.similar_reports import OutlineRequest

        request = OutlineRequest(unit=unit, org_type=org_type, span=span, year=year, follow=follow)
        return propose_outline(self.reports(), self.sections, request, self._resources.nearness)

    def evaluate(
        self,
        cases: Path,
        *,
        limit: int = 10,
        mode: SearchMode = SearchMode.HYBRID,
        literal: bool = False,
    ) -> "list[CaseResult]":
        """Measure the search on each case of a file.

        Raises QueryError for a file that is not one of cases, or is about another archive.
        """
        from assistant.evaluation.run_cases import evaluate_file

        def find(query: str, depth: int) -> list[Hit]:
            return self.search(query, limit=depth, mode=mode, literal=literal)

        notice = self._resources.notice
        return evaluate_file(cases, find, self.reports(), k=limit, notice=notice)

    def reindex(self, *, progress: "Progress | None" = None) -> None:
        """Rebuild the indexes from the stored reports and vectors, without the files."""
        from assistant.archive.open_archive import open_archive, static_model

        resources = self._resources
        with (
            resources.changing_model(),
            open_archive(
                resources.settings,
                embedder=static_model(resources.settings),
                encoder=resources.open_encoder,
                notice=resources.notice,
            ) as archive,
        ):
            archive.reindex(progress=self._progress(progress))

    def train(
        self,
        *,
        epochs: int | None = None,
        output: Path | None = None,
        progress: "Progress | None" = None,
    ) -> "Adaptation":
        """Fit the static model to the archive, and use it if it is better; only write to `output`.

        Raises ArchiveError where the archive is too small.
        """
        from assistant.workbench.static_model import fit_model

        given = self._progress(progress)
        return fit_model(self._resources, epochs=epochs, output=output, progress=given)

    def untrain(self, *, progress: "Progress | None" = None) -> None:
        """Go back to the built-in static model; ArchiveError where it is in use already."""
        from assistant.workbench.static_model import restore_model

        restore_model(self._resources, progress=self._progress(progress))

    def tenants(self, *, add: str = "") -> list[str]:
        """Return the tenants on servers, after adding one; SettingsError where there are none."""
        from assistant.archive.open_archive import list_tenants

        return list_tenants(self._resources.settings, add=add)

    def _progress(self, given: "Progress | None") -> "Progress":
        from assistant.archive.quiet_progress import QuietProgress

        return given or QuietProgress(self._resources.notice)
