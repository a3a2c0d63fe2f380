"""The jobs of the assistant, one method each; their work is done in the layers below."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.records import FileTaken, Filter, Hit, ReportEntry, Section, Span, StoredPassage
from assistant.retrieval.search_mode import SearchMode
from assistant.workbench.resources import Resources

if TYPE_CHECKING:
    from threading import Event

    from assistant.adapting.adapt_model import Adaptation
    from assistant.archive.archive_records import ArchiveStatus, Correction, Progress
    from assistant.archive.ingest.ingest_files import IngestSummary
    from assistant.drafting.draft import Draft, Fact
    from assistant.drafting.drafts.reimport import TakenBack
    from assistant.drafting.events import DraftEvent
    from assistant.evaluation.run_cases import CaseAnswer
    from assistant.phrasing.answer_query import PhraseRequest
    from assistant.phrasing.phrases import Phrases
    from assistant.review.check.run_rules import Check
    from assistant.review.findings import Comparison

_ANYTHING = "工作"  # a query for the sake of what answers it


class Workbench(Resources):
    """The jobs of the assistant on one archive; use it as a context manager."""

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        progress: "Progress",
        hear: "Callable[[FileTaken], None]" = lambda _taken: None,
        stop: "Event | None" = None,
    ) -> "IngestSummary":
        """Add the reports of these files and folders; return what was read and what was not.

        `hear` is told of each file when it is done with; once `stop` is set, no more are read.
        """
        from assistant.archive.archive import Archive
        from assistant.archive.ingest.ingest_files import ingest

        with Archive.create_or_open(
            self._settings.index, embedder=self._embedder, notice=self._notice
        ) as archive:
            return ingest(archive, paths, progress=progress, hear=hear, stop=stop)

    def receive(self, files: Sequence[Path]) -> list[Path]:
        """Return copies of files that somebody sent, kept beside the archive to be ingested."""
        from assistant.archive.ingest.uploads import store_uploads

        return store_uploads(self._settings.index, files)

    def reports(self) -> list[ReportEntry]:
        """Return all reports of the archive."""
        return self._archive.reports()

    def report(self, report_id: str) -> ReportEntry:
        """Return one report; ArchiveError where there is none with this id."""
        return self._archive.report(report_id)

    def sections(self, report_id: str) -> list[Section]:
        """Return the sections of one report in reading order."""
        return self._archive.sections(report_id)

    def passages(self, report_id: str) -> list[StoredPassage]:
        """Return the passages of one report in reading order; ArchiveError where it is gone."""
        return self._archive.report_passages(report_id)

    def remove(self, report_ids: Sequence[str]) -> None:
        """Remove reports from the archive; the files they came from stay."""
        self._archive.remove(report_ids)

    def correct(self, report_id: str, correction: "Correction") -> None:
        """Let a report be what a person says it is, for good; ArchiveError where it cannot."""
        self._archive.correct(report_id, correction)

    def status(self) -> "ArchiveStatus":
        """Return size and state of the archive."""
        return self._archive.status()

    def reindex(self, *, progress: "Progress") -> None:
        """Rebuild vectors and keywords from what is stored, with the configured model.

        Until it is done, searches go on with the model before.
        """
        from assistant.archive.adapted_model import embedder_for
        from assistant.archive.archive import Archive

        embedder = embedder_for(self._settings)
        with Archive.open(self._settings.index, embedder=embedder, notice=self._notice) as archive:
            archive.reindex(progress=progress)
        self._forget_model()

    def train(
        self, *, epochs: int | None = None, output: Path | None = None, progress: "Progress"
    ) -> "Adaptation":
        """Fit the built-in model to the archive, and use the result if it is better.

        With `output` the model is only written there. Raises SettingsError where another model
        is set, ArchiveError where the archive is too small.
        """
        from assistant.adapting.adopt_model import adopt_if_better
        from assistant.archive.adapted_model import require_builtin

        require_builtin(self._settings)
        made = adopt_if_better(
            self._archive,
            current=self._embedder,
            index=self._settings.index,
            epochs=epochs,
            output=output,
            progress=progress,
        )
        self._forget_model()
        return made

    def untrain(self, *, progress: "Progress") -> None:
        """Use the built-in model as it came; ArchiveError where the archive does already."""
        from assistant.archive.adapted_model import require_builtin, restore_builtin
        from assistant.archive.embedding import open_builtin

        require_builtin(self._settings)
        restore_builtin(self._settings.index, open_builtin(), progress=progress)
        self._forget_model()

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

        A year, a bureau or a function that the query names is favoured, unless `literal`.
        """
        from assistant.retrieval.search import search

        return search(
            self._archive,
            self._embedder,
            query,
            limit=limit,
            filter=filter,
            mode=mode,
            literal=literal,
            reranker=self._reranker,
        )

    def phrases(self, query: str, *, wanted: "PhraseRequest | None" = None) -> "Phrases":
        """Return how past reports put it: sentences, patterns, headings, years, collocations.

        Raises QueryError for a query that cannot be answered.
        """
        from assistant.phrasing.answer_query import answer_query

        return answer_query(self._archive, self._embedder, query, wanted=wanted)

    def warm_up(self) -> None:
        """Open what the first search and the first draft would wait for; it says nothing."""
        with suppress(AssistantError):  # whoever really asks is told
            if self.has_reports:
                self.phrases(_ANYTHING)
            _ = self.drafts, self._writer

    def evaluate(
        self,
        cases: Path,
        *,
        limit: int = 10,
        mode: SearchMode = SearchMode.HYBRID,
        literal: bool = False,
    ) -> "list[CaseAnswer]":
        """Return how well a search answers each case of this file.

        Raises QueryError for a file that is not one of cases, or is about another archive.
        """
        from assistant.evaluation.run_cases import evaluate_file

        def find(query: str, depth: int) -> list[Hit]:
            return self.search(query, limit=depth, mode=mode, literal=literal)

        return evaluate_file(cases, find, self.reports(), k=limit, notice=self._notice)

    def draft(
        self,
        outline: str,
        facts: "Sequence[Fact]" = (),
        *,
        hear: "Callable[[DraftEvent], None]" = lambda _event: None,
        stop: "Event | None" = None,
    ) -> "Draft":
        """Return a draft for an outline and this year's facts, every sentence with its sources.

        It is kept in the archive's folder, saved after each section. `hear` is told what happens
        meanwhile: text as it comes, sections as they are done; once `stop` is set, what is there
        is returned. Raises OutlineError for an outline without headings, ProviderError where the
        configured model service fails.
        """
        kept = self.drafts.begin(outline, facts)
        return self.drafts.finish(kept.id, hear=hear, stop=stop)

    def write_out(self, draft: "Draft", path: Path, *, review: bool = False) -> None:
        """Write a draft to a .md, .json, .docx, .pdf or .html file; ExportError where it cannot.

        A review copy of the last three carries as remarks the sources, what is open, and what a
        check finds.
        """
        from assistant.drafting.output.draft_manuscript import to_manuscript
        from assistant.drafting.output.write_draft import can_write, write_draft
        from assistant.review.output.check_manuscript import with_findings

        if can_write(path):
            write_draft(draft, path)
            return
        manuscript = to_manuscript(draft, review=review)
        if review:
            manuscript = with_findings(manuscript, self.check(draft).findings)
        self.paper.write(manuscript, path, review=review)

    def write_check(self, found: "Check", path: Path) -> None:
        """Write a checked draft, the findings as remarks, to a .docx, .pdf or .html file."""
        from assistant.review.output.check_manuscript import findings_manuscript

        self.paper.write(findings_manuscript(found), path, review=True)

    def write_comparison(self, found: "Comparison", path: Path) -> None:
        """Write a comparison to a .html page, both texts side by side, or a .docx or .pdf file."""
        from assistant.archive.storage.atomic_write import save_result
        from assistant.review.output.comparison_html import comparison_page
        from assistant.review.output.comparison_manuscript import comparison_manuscript

        if path.suffix.lower() == ".html":
            save_result(path, comparison_page(found).encode())
        else:
            self.paper.write(comparison_manuscript(found), path)

    def take_back(self, file: Path, *, accept: bool = True, draft_id: str = "") -> "TakenBack":
        """Return a kept draft after its Word file came back marked up: edits, notes, and where.

        Tracked changes are accepted, or else rejected. Raises ExportError for what is no Word
        file, DraftError where it is of no kept draft.
        """
        manuscript = self.paper.read_back(file, accept=accept).manuscript
        return self.drafts.take_back(
            replace(manuscript, reference=draft_id or manuscript.reference)
        )

    def check(
        self,
        draft: "Path | Draft",
        *,
        facts: "Sequence[Fact]" = (),
        against: str = "",
        without: Sequence[str] = (),
    ) -> "Check":
        """Return the findings of the rules in a draft, or in a file.

        Figures are traced to `facts`, if there are any; `against` is the id of a past report, ""
        for the unit's own of the year before; `without` names rules to switch off. Raises
        LoadError, DraftError, ArchiveError.
        """
        from assistant.checking import check_draft, draft_text

        store = self._archive if against or self._has_archive else None
        return check_draft(
            draft_text(draft),
            store,
            encode=self._embedder.encode,
            facts=facts,
            against=against,
            without=without,
        )

    def propose_outline(
        self, *, unit: str = "", org_type: str = "", span: Span = Span.YEAR, year: int | None = None
    ) -> str:
        """Return an outline as Markdown, after the similar reports of the archive.

        Raises OutlineError where the archive has none of that kind of unit.
        """
        from assistant.drafting.outline.propose_outline import OutlineRequest, propose_outline

        wish = OutlineRequest(unit=unit, org_type=org_type, span=span, year=year)
        return propose_outline(self.reports(), self.sections, wish)

    def compare(
        self, draft: "Path | Draft", *, against: str | None = None, file: Path | None = None
    ) -> "Comparison":
        """Compare a draft, or a file, with a past report.

        That is the report `against` names, or the one in `file`, or the likeliest of the archive.
        Raises LoadError, DraftError or ArchiveError for what cannot be read or is not there.
        """
        from assistant.checking import draft_text
        from assistant.review.comparison.compare import compare_draft

        return compare_draft(
            draft_text(draft),
            against=against,
            file=file,
            open_library=lambda: self._archive,
            encode=self._embedder.encode,
        )
