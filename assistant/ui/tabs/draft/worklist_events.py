"""Work the list of a draft out anew after each change, and connect what is done in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import gradio as gr

from assistant.drafting.draft import Draft, Fact, Unresolved
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.errors import AssistantError, DraftError
from assistant.ui.context import PageContext
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft.draft_layout import DraftView, draft_values
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from assistant.review.findings import Finding

_KEPT = 16  # drafts whose last check is remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """What a check was asked, and what it found."""

    asked: tuple[object, ...]  # all that a check depends on in the draft
    findings: Sequence[Finding]


class DraftChecks:
    """The last check of each draft: a tick alone needs no new one."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._last: dict[str, _Checked] = {}
        self._guard = Lock()

    def findings(self, stored: StoredDraft) -> Sequence[Finding]:
        """Return the findings in a draft as it stands; none where it cannot be checked."""
        draft = stored.draft()
        off = (*self._bench.settings.rules_off, *stored.rules_off)
        last = self._last.get(stored.id)
        asked = (draft.sections, stored.plan.facts, off)
        if last is not None and last.asked == asked:
            return last.findings
        found = self._check(draft, stored.plan.facts, off)
        with self._guard:
            self._last.pop(stored.id, None)
            self._last[stored.id] = _Checked(asked=asked, findings=found)
            while len(self._last) > _KEPT:
                self._last.pop(next(iter(self._last)))
        return found

    def _check(self, draft: Draft, facts: Sequence[Fact], off: Sequence[str]) -> Sequence[Finding]:
        try:
            return self._bench.documents.check(draft, facts=facts, without=off).findings
        except AssistantError:  # such as for a draft without text; what is open is shown anyway
            return ()


def build(context: PageContext, jobs: DraftingJobs, view: DraftView) -> None:
    """Connect the list."""
    drafts, checks = context.bench.drafts, DraftChecks(context.bench)

    def on_draft_changed(draft_id: str | None) -> str:
        return _list_html(context, jobs, checks, draft_id)

    def all_of(draft_id: str) -> list[object]:
        return [*draft_values(context, jobs, draft_id), on_draft_changed(draft_id)]

    @as_gradio_error
    def on_confirm(draft_id: str, event: gr.EventData) -> list[object]:
        points = [
            Unresolved(**{name: str(one[name]) for name in ("reason", "text", "section")})
            for one in event.points
        ]
        drafts.confirm(draft_id, *points, confirmed=bool(event.confirmed))
        return all_of(draft_id)

    @as_gradio_error
    def on_fact(draft_id: str, event: gr.EventData) -> list[object]:
        drafts.ledger.add(draft_id, int(event.section), str(event.text))
        return all_of(draft_id)

    @as_gradio_error
    def on_rule(draft_id: str, event: gr.EventData) -> list[object]:
        drafts.switch_rule(draft_id, str(event.rule), on=bool(event.on))
        return all_of(draft_id)

    gr.on(
        [view.paper.change, view.bar.change],
        on_draft_changed,
        context.draft,
        view.worklist,
        trigger_mode="always_last",
        show_progress="hidden",
        api_visibility="private",
    )
    shown = [*view.parts, view.worklist]
    bind_private(view.worklist.confirm, on_confirm, context.draft, shown)
    bind_private(view.worklist.fact, on_fact, context.draft, shown)
    bind_private(view.worklist.rule, on_rule, context.draft, shown)


def _list_html(
    context: PageContext, jobs: DraftingJobs, checks: DraftChecks, draft_id: str | None
) -> str:
    """Return the list of a draft; "" where there is none, or it is still being written."""
    from assistant.ui.tabs.draft.worklist.collect_tasks import collect_tasks
    from assistant.ui.tabs.draft.worklist.worklist_view import WAITING, worklist_html

    if not draft_id:
        return ""
    if jobs.find_running(draft_id):
        return WAITING
    try:
        stored = context.bench.drafts.get(draft_id)
    except DraftError:
        return ""
    return worklist_html(stored, collect_tasks(stored, checks.findings(stored)))
