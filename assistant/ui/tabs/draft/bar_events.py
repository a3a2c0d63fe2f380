"""Connect the bar of an open draft: stop and go on writing, undo and redo, the date."""

from __future__ import annotations

import gradio as gr

from assistant.drafting.drafts.stored_draft import Step
from assistant.ui.context import PageContext
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft.draft_layout import DraftView, draft_values
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private


def build(context: PageContext, jobs: DraftingJobs, view: DraftView) -> None:
    """Connect the buttons of the bar."""
    _connect_writing(context, jobs, view)
    drafts = context.bench.drafts

    @as_gradio_error
    def on_undo_step(draft_id: str, edited: int) -> list[object]:
        step = drafts.get(draft_id).undo[-1:]
        drafts.undo(draft_id)
        return [edited + 1, *_values_after(context, jobs, draft_id, step)]

    @as_gradio_error
    def on_redo_step(draft_id: str, edited: int) -> list[object]:
        step = drafts.get(draft_id).redo[-1:]
        drafts.redo(draft_id)
        return [edited + 1, *_values_after(context, jobs, draft_id, step)]

    @as_gradio_error
    def on_date(draft_id: str, event: gr.EventData) -> list[object]:
        drafts.set_date(draft_id, str(event.date))
        return draft_values(context, jobs, draft_id)

    here = [context.draft, context.edited]
    bind_private(view.bar.undo, on_undo_step, here, [context.edited, *view.parts])
    bind_private(view.bar.redo, on_redo_step, here, [context.edited, *view.parts])
    bind_private(view.bar.date, on_date, context.draft, view.parts)


def _connect_writing(context: PageContext, jobs: DraftingJobs, view: DraftView) -> None:
    @as_gradio_error
    def on_stop(draft_id: str) -> list[object]:
        jobs.stop(draft_id)
        return draft_values(context, jobs, draft_id)

    @as_gradio_error
    def on_resume(draft_id: str) -> list[object]:
        jobs.start(draft_id, lambda stop: context.bench.drafts.write(draft_id, stop=stop))
        return draft_values(context, jobs, draft_id)

    bind_private(view.bar.stop, on_stop, context.draft, view.parts)
    bind_private(view.bar.resume, on_resume, context.draft, view.parts)


def _values_after(
    context: PageContext, jobs: DraftingJobs, draft_id: str, taken: tuple[Step, ...]
) -> list[object]:
    touched = next((one.number for step in taken for one in step.sections), -1)
    return draft_values(context, jobs, draft_id, touched=touched)
