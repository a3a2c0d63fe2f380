"""Answer a search for phrases as HTML."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.errors import AssistantError
from assistant.phrasing.answer_query import PhraseRequest
from assistant.phrasing.parse_query import QueryKind, parse_query
from assistant.phrasing.query_options import PhraseView, SentenceOrder
from assistant.records import Filter
from assistant.ui.i18n.bilingual_html import empty_html
from assistant.ui.tabs.phrases.empty_results import NO_REPORTS, START, no_results_html
from assistant.ui.tabs.phrases.phrases_view import hits_html, view_html
from assistant.ui.tabs.phrases.view_names import PASSAGES
from assistant.ui.widgets.page_advice import page_advice
from assistant.workbench import Workbench

_LIMITS = {PASSAGES: 20, PhraseView.SENTENCES: 40}


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRequest:
    """The query, the view and the filters that an answer is shown for."""

    query: str
    view: str  # one of VIEW_WORDS
    filter: Filter
    order: SentenceOrder
    damaged: bool


def answer_html(bench: Workbench, request: ViewRequest) -> str:
    """Return the answer; a refusal too is shown in its place, as a query is half-typed often."""
    if not request.query.strip():
        return START
    try:
        show = _passages_html if request.view == PASSAGES else _view_html
        return show(bench, request)
    except AssistantError as error:
        message = page_advice(error)
        return empty_html(message, message) if bench.archive.has_reports else NO_REPORTS


def _passages_html(bench: Workbench, request: ViewRequest) -> str:
    hits = bench.archive.search(request.query, limit=_LIMITS[PASSAGES], filter=request.filter)
    shown = hits_html(request.query, hits)
    return shown or no_results_html(request.view, QueryKind.MEANING, filtered=bool(request.filter))


def _view_html(bench: Workbench, request: ViewRequest) -> str:
    view, kind = PhraseView(request.view), parse_query(request.query).kind
    wanted = PhraseRequest(
        limit=_LIMITS.get(view, 10),
        filter=request.filter,
        order=request.order,
        damaged=request.damaged,
        views=frozenset({view}),
    )
    shown = view_html(view, bench.archive.phrases(request.query, request=wanted), kind)
    return shown or no_results_html(view, kind, filtered=bool(request.filter))
