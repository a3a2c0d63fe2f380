"""找提法: one box, and the wording of past reports."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.errors import AssistantError
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import empty_html
from assistant.ui.tabs.phrases.empty_results import START
from assistant.ui.tabs.phrases.phrase_fields import PhraseFields, filter_choices, lay_out
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.page_advice import page_advice
from assistant.ui.widgets.private_events import bind_private
from assistant.workbench import Workbench

# Searching is quick and frequent: many at once, no sign of work, no entry in the public interface.
_PRIVATE: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
}


def build(context: PageContext) -> None:
    """Lay out the tab."""
    fields = lay_out(context.labels)
    found = _lay_out_results(context.bench)
    _connect_search(context, fields, found)
    _connect_insertion(context, fields.target, found)


def _lay_out_results(bench: Workbench) -> gr.HTML:
    def context(where: dict[str, Any]) -> str:
        from assistant.ui.tabs.phrases.passage_context import context_html

        try:
            return context_html(bench, where["report"], int(where["line"]), where["text"])
        except AssistantError as error:
            message = page_advice(error)
            return f'<div class="context">{empty_html(message, message)}</div>'

    return gr.HTML(
        START,
        elem_classes="results",
        apply_default_css=False,
        js_on_load=read_asset("tabs/phrases/phrases.js"),
        server_functions=[context],
    )


def _connect_search(context: PageContext, fields: PhraseFields, found: gr.HTML) -> None:
    def on_find(
        query: str,
        view: str,
        function: list[str],
        org_type: list[str],
        level: list[str],
        year: list[int],
        order: str,
        damaged: bool,
    ) -> str:
        from assistant.phrasing.query_options import SentenceOrder
        from assistant.retrieval.parse_filter import make_filter
        from assistant.ui.tabs.phrases.phrase_answers import ViewRequest, answer_html

        inside = make_filter(years=year, org_types=org_type, levels=level, functions=function)
        request = ViewRequest(
            query=query, view=view, filter=inside, order=SentenceOrder(order), damaged=damaged
        )
        return answer_html(context.bench, request)

    def on_open() -> tuple[gr.Dropdown, gr.Dropdown]:
        # The first query need not wait for this import.
        import assistant.ui.tabs.phrases.phrase_answers  # noqa: F401

        types, years = filter_choices(context.bench)
        return gr.Dropdown(types), gr.Dropdown(years)

    def on_ask(clicked: gr.EventData) -> str:
        return str(clicked.ask)

    def on_view(clicked: gr.EventData) -> str:
        return str(clicked.view)

    def on_clear() -> list[list[str]]:
        return [[] for _ in fields.filters]

    # An answer in one request: through the queue it takes three, and half as long again.
    at_once = {"queue": False, "trigger_mode": "always_last"}
    gr.on(fields.changes, on_find, fields.inputs, found, **at_once, **_PRIVATE)
    found.ask(on_ask, None, fields.query, **_PRIVATE)
    found.view(on_view, None, fields.view, **_PRIVATE)
    found.clear(on_clear, None, fields.filters, **_PRIVATE)
    for event in (context.on_load_hidden, context.archived.change):
        bind_private(event, on_open, None, [fields.org_type, fields.year])


def _connect_insertion(context: PageContext, target: gr.Dropdown, found: gr.HTML) -> None:
    @as_gradio_error
    def on_insert(draft_id: str, section: int | None, edited: int, clicked: gr.EventData) -> int:
        from assistant.ui.tabs.phrases.insert_phrase import Excerpt, insert_excerpt

        taken = Excerpt(text=clicked.text, report_id=clicked.report, line=clicked.line)
        gr.Info(insert_excerpt(context.bench, draft_id, section, taken))
        return edited + 1

    def on_draft(draft_id: str) -> gr.Dropdown:
        from assistant.ui.tabs.phrases.insert_phrase import section_choices

        choices = section_choices(context.bench, draft_id)
        return gr.Dropdown(choices, value=choices[0][1] if choices else None, visible=bool(choices))

    found.insert(on_insert, [context.draft, target, context.edited], context.edited, **_PRIVATE)
    context.on_load_hidden(on_draft, context.draft, target)
    context.draft.change(on_draft, context.draft, target, **_PRIVATE)
