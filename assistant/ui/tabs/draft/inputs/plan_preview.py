"""Show the plan beside the inputs as they change, and let facts be moved in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.drafting.draft import Fact
from assistant.drafting.outline.outline_year import outline_year
from assistant.errors import AssistantError
from assistant.ui.context import PageContext
from assistant.ui.tabs.draft.inputs.chosen_sections import (
    Chosen,
    choose_section,
    with_chosen_sections,
)
from assistant.ui.tabs.draft.inputs.collect_facts import TableRows, collect_facts, load_ledgers
from assistant.ui.tabs.draft.inputs.corrected_rows import (
    CELLS,
    Corrected,
    correct_cell,
    row_place,
    with_corrected_rows,
)
from assistant.ui.tabs.draft.inputs.draft_inputs import DraftInputs
from assistant.ui.tabs.draft.inputs.first_steps import check_html, given_html
from assistant.ui.tabs.draft.inputs.inputs_preview import plan_html, refusal_html
from assistant.ui.tabs.draft.inputs.ledger_view import ledgers_html
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.page_advice import page_advice
from assistant.ui.widgets.private_events import bind_private

_Ledgers = list[Fact] | AssistantError  # the facts of uploaded files, or why they have none


def build(context: PageContext, inputs: DraftInputs) -> None:
    """Connect the inputs with the plan beside them."""
    ledgers = gr.State([])  # of uploaded files: read once, not at every key
    bind_private(inputs.files.change, _load, [inputs.files, inputs.outline], ledgers)
    for event in (ledgers.change, inputs.corrected.change):
        bind_private(event, _ledgers_html, [ledgers, inputs.corrected], inputs.understood)
    _connect_corrections(inputs, ledgers)
    _connect_plan(context, inputs, ledgers)


def _connect_corrections(inputs: DraftInputs, ledgers: gr.State) -> None:
    """Let cells of what was read of a ledger be put right."""

    @as_gradio_error
    def on_correct(
        outline: str, ledgers: _Ledgers, corrected: Corrected, event: gr.EventData
    ) -> object:
        rows = [] if isinstance(ledgers, AssistantError) else ledgers
        row = next((fact for fact in rows if row_place(fact) == event.row), None)
        if row is None or event.cell not in CELLS:  # the files were changed meanwhile
            return gr.skip()
        after = correct_cell(corrected, row, str(event.cell), str(event.text))
        with_corrected_rows(rows, after, year=outline_year(outline))  # refused here
        return after

    given = [inputs.outline, ledgers, inputs.corrected]
    bind_private(inputs.understood.correct, on_correct, given, inputs.corrected)


def _connect_plan(context: PageContext, inputs: DraftInputs, ledgers: gr.State) -> None:
    """Show the plan anew after every change of what was given, and let facts be moved in it."""

    def on_given(outline: str, chosen: Chosen, *given: Any) -> tuple[str, str, str]:
        if not (outline or "").strip() and not isinstance(given[2], AssistantError):
            return "", given_html(None), check_html(None)
        try:
            facts = with_chosen_sections(_collect(outline, *given), chosen, outline)
            plan = context.bench.drafts.plan(outline, facts)
        except AssistantError as error:
            return refusal_html(page_advice(error)), given_html(None), check_html(None)
        return plan_html(plan), given_html(plan), check_html(plan)

    @as_gradio_error
    def on_assign(
        outline: str,
        chosen: Chosen,
        pasted: str,
        table: TableRows,
        ledgers: _Ledgers,
        corrected: Corrected,
        moved: gr.EventData,
    ) -> dict[str, str]:
        facts = _collect(outline, pasted, table, ledgers, corrected)
        return choose_section(chosen, facts, str(moved.fact), str(moved.section))

    facts = [inputs.pasted, inputs.table, ledgers, inputs.corrected]
    given = [inputs.outline, inputs.chosen, *facts]
    bind_private(inputs.preview.assign, on_assign, given, inputs.chosen)
    gr.on(
        [
            *(inputs.outline.change, inputs.pasted.change, inputs.table.change),
            *(ledgers.change, inputs.chosen.change, inputs.corrected.change),
        ],
        on_given,
        given,
        [inputs.preview, inputs.given, inputs.checked],
        trigger_mode="always_last",
        show_progress="hidden",
        api_visibility="private",
    )


def _load(files: Sequence[str] | None, outline: str) -> _Ledgers:
    try:
        return load_ledgers(files or (), outline=outline)
    except AssistantError as error:
        return error


def _ledgers_html(ledgers: _Ledgers, corrected: Corrected) -> str:
    return "" if isinstance(ledgers, AssistantError) else ledgers_html(ledgers, corrected)


def _collect(
    outline: str, pasted: str, table: TableRows, ledgers: _Ledgers, corrected: Corrected
) -> list[Fact]:
    if isinstance(ledgers, AssistantError):
        raise ledgers
    return collect_facts(pasted, table, ledgers, corrected=corrected, outline=outline)
