"""Let the open draft follow a changed ledger: see what changes, do it, accept what is proposed."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from assistant.drafting.draft import Fact
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.errors import DraftError
from assistant.ui.context import PageContext
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft.draft_layout import DraftView, draft_values
from assistant.ui.tabs.draft.inputs.collect_facts import collect_facts, load_ledgers
from assistant.ui.tabs.draft.inputs.draft_inputs import LEDGER_SUFFIXES
from assistant.ui.tabs.draft.inputs.restore_inputs import typed_facts
from assistant.ui.tabs.draft.ledger_changes_view import proposal_choices, update_html
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private


@dataclass(frozen=True, slots=True, kw_only=True)
class _LedgerFields:
    """The fields of the panel."""

    pasted: gr.Textbox
    file: gr.File
    look: gr.Button
    go: gr.Button
    changes: gr.HTML  # old and new of each place
    choices: gr.CheckboxGroup  # what waits to be accepted
    accept: gr.Button
    refuse: gr.Button


def build(context: PageContext, jobs: DraftingJobs, view: DraftView) -> None:
    """Lay out the panel and connect it."""
    fields = _lay_out(context, view)
    _connect_update(context, jobs, view, fields)
    _connect_proposals(context, jobs, view, fields)
    bind_private(context.draft.change, lambda: "", None, fields.changes)


def _lay_out(context: PageContext, view: DraftView) -> _LedgerFields:
    labels = context.labels
    with view.ledger:
        pasted = gr.Textbox(
            label=labels("改过的台账（整份）", "The ledger as it is now, all of it"),
            lines=5,
            max_lines=12,
            elem_id="new-ledger",
        )
        file = gr.File(file_types=LEDGER_SUFFIXES, height=110, show_label=False)
        with gr.Row(elem_classes="desk-row"):
            look = gr.Button(labels("看会改哪里", "What would change"), size="md", min_width=110)
            go = gr.Button(
                labels("草稿跟着改", "Update the draft"),
                variant="primary",
                size="md",
                min_width=110,
            )
        changes = gr.HTML("")
    with view.proposals:
        choices = gr.CheckboxGroup(
            label=labels("等您确认的改动", "Changes that wait for you"), elem_id="proposals"
        )
        with gr.Row(elem_classes="desk-row"):
            accept = gr.Button(
                labels("照改所选", "Do those"), variant="primary", size="md", min_width=90
            )
            refuse = gr.Button(labels("所选不改", "Drop those"), size="md", min_width=90)
    return _LedgerFields(
        pasted=pasted,
        file=file,
        look=look,
        go=go,
        changes=changes,
        choices=choices,
        accept=accept,
        refuse=refuse,
    )


def _connect_update(
    context: PageContext, jobs: DraftingJobs, view: DraftView, fields: _LedgerFields
) -> None:
    """Connect the buttons that show what a new ledger changes, and that do it."""

    @as_gradio_error
    def on_look(draft_id: str, text: str, path: str | None) -> str:
        facts = _read_facts(context, draft_id, text, path)
        return update_html(context.bench.drafts.ledger.preview(draft_id, facts))

    @as_gradio_error
    def on_go(draft_id: str, text: str, path: str | None, edited: int) -> list[object]:
        _refuse_while_writing(jobs, draft_id)
        facts = _read_facts(context, draft_id, text, path)
        typed = typed_facts(text, (), [path] if path else (), {})
        updated = context.bench.drafts.ledger.update(draft_id, facts, typed=typed)
        shown = draft_values(context, jobs, draft_id)
        return [update_html(updated), "", None, edited + 1, *shown]

    given = [context.draft, fields.pasted, fields.file]
    bind_private(fields.look.click, on_look, given, fields.changes)
    fields.go.click(
        on_go,
        [*given, context.edited],
        [fields.changes, fields.pasted, fields.file, context.edited, *view.parts],
        api_visibility="private",
        show_progress="minimal",
    )


def _connect_proposals(
    context: PageContext, jobs: DraftingJobs, view: DraftView, fields: _LedgerFields
) -> None:
    """List what waits to be accepted, and connect the buttons that settle it."""

    def settle(draft_id: str, chosen: list[int], edited: int, *, accept: bool) -> list[object]:
        if not chosen:
            raise DraftError("还没有选。", hint="先在列表里打勾，再点按钮。")
        context.bench.drafts.ledger.settle(draft_id, chosen, accept=accept)
        return [edited + 1, *draft_values(context, jobs, draft_id)]

    @as_gradio_error
    def on_accept(draft_id: str, chosen: list[int], edited: int) -> list[object]:
        return settle(draft_id, chosen, edited, accept=True)

    @as_gradio_error
    def on_refuse(draft_id: str, chosen: list[int], edited: int) -> list[object]:
        return settle(draft_id, chosen, edited, accept=False)

    def on_shown(draft_id: str | None) -> list[object]:
        found = proposal_choices(_find(context, draft_id))
        return [gr.Column(visible=bool(found)), gr.CheckboxGroup(choices=found, value=[])]

    given = [context.draft, fields.choices, context.edited]
    settled = [context.edited, *view.parts]
    bind_private(fields.accept.click, on_accept, given, settled)
    bind_private(fields.refuse.click, on_refuse, given, settled)
    for event in (view.paper.change, context.edited.change):
        bind_private(event, on_shown, context.draft, [view.proposals, fields.choices])


def _read_facts(context: PageContext, draft_id: str, text: str, path: str | None) -> list[Fact]:
    """Return the facts of the new ledger; DraftError where none was given."""
    outline = context.bench.drafts.get(draft_id).outline
    ledgers = load_ledgers([path] if path else [], outline=outline)
    facts = collect_facts(text, (), ledgers, outline=outline)
    if not facts:
        raise DraftError("没有给出新台账。", hint="把改过的台账整份粘进来，或选一个文件。")
    return facts


def _find(context: PageContext, draft_id: str | None) -> StoredDraft | None:
    try:
        return context.bench.drafts.get(draft_id) if draft_id else None
    except DraftError:
        return None


def _refuse_while_writing(jobs: DraftingJobs, draft_id: str) -> None:
    if jobs.find_running(draft_id):
        raise DraftError("草稿正在写。", hint="写完再让它跟着台账改。")
