"""找提法: one box, and the wording of past reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.errors import AssistantError
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import empty_html
from assistant.ui.tabs.phrases.search_layout import SEARCH_HTML
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.page_advice import page_advice
from assistant.ui.widgets.private_events import bind_private
from assistant.workbench import Workbench

# The browser's own scripts hear of these two without a word from the server.
_TELL_DRAFT_JS = "(id) => { window.openDraft = id || ''; }"
_TELL_ARCHIVE_JS = "() => { dispatchEvent(new Event('archive-changed')); }"


def build(context: PageContext) -> None:
    """Lay out the tab: one component, which asks the functions below as one types and clicks."""
    search = gr.HTML(
        SEARCH_HTML,
        elem_id="phrase-search",
        apply_default_css=False,
        js_on_load=read_asset("tabs/phrases/phrases.js"),
        server_functions=_answers(context.bench),
    )

    # What was put into the draft is shown there.
    bind_private(search.inserted, lambda edited: edited + 1, context.edited, context.edited)
    context.open_draft_on(search.draft)
    opened = [context.page.load, context.draft.change]
    gr.on(opened, None, context.draft, js=_TELL_DRAFT_JS, api_visibility="private")
    context.archived.change(None, js=_TELL_ARCHIVE_JS, api_visibility="private")


def _answers(bench: Workbench) -> list[Callable[..., Any]]:
    """Return the functions that the component asks; a refusal is answered as text."""

    def find(asked: dict[str, Any]) -> dict[str, Any]:
        from assistant.ui.tabs.phrases.answer_search import PhraseSearch, answer_search

        return answer_search(bench, PhraseSearch.from_page(asked))

    def chips(_: object) -> str:
        from assistant.ui.tabs.phrases.filter_chips import chips_html

        return chips_html(bench)

    def context(where: dict[str, Any]) -> str:
        from assistant.ui.tabs.phrases.passage_context import context_html

        try:
            return context_html(bench, where["report"], int(where["line"]), where["text"])
        except AssistantError as error:
            message = page_advice(error)
            return f'<div class="context">{empty_html(message, message)}</div>'

    def sections(draft_id: str) -> str:
        from assistant.ui.tabs.phrases.section_menu import section_menu_html

        return section_menu_html(bench, draft_id)

    def insert(taken: dict[str, Any]) -> dict[str, str]:
        from assistant.ui.tabs.phrases.insert_phrase import Excerpt, insert_excerpt

        excerpt = Excerpt(text=taken["text"], report_id=taken["report"], line=int(taken["line"]))
        section = int(taken["section"])
        try:
            said = insert_excerpt(bench, taken["draft"], section, excerpt)
        except AssistantError as error:
            return {"refused": page_advice(error)}
        last = len(bench.drafts.get(taken["draft"]).sections[section].sentences)
        return {"said": said, "place": f"{section}-{last}"}  # as the draft page numbers sentences

    return [find, chips, context, sections, insert]
