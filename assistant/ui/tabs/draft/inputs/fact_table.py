"""Lay out the table into which this year's facts are typed, or pasted from a spreadsheet."""

from __future__ import annotations

import gradio as gr

from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.draft.inputs.collect_facts import COLUMNS
from assistant.ui.widgets.assets import read_asset

# Gradio's own table takes no input method, pastes one cell, and lets columns be removed.
_ENGLISH = ("Indicator", "Value", "Unit", "Scope", "As of", "Source", "Section")
_HEADS = "".join(
    f'<th scope="col">{bilingual_html(*name)}</th>' for name in zip(COLUMNS, _ENGLISH, strict=True)
)
_PASTE_HINT = bilingual_html("可从 Excel 整块粘贴", "Paste cells from Excel")
_HTML = (
    '<div class="fact-table ctrl-enter-start-draft"><table>'
    f"<thead><tr>{_HEADS}<td></td></tr></thead><tbody></tbody></table></div>"
    '<div class="fact-table-foot">'
    f'<button type="button" data-add>{bilingual_html("＋ 加一行", "+ Add a row")}</button>'
    f'<button type="button" data-clear>{bilingual_html("清空", "Clear")}</button>'
    f'<span class="quiet">{_PASTE_HINT}</span></div>'
)


def build_fact_table() -> gr.HTML:
    """Return the table; its value is a list of rows of `COLUMNS`."""
    return gr.HTML(
        [],
        apply_default_css=False,
        html_template=_HTML,
        js_on_load=read_asset("tabs/draft/inputs/fact_table.js"),
    )
