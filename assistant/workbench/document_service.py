"""Check and compare drafts and files, and turn them into documents: Word, PDF, HTML."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ExportError
from assistant.foreign_files import read_foreign_file

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft, Fact
    from assistant.drafting.drafts.reimport import ReimportedDraft
    from assistant.drafting.drafts.updating.updated_draft import UpdatedDraft
    from assistant.drafting.drafts.workspace import DraftWorkspace
    from assistant.export.revising.revise_word import Revision
    from assistant.manuscript import Manuscript
    from assistant.review.check.run_rules import CheckResult
    from assistant.review.findings import Comparison, DraftText
    from assistant.review.trends.trend import Trend
    from assistant.workbench.resources import Resources


class DocumentService:
    """Drafts and files under review, and the documents made of them."""

    def __init__(
        self, resources: "Resources", *, open_drafts: "Callable[[], DraftWorkspace]"
    ) -> None:
        self._resources = resources
        self._open_drafts = open_drafts

    def check(
        self,
        draft: "Path | str | Draft",
        *,
        facts: "Sequence[Fact]" = (),
        against: str = "",
        without: Sequence[str] | None = None,
    ) -> "CheckResult":
        """Check a draft, a file or a pasted text with all rules.

        Figures are traced to `facts`, if there are any; `against` is the id of a past report, ""
        for the unit's own of the year before; `without` names the rules that are off, None for
        those of the settings. Raises LoadError, DraftError, ArchiveError.
        """
        from assistant.checking import check_draft

        resources = self._resources
        return check_draft(
            self._read_draft(draft),
            resources.archive if against or resources.has_archive else None,
            encode=resources.embedder.encode,
            near=lambda texts, others: resources.nearness.beyond_chance(texts, others),
            facts=facts,
            against=against,
            without=self._switched_off(without),
        )

    def compare(
        self,
        draft: "Path | str | Draft",
        *,
        against: str | None = None,
        file: Path | None = None,
        without: Sequence[str] | None = None,
    ) -> "Comparison":
        """Compare a draft, a file or a pasted text with a past report.

        That is the report with the id `against`, or the one in `file`, or the likeliest of the
        archive; `without` as for a check. Raises LoadError, DraftError, ArchiveError.
        """
        from assistant.review.comparison.compare import compare_draft

        return compare_draft(
            self._read_draft(draft),
            against=against,
            file=file,
            open_archive=lambda: self._resources.archive,
            near=self._resources.nearness,
            without=self._switched_off(without),
        )

    def _read_draft(self, draft: "Path | str | Draft") -> "DraftText":
        from assistant.checking import draft_text
        from assistant.review.reviewable_draft import require_reviewable

        text = draft_text(draft)
        require_reviewable(text, limit=self._resources.settings.review_limit)
        return text

    def _switched_off(self, without: Sequence[str] | None) -> Sequence[str]:
        return self._resources.settings.rules_off if without is None else without

    def export(
        self,
        draft: "Draft",
        path: Path,
        *,
        review: bool = False,
        table: bool = False,
        without: Sequence[str] = (),
    ) -> None:
        """Write a draft to a .md, .json, .docx, .pdf or .html file; ExportError where it cannot.

        A review copy of the last three carries as remarks the sources, what is open, and the
        findings of a check, `without` these rules and those that the settings switch off. With
        `table` the draft ends with the indicators of its ledger.
        """
        from assistant.drafting.output.draft_manuscript import to_manuscript
        from assistant.drafting.output.write_draft import can_write, write_draft
        from assistant.review.output.check_manuscript import annotate

        if can_write(path):
            write_draft(draft, path, table=table)
            return
        manuscript = to_manuscript(draft, review=review, table=table)
        if review:
            off = (*self._switched_off(None), *without)
            manuscript = annotate(manuscript, self.check(draft, without=off).findings)
        self._write(manuscript, path, review=review)

    def export_update(self, updated: "UpdatedDraft", path: Path) -> None:
        """Write an updated draft to a file; to .docx with tracked changes against the draft before.

        Among them is what a person has to accept, so that Word can be used for it.
        """
        from assistant.archive.storage.atomic_write import save_result
        from assistant.drafting.drafts.section_edits import apply_proposals
        from assistant.drafting.output.draft_manuscript import to_manuscript
        from assistant.export.revising.revise_word import read_paragraphs, revise_word
        from assistant.export.word import AUTHOR, write_word

        if path.suffix.lower() != ".docx":
            self.export(updated.draft.draft(), path)
            return
        whole = apply_proposals(updated.draft, updated.draft.open_proposals)
        old, new = (
            write_word(to_manuscript(one.draft()), self._resources.layout)
            for one in (updated.before, whole)
        )
        save_result(path, revise_word(old, read_paragraphs(new), author=AUTHOR).content)

    def export_check(self, check: "CheckResult", path: Path) -> None:
        """Write a checked draft, the findings as remarks, to a .docx, .pdf or .html file."""
        from assistant.review.output.check_manuscript import check_to_manuscript

        self._write(check_to_manuscript(check), path, review=True)

    def export_comparison(self, comparison: "Comparison", path: Path) -> None:
        """Write a comparison to a .html page, both texts side by side, or a .docx or .pdf file."""
        from assistant.archive.storage.atomic_write import save_result
        from assistant.review.output.comparison_html import render_comparison_page
        from assistant.review.output.comparison_manuscript import comparison_to_manuscript

        if path.suffix.lower() == ".html":
            save_result(path, render_comparison_page(comparison).encode())
        else:
            self._write(comparison_to_manuscript(comparison), path)

    def export_trends(self, trends: "Sequence[Trend]", path: Path) -> None:
        """Write indicators over the years to a .html page, a .csv table, or a .docx or .pdf."""
        from assistant.archive.storage.atomic_write import save_result
        from assistant.review.output.trend_html import render_trends_page
        from assistant.review.output.trend_tables import trends_to_csv, trends_to_manuscript

        kind = path.suffix.lower()
        if kind == ".html":
            save_result(path, render_trends_page(trends).encode())
        elif kind == ".csv":
            save_result(path, trends_to_csv(trends).encode("utf-8-sig"))  # as Excel expects it
        else:
            self._write(trends_to_manuscript(trends), path)

    def reimport(self, file: Path, *, accept: bool = True, draft_id: str = "") -> "ReimportedDraft":
        """Return a kept draft with the edits and notes of its Word file that came back.

        Tracked changes are accepted, or else rejected. Raises ExportError for what is no Word
        file, DraftError where it is of no kept draft.
        """
        from assistant.export.returned_word import read_returned

        manuscript = read_returned(_read_bytes(file), accept=accept).manuscript
        reference = draft_id or manuscript.reference
        return self._open_drafts().reimport(replace(manuscript, reference=reference))

    def lay_out(self, source: Path, target: Path) -> None:
        """Write the text of a .md, .txt or .docx file to a .docx, .pdf or .html file, laid out."""
        from assistant.export.read_manuscript import read_manuscript

        self._write(read_manuscript(source), target)

    def track_changes(self, old: Path, new: Path, target: Path, *, author: str) -> "Revision":
        """Write the Word file `old` with what `new` changes as tracked changes; return counts."""
        from assistant.archive.storage.atomic_write import save_result
        from assistant.export.read_manuscript import read_paragraphs
        from assistant.export.revising.revise_word import NewParagraph, revise_word

        blocks = read_paragraphs(new)
        paragraphs = [NewParagraph(text=block.text, level=block.level) for block in blocks]
        revision = revise_word(_read_bytes(old), paragraphs, author=author)
        save_result(target, revision.content)
        return revision

    def learn_layout(self, sample: Path | None) -> str:
        """Return the layout of a Word file, or else the one in use, as the text of a file."""
        from assistant.export.layout_file import layout_toml
        from assistant.export.layout_learning import learn_layout

        if sample is None:
            return layout_toml(self._resources.layout)
        return layout_toml(learn_layout(_read_bytes(sample), name=sample.stem))

    def _write(self, manuscript: "Manuscript", path: Path, *, review: bool = False) -> None:
        from assistant.export.write_manuscript import write_manuscript

        write_manuscript(manuscript, path, layout=self._resources.layout, review=review)


def _read_bytes(path: Path) -> bytes:
    return read_foreign_file(path, refusal=ExportError, lead=f"读不到文件：{path}。")
