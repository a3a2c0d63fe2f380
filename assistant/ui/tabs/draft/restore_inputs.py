"""Take outline and facts of the open draft back into the boxes, to go on with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gradio as gr

from assistant.drafting.drafts.stored_draft import FactsTyped, KeptDraft
from assistant.errors import DraftError
from assistant.ui.context import Shop
from assistant.ui.i18n.language import spoken
from assistant.ui.tabs.draft.collect_facts import Table, filled
from assistant.ui.tabs.draft.draft_inputs import Given
from assistant.ui.widgets.confirm import asking_first
from assistant.ui.widgets.error_messages import shown
from assistant.ui.widgets.report_choices import report_choices

_REPLACING = asking_first(
    "换掉现在的提纲和数据？",
    "Replace the outline and facts there are?",
    if_any="#outline textarea, .ways textarea, .ways input",
)


def as_typed(pasted: str, table: Table, files: Sequence[str] | None) -> FactsTyped:
    """Return what was given as it is kept with the draft; of files only their names."""
    return FactsTyped(
        pasted=pasted,
        table=tuple(tuple(row) for row in filled(table)),
        files=tuple(Path(file).name for file in files or ()),
    )


def build(shop: Shop, given: Given) -> None:
    """Connect the button."""

    @shown
    def on_again(sure: bool, draft_id: str | None) -> list[object]:
        if not draft_id:
            raise DraftError("还没有打开草稿。", hint="先在最上面的列表里选一份。")
        if not sure:
            return [gr.skip() for _ in shown_in]
        kept = shop.bench.drafts.get(draft_id)
        _tell_of_missing(kept)
        reports = report_choices(shop.bench)
        chosen = (list(kept.choice.use), list(kept.choice.avoid))
        precedents = [gr.Dropdown(choices=reports, value=value) for value in chosen]
        rows = [list(row) for row in kept.typed.table]
        return [kept.outline, kept.typed.pasted, rows, None, *precedents]

    shown_in = [given.outline, *given.facts, given.use, given.avoid]
    given.again.click(
        on_again,
        [gr.Checkbox(visible=False), shop.draft],
        shown_in,
        js=_REPLACING,
        api_visibility="private",
    )


def _tell_of_missing(kept: KeptDraft) -> None:
    """Say which facts the draft was written from and the boxes cannot show."""
    if names := "、".join(kept.typed.files):
        gr.Info(spoken(f"台账文件请再选一次：{names}", f"Choose these ledgers again: {names}"))
    elif kept.plan.facts and kept.typed == FactsTyped():
        gr.Info(
            spoken(
                "这份草稿的数据不是在这里填的，请再填一次。",
                "The facts of this draft were not given here: please give them again.",
            )
        )
