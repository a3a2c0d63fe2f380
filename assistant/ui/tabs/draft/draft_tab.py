"""起草: an outline and this year's facts become a first draft, section by section."""

from __future__ import annotations

from collections.abc import Sequence

import gradio as gr

from assistant.errors import OutlineError
from assistant.ui.context import PageContext
from assistant.ui.i18n.language import localized
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft import (
    bar_events,
    draft_files,
    draft_layout,
    ledger_panel,
    section_panel,
    worklist_events,
)
from assistant.ui.tabs.draft.bar.draft_bar import build_draft_bar
from assistant.ui.tabs.draft.bar.draft_shelf import build_draft_shelf, shelf_html
from assistant.ui.tabs.draft.draft_layout import DraftView, draft_values
from assistant.ui.tabs.draft.inputs import (
    draft_inputs,
    example_draft,
    plan_preview,
    restore_inputs,
)
from assistant.ui.tabs.draft.inputs.chosen_sections import Chosen, with_chosen_sections
from assistant.ui.tabs.draft.inputs.collect_facts import TableRows, collect_facts, load_ledgers
from assistant.ui.tabs.draft.inputs.corrected_rows import Corrected
from assistant.ui.tabs.draft.inputs.draft_inputs import DraftInputs, report_choice
from assistant.ui.tabs.draft.inputs.restore_inputs import typed_facts
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private


def build(context: PageContext) -> None:
    """Lay out the tab."""
    jobs, labels = DraftingJobs(), context.labels
    with gr.Row(elem_id="draft-row"):
        shelf, bar = build_draft_shelf(), build_draft_bar()
        example = gr.Button(
            labels("用示例试试", "Try the example"), size="md", elem_classes="example"
        )
    inputs = draft_inputs.lay_out(context)
    view = draft_layout.lay_out(context, bar)
    section_panel.build(context, jobs, view)
    worklist_events.build(context, jobs, view)
    bar_events.build(context, jobs, view)
    draft_files.build(context, jobs, view)
    ledger_panel.build(context, jobs, view)
    plan_preview.build(context, inputs)
    example_draft.build(context, example, inputs)
    restore_inputs.build(context, inputs)
    _connect_writing(context, jobs, inputs, view)
    _connect_display(context, jobs, view, shelf)
    _connect_shelf(context, jobs, inputs, view, shelf)


def _connect_writing(
    context: PageContext, jobs: DraftingJobs, inputs: DraftInputs, view: DraftView
) -> None:
    """Connect the button that starts to write."""

    @as_gradio_error
    def on_start(
        outline: str,
        pasted: str,
        table: TableRows,
        files: Sequence[str] | None,
        use: Sequence[str] | None,
        avoid: Sequence[str] | None,
        chosen: Chosen,
        corrected: Corrected,
    ) -> list[object]:
        if not outline.strip():
            raise OutlineError(
                localized("还没有提纲。", "There is no outline yet."),
                hint=localized(
                    "写几个标题，或点“拟一个提纲”“用示例试试”。",
                    "Write some headings, or press “Propose one” or “Try the example”.",
                ),
            )
        ledgers = load_ledgers(files or (), outline=outline)
        facts = collect_facts(pasted, table, ledgers, corrected=corrected, outline=outline)
        draft = context.bench.drafts.create(
            outline,
            with_chosen_sections(facts, chosen, outline),
            choice=report_choice(use, avoid),
            typed=typed_facts(pasted, table, files, chosen),
        )
        jobs.start(draft.id, lambda stop: context.bench.drafts.write(draft.id, stop=stop))
        return [draft.id, *draft_values(context, jobs, draft.id)]

    inputs.start.click(
        on_start,
        inputs.all,
        [context.draft, *view.parts],
        api_visibility="private",
        show_progress="minimal",
        show_progress_on=inputs.outline,
    )


def _connect_display(
    context: PageContext, jobs: DraftingJobs, view: DraftView, shelf: gr.HTML
) -> None:
    """Show the open draft: as the page opens, while it is written, as another tab changes it."""

    @as_gradio_error
    def on_tick(draft_id: str, seen: int) -> list[object]:
        if (error := jobs.take_error(draft_id)) is not None:
            raise error
        job = jobs.find_last(draft_id)
        if job is not None and job.is_running and job.change_count == seen:
            return [gr.skip() for _ in (*view.parts, shelf)]
        parts = draft_values(context, jobs, draft_id)
        is_running = jobs.find_running(draft_id)
        return [*parts, gr.skip() if is_running else _shelf_html(context, draft_id)]

    def on_open(draft_id: str | None) -> list[object]:
        return draft_values(context, jobs, draft_id)

    bind_private(view.timer.tick, on_tick, [context.draft, view.seen], [*view.parts, shelf])
    for event in (context.on_load, context.edited.change):
        bind_private(event, on_open, context.draft, view.parts)


def _connect_shelf(
    context: PageContext,
    jobs: DraftingJobs,
    inputs: DraftInputs,
    view: DraftView,
    shelf: gr.HTML,
) -> None:
    """Connect the kept drafts: one is opened, deleted, or the page cleared for a new one."""
    drafts, opened = context.bench.drafts, [context.draft, *view.parts]

    @as_gradio_error
    def on_choose(event: gr.EventData) -> list[object]:
        known = {draft.id for draft in drafts.all()}
        chosen = str(event.id) if event.id in known else ""
        return [chosen, *draft_values(context, jobs, chosen)]

    def on_new() -> list[object]:
        return ["", *draft_values(context, jobs, ""), *inputs.nothing]

    @as_gradio_error
    def on_remove(draft_id: str | None, event: gr.EventData) -> list[object]:
        removed = str(event.id)
        jobs.stop(removed)
        drafts.remove(removed)
        left = "" if removed == draft_id else draft_id
        return [left, *draft_values(context, jobs, left), _shelf_html(context, left)]

    def on_draft(draft_id: str | None) -> list[object]:
        return [_shelf_html(context, draft_id), gr.Button(visible=bool(drafts.all()))]

    bind_private(shelf.open, on_choose, None, opened)
    bind_private(shelf.new, on_new, None, [*opened, *inputs.all])
    bind_private(shelf.remove, on_remove, context.draft, [*opened, shelf])
    for event in (context.on_load, context.draft.change):
        bind_private(event, on_draft, context.draft, [shelf, inputs.restore])


def _shelf_html(context: PageContext, draft_id: str | None) -> str:
    return shelf_html(context.bench.drafts.all(), draft_id)
