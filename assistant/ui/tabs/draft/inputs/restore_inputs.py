"""Restore outline and facts of a draft into the inputs: the open one, or the last there is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gradio as gr

from assistant.drafting.drafts.stored_draft import EnteredFacts, StoredDraft
from assistant.errors import DraftError
from assistant.ui.context import PageContext
from assistant.ui.i18n.language import localized
from assistant.ui.tabs.draft.inputs.chosen_sections import Chosen
from assistant.ui.tabs.draft.inputs.collect_facts import TableRows, nonempty_rows
from assistant.ui.tabs.draft.inputs.draft_inputs import TYPED, DraftInputs
from assistant.ui.widgets.confirm import confirm_js
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.report_choices import report_choices

_CONFIRM_REPLACE = confirm_js(
    "换掉现在的提纲和数据？",
    "Replace the outline and facts there are?",
    if_any=TYPED,
)


def typed_facts(
    pasted: str, table: TableRows, files: Sequence[str] | None, chosen: Chosen
) -> EnteredFacts:
    """Return the facts as typed, to be stored with the draft; of files only their names."""
    return EnteredFacts(
        pasted=pasted,
        table=tuple(tuple(row) for row in nonempty_rows(table)),
        files=tuple(Path(file).name for file in files or ()),
        chosen=tuple(chosen.items()),
    )


def build(context: PageContext, inputs: DraftInputs) -> None:
    """Connect the button."""

    @as_gradio_error
    def on_restore_inputs(sure: bool, draft_id: str | None) -> list[object]:
        if not sure:
            return [gr.skip() for _ in shown_in]
        drafts = context.bench.drafts
        stored = drafts.get(draft_id) if draft_id else next(iter(drafts.all()), None)
        if stored is None:
            raise DraftError("还没有草稿可以沿用。", hint="先起草一篇。")
        _warn_of_missing_facts(stored)
        reports = report_choices(context.bench)
        chosen = (list(stored.choice.use), list(stored.choice.avoid))
        precedents = [
            gr.Dropdown(choices=reports, value=value, multiselect=True) for value in chosen
        ]
        rows = [list(row) for row in stored.typed.table]
        sections = dict(stored.typed.chosen)
        return [stored.outline, stored.typed.pasted, rows, None, *precedents, sections, {}]

    shown_in = inputs.all
    inputs.restore.click(
        on_restore_inputs,
        [gr.Checkbox(visible=False), context.draft],
        shown_in,
        js=_CONFIRM_REPLACE,
        api_visibility="private",
    )


def _warn_of_missing_facts(stored: StoredDraft) -> None:
    """Warn of the draft's facts that the inputs cannot show."""
    if names := "、".join(stored.typed.files):
        gr.Info(localized(f"台账文件请再选一次：{names}", f"Choose these ledgers again: {names}"))
    elif stored.plan.facts and stored.typed == EnteredFacts():
        gr.Info(
            localized(
                "这份草稿的数据不是在这里填的，请再填一次。",
                "The facts of this draft were not given here: please give them again.",
            )
        )
