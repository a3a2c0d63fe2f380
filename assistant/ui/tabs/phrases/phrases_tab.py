"""找提法: one box, and how past reports put it."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import gradio as gr

from assistant.errors import AssistantError
from assistant.ui.context import Shop
from assistant.ui.i18n.bilingual_html import empty
from assistant.ui.tabs.phrases.empty_results import START
from assistant.ui.tabs.phrases.phrase_fields import Question, facets, lay_out
from assistant.ui.widgets.error_messages import shown
from assistant.workbench import Workbench

# Searching is quick and frequent: many at once, no sign of work, no entry in the public interface.
_QUICK: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
}


def build(shop: Shop) -> None:
    """Lay out the tab."""
    question = lay_out(shop.words)
    found = _results(shop.bench)
    _answer_questions(shop, question, found)
    _take_over(shop, question.target, found)


def _results(bench: Workbench) -> gr.HTML:
    def context(where: dict[str, Any]) -> str:
        from assistant.ui.tabs.phrases.passage_context import context_html

        try:
            return context_html(bench, where["report"], int(where["line"]), where["text"])
        except AssistantError as error:
            said = f"{error} {error.hint}"
            return f'<div class="context">{empty(said, said)}</div>'

    script = files("assistant.ui.tabs.phrases").joinpath("phrases.js")
    return gr.HTML(
        START,
        elem_classes="results",
        apply_default_css=False,
        js_on_load=script.read_text(encoding="utf-8"),
        server_functions=[context],
    )


def _answer_questions(shop: Shop, question: Question, found: gr.HTML) -> None:
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
        from assistant.ui.tabs.phrases.phrase_answers import Asked, answer

        inside = make_filter(years=year, org_types=org_type, levels=level, functions=function)
        asked = Asked(
            query=query, view=view, inside=inside, order=SentenceOrder(order), damaged=damaged
        )
        return answer(shop.bench, asked)

    def on_open() -> tuple[gr.Dropdown, gr.Dropdown]:
        # Whoever types next is not kept waiting for what answers.
        import assistant.ui.tabs.phrases.phrase_answers  # noqa: F401

        types, years = facets(shop.bench)
        return gr.Dropdown(types), gr.Dropdown(years)

    def on_ask(clicked: gr.EventData) -> str:
        return str(clicked.ask)

    def on_view(clicked: gr.EventData) -> str:
        return str(clicked.view)

    def on_clear() -> list[list[str]]:
        return [[] for _ in question.filters]

    # An answer in one request: by the queue it takes three, and half as long again.
    at_once = {"queue": False, "trigger_mode": "always_last"}
    gr.on(question.changes, on_find, question.asked, found, **at_once, **_QUICK)
    found.ask(on_ask, None, question.query, **_QUICK)
    found.view(on_view, None, question.view, **_QUICK)
    found.clear(on_clear, None, question.filters, **_QUICK)
    shop.behind(on_open, None, [question.org_type, question.year])


def _take_over(shop: Shop, target: gr.Dropdown, found: gr.HTML) -> None:
    @shown
    def on_insert(draft_id: str, section: int | None, edited: int, clicked: gr.EventData) -> int:
        from assistant.ui.tabs.phrases.insert_phrase import Precedent, insert

        taken = Precedent(text=clicked.text, report_id=clicked.report, line=clicked.line)
        gr.Info(insert(shop.bench, draft_id, section, taken))
        return edited + 1

    def on_draft(draft_id: str) -> gr.Dropdown:
        from assistant.ui.tabs.phrases.insert_phrase import section_choices

        choices = section_choices(shop.bench, draft_id)
        return gr.Dropdown(choices, value=choices[0][1] if choices else None, visible=bool(choices))

    found.insert(on_insert, [shop.draft, target, shop.edited], shop.edited, **_QUICK)
    shop.behind(on_draft, shop.draft, target)
    shop.draft.change(on_draft, shop.draft, target, **_QUICK)
