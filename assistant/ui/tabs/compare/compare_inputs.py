"""Compare and check a draft from one of three places against a past report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ArchiveError, DraftError
from assistant.ui.i18n.language import localized
from assistant.ui.widgets.page_advice import page_advice
from assistant.ui.widgets.report_choices import Choices, report_choices

if TYPE_CHECKING:
    from assistant.drafting.drafts.stored_draft import StoredDraft
    from assistant.review.check.run_rules import CheckResult
    from assistant.review.findings import Comparison
    from assistant.workbench import Workbench

STORED, PASTED, UPLOADED = "起草里的草稿", "粘贴", "上传文件"
ARCHIVED = "档案里的"
ANY_PAST = ("自动找最相近的一篇", "The likeliest of the archive")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRequest:
    """The user's choices in the tab."""

    source: str  # one of the three names above
    stored: str  # a draft's id, "" for none
    pasted: str
    uploaded: str | None
    against: str  # a report's id; "" to look for the most similar
    past_file: str | None  # wins over `against`
    disabled_rules: tuple[str, ...]  # rules that are switched off


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareResult:
    """The check, and the comparison or the reason why there is none."""

    check: CheckResult
    comparison: Comparison | None  # None where there is nothing to compare with
    no_comparison_reason: str = ""  # of that
    stored: StoredDraft | None = None  # None for a text from elsewhere


def compare_and_check(bench: Workbench, request: CompareRequest) -> CompareResult:
    """Return comparison and check of a draft; the check alone without an archive.

    Raises DraftError where no draft was given.
    """
    stored = _stored_draft(bench, request)
    draft = stored.draft() if stored else _given_draft(request)
    comparison, no_comparison_reason = None, ""
    past = Path(request.past_file) if request.past_file else None
    try:
        against = None if past else request.against or None
        comparison = bench.documents.compare(
            draft, against=against, file=past, without=request.disabled_rules
        )
    except ArchiveError as error:
        no_comparison_reason = f"没有比对：{page_advice(error)}"
    known = comparison.past.report_id if comparison and not past else None
    check = bench.documents.check(
        draft,
        facts=stored.plan.facts if stored else (),
        against=known or "",
        without=request.disabled_rules,
    )
    return CompareResult(
        check=check,
        comparison=comparison,
        no_comparison_reason=no_comparison_reason,
        stored=stored,
    )


def draft_choices(bench: Workbench) -> Choices:
    """Return the stored drafts for a list: label and id."""
    return [
        (f"{stored.plan.title}（{stored.changed[:16].replace('T', ' ')}）", stored.id)
        for stored in bench.drafts.all()
    ]


def past_report_choices(bench: Workbench) -> Choices:
    """Return the past reports for a list, after the choice to look for one."""
    return [(localized(*ANY_PAST), ""), *report_choices(bench)]


def _stored_draft(bench: Workbench, request: CompareRequest) -> StoredDraft | None:
    if request.source != STORED or not request.stored:
        return None
    return bench.drafts.get(request.stored)


def _given_draft(request: CompareRequest) -> Path | str:
    if request.source == UPLOADED and request.uploaded:
        return Path(request.uploaded)
    if request.source == PASTED and request.pasted.strip():
        return request.pasted
    raise DraftError("还没有草稿。", hint="请选一份草稿、粘贴正文，或上传文件。")
