"""The one façade: everything a face (command line, page, program) can ask for."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.archive.adapted import embedder_for, require_builtin, uninstall
from assistant.archive.archive import Archive
from assistant.archive.embedding import Embedder, open_builtin
from assistant.archive.ingest import IngestSummary
from assistant.archive.protocol import ArchiveStatus, Progress
from assistant.archive.schema import DATABASE
from assistant.errors import ArchiveError
from assistant.records import Filter, Hit, ReportEntry, Section, Span
from assistant.retrieval.mode import Mode
from assistant.settings import Settings

if TYPE_CHECKING:
    from threading import Event

    from assistant.adapting.adapt import Adaptation
    from assistant.checking import CheckWish
    from assistant.drafting.events import DraftEvent, StreamingWriter
    from assistant.drafting.kept.desk import DraftDesk
    from assistant.drafting.records import Draft, Fact, Writer
    from assistant.evaluation.run import Answer
    from assistant.phrasing.answer import Wanted
    from assistant.phrasing.records import Phrases
    from assistant.retrieval.reranking import Reranker
    from assistant.review.checking import Check
    from assistant.review.records import Comparison


class Workbench:
    """The jobs of the assistant on one archive; use it as a context manager."""

    def __init__(
        self, settings: Settings, *, notice: Callable[[str], None] = lambda _message: None
    ) -> None:
        self._settings = settings
        self._notice = notice

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if "_archive" in self.__dict__:
            self._archive.close()

    def ingest(self, paths: Sequence[Path], *, progress: Progress) -> IngestSummary:
        """Add the reports of these files and folders; return what was read and what was not."""
        from assistant.archive.ingest import ingest

        with Archive.create_or_open(
            self._settings.index, embedder=self._embedder, notice=self._notice
        ) as archive:
            return ingest(archive, paths, progress=progress)

    def reports(self) -> list[ReportEntry]:
        """Return all reports of the archive."""
        return self._archive.reports()

    def report(self, report_id: str) -> ReportEntry:
        """Return one report; ArchiveError where there is none with this id."""
        return self._archive.report(report_id)

    def sections(self, report_id: str) -> list[Section]:
        """Return the sections of one report in reading order."""
        return self._archive.sections(report_id)

    def remove(self, report_ids: Sequence[str]) -> None:
        """Remove reports from the archive; the files they came from stay."""
        self._archive.remove(report_ids)

    def status(self) -> ArchiveStatus:
        """Return size and state of the archive."""
        return self._archive.status()

    def reindex(self, *, progress: Progress) -> None:
        """Rebuild vectors and keywords from what is stored, with the configured model."""
        self._archive.reindex(progress=progress)

    def train(
        self, *, epochs: int | None = None, output: Path | None = None, progress: Progress
    ) -> "Adaptation":
        """Fit the built-in model to the archive, and use the result if it is better.

        With `output` the model is only written there. Raises SettingsError where another model
        is set, ArchiveError where the archive is too small.
        """
        from assistant.adapting.adoption import adopt_if_better

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

    def untrain(self, *, progress: Progress) -> None:
        """Use the built-in model as it came; ArchiveError where the archive does already."""
        require_builtin(self._settings)
        uninstall(self._settings.index, open_builtin(), progress=progress)
        self._forget_model()

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        filter: Filter | None = None,
        mode: Mode = Mode.HYBRID,
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

    def phrases(self, query: str, *, wanted: "Wanted | None" = None) -> "Phrases":
        """Return how past reports put it: sentences, patterns, headings, years, collocations.

        Raises QueryError for a query that cannot be answered.
        """
        from assistant.phrasing.answer import phrases

        return phrases(self._archive, self._embedder, query, wanted=wanted)

    def evaluate(
        self, cases: Path, *, limit: int = 10, mode: Mode = Mode.HYBRID, literal: bool = False
    ) -> "list[Answer]":
        """Return how well a search answers each case of this file.

        Raises QueryError for a file that is not one of cases, or is about another archive.
        """
        from assistant.evaluation.cases import load_cases
        from assistant.evaluation.run import evaluate, require_files

        loaded = load_cases(cases)
        if absent := require_files(loaded, self.reports()):
            self._notice(f"这些文件不在档案中，它们的段落按没找到计：{'、'.join(absent)}")

        def find(query: str, depth: int) -> list[Hit]:
            return self.search(query, limit=depth, mode=mode, literal=literal)

        return evaluate(loaded, find, k=limit)

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

    @cached_property
    def drafts(self) -> "DraftDesk":
        """The kept drafts of this archive, and all that can be done to them."""
        from assistant.drafting.kept.desk import DraftDesk
        from assistant.drafting.kept.store import DraftStore

        store = DraftStore(self._settings.index / "drafts", notice=self._notice)
        return DraftDesk(store, retrieve=self._retrieve, writer=lambda: self._writer)

    def check(self, draft: Path, wish: "CheckWish") -> "Check":
        """Return what to put right in a draft; LoadError, DraftError, ArchiveError."""
        from assistant.checking import check_draft

        known = wish.against or (self._settings.index / DATABASE).is_file()
        return check_draft(draft, self._archive if known else None, wish)

    def propose_outline(
        self, *, unit: str = "", org_type: str = "", span: Span = Span.YEAR, year: int | None = None
    ) -> str:
        """Return an outline as Markdown, after the similar reports of the archive.

        Raises OutlineError where the archive has none of that kind of unit.
        """
        from assistant.drafting.outline_proposal import Wish, propose_outline

        wish = Wish(unit=unit, org_type=org_type, span=span, year=year)
        return propose_outline(self.reports(), self.sections, wish)

    def compare(
        self, draft: Path, *, against: str | None = None, file: Path | None = None
    ) -> "Comparison":
        """Return what holding a draft against a past report shows.

        That is the report `against` names, or the one in `file`, or the likeliest of the archive.
        Raises LoadError, DraftError or ArchiveError for what cannot be read or is not there.
        """
        from assistant.review.compare import compare_file

        return compare_file(
            draft,
            against=against,
            file=file,
            open_library=lambda: self._archive,
            encode=self._embedder.encode,
        )

    def _retrieve(self, query: str, wanted: Filter, limit: int) -> list[Hit]:
        """Search for a draft: it asks so often that a reranker would take minutes."""
        from assistant.retrieval.search import search

        if not self._has_precedents:
            return []
        return search(
            self._archive,
            self._embedder,
            query,
            limit=limit,
            filter=wanted,
            literal=True,
            of_one_report=None,
        )

    @cached_property
    def _has_precedents(self) -> bool:
        """Whether there are reports to borrow wording from; a notice where there are none."""
        why = f"档案里还没有报告：{self._settings.index}"
        try:
            if (self._settings.index / DATABASE).is_file() and self._archive.status().reports:
                return True
        except ArchiveError as error:
            why = str(error)
        self._notice(f"{why}，草稿只依据提纲和台账写，没有借鉴往年的表述。")
        return False

    @cached_property
    def _writer(self) -> "Writer | StreamingWriter":
        """Return the configured writer. Only here is asked which; callers see a Writer."""
        if not self._settings.llm_base_url:
            from assistant.drafting.precedent_writer import PrecedentWriter

            return PrecedentWriter()
        from assistant.drafting.service_writer import ServiceWriter

        return ServiceWriter(self._settings)

    def _forget_model(self) -> None:
        """Open archive and model again when they are next asked for: the model has changed."""
        if "_archive" in self.__dict__:
            self._archive.close()
        for name in ("_archive", "_embedder"):
            self.__dict__.pop(name, None)

    @cached_property
    def _embedder(self) -> Embedder:
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
    def _archive(self) -> Archive:
        return Archive.open(self._settings.index, embedder=self._embedder, notice=self._notice)
