"""Check the open draft on demand, and again after each change from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from assistant.ui.context import PageContext
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft.draft_layout import DraftView
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private

if TYPE_CHECKING:
    from assistant.workbench import Workbench


def build(context: PageContext, jobs: DraftingJobs, view: DraftView) -> None:
    """Lay out the button and connect it."""
    with view.tools:
        button = gr.Button(
            context.labels("检查", "Check"), size="md", min_width=70, elem_id="check"
        )
    asked = gr.State(False)

    @as_gradio_error
    def on_check(draft_id: str) -> list[object]:
        return [True, _findings_html(context.bench, draft_id)]

    @as_gradio_error
    def on_changed(draft_id: str, was_asked: bool) -> object:
        is_still = was_asked and draft_id and not jobs.find_running(draft_id)
        return _findings_html(context.bench, draft_id) if is_still else gr.skip()

    button.click(
        on_check,
        context.draft,
        [asked, view.findings],
        api_visibility="private",
        show_progress="minimal",
    )
    bind_private(view.paper.change, on_changed, [context.draft, asked], view.findings)
    bind_private(context.draft.change, lambda: [False, ""], None, [asked, view.findings])


def _findings_html(bench: Workbench, draft_id: str) -> str:
    from assistant.ui.tabs.draft.finding_list import findings_html

    stored = bench.drafts.get(draft_id)
    return findings_html(stored, bench.documents.check(stored.draft(), facts=stored.plan.facts))
