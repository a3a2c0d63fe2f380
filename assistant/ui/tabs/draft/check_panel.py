"""Check the open draft when somebody asks for it, and again after each change from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from assistant.ui.context import Shop
from assistant.ui.jobs.drafting_jobs import Works
from assistant.ui.tabs.draft.draft_layout import View
from assistant.ui.widgets.error_messages import shown
from assistant.ui.widgets.private_events import quietly

if TYPE_CHECKING:
    from assistant.workbench import Workbench


def build(shop: Shop, works: Works, view: View) -> None:
    """Lay out the button and connect it."""
    with view.tools:
        button = gr.Button(shop.words("检查", "Check"), size="md", min_width=70, elem_id="check")
    asked = gr.State(False)

    @shown
    def on_check(draft_id: str) -> list[object]:
        return [True, _listed(shop.bench, draft_id)]

    @shown
    def on_changed(draft_id: str, was_asked: bool) -> object:
        is_still = was_asked and draft_id and not works.running(draft_id)
        return _listed(shop.bench, draft_id) if is_still else gr.skip()

    button.click(
        on_check,
        shop.draft,
        [asked, view.findings],
        api_visibility="private",
        show_progress="minimal",
    )
    quietly(view.paper.change, on_changed, [shop.draft, asked], view.findings)
    quietly(shop.draft.change, lambda: [False, ""], None, [asked, view.findings])


def _listed(bench: Workbench, draft_id: str) -> str:
    from assistant.ui.tabs.draft.finding_list import findings

    kept = bench.drafts.get(draft_id)
    return findings(kept, bench.documents.check(kept.draft(), facts=kept.plan.facts))
