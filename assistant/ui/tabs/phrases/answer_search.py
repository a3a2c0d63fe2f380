"""Answer a search for phrases: the HTML and the count of each view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import AssistantError
from assistant.phrasing.answer_query import PhraseRequest
from assistant.phrasing.parse_query import QueryKind, parse_query
from assistant.phrasing.phrases import Phrases, Timeline
from assistant.phrasing.query_options import PhraseView
from assistant.records import Filter
from assistant.retrieval.parse_filter import make_filter
from assistant.retrieval.search_mode import SearchMode
from assistant.ui.i18n.bilingual_html import empty_html
from assistant.ui.tabs.phrases.empty_results import NO_REPORTS, START, no_results_html
from assistant.ui.tabs.phrases.phrases_view import hits_html, view_html
from assistant.ui.tabs.phrases.result_table import hits_table, view_table
from assistant.ui.tabs.phrases.view_names import PASSAGES, VIEW_WORDS
from assistant.ui.widgets.page_advice import page_advice
from assistant.workbench import Workbench

_SENTENCES, _PASSAGES = 40, 20  # shown
# Queries of these kinds are answered in one view only.
_ANSWERED_IN = {QueryKind.SHAPE: PhraseView.HEADINGS, QueryKind.MEASURE: PhraseView.COLLOCATIONS}


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseSearch:
    """The query, the view and the filters that an answer is shown for."""

    query: str
    view: str  # one of VIEW_WORDS
    filter: Filter
    damaged: bool
    quick: bool  # that view alone, and only what has the words

    @classmethod
    def from_page(cls, asked: dict[str, Any]) -> PhraseSearch:
        """Return the request that the page sent; AssistantError for an unknown filter."""
        return cls(
            query=str(asked["query"]),
            view=str(asked["view"]),
            filter=make_filter(
                years=[int(year) for year in asked["years"]],
                org_types=asked["org_types"],
                levels=asked["levels"],
                functions=asked["functions"],
            ),
            damaged=bool(asked["damaged"]),
            quick=bool(asked["quick"]),
        )


def answer_search(bench: Workbench, request: PhraseSearch) -> dict[str, Any]:
    """Return the view to look at, and of each view that was asked for its HTML and its count.

    A refusal too is shown in the place of an answer: a query is half-typed often.
    """
    if not bench.archive.has_reports:
        return _without_views(request, NO_REPORTS)
    if not request.query.strip():
        return _without_views(request, START)
    try:
        kind = parse_query(request.query).kind
        shown = _ANSWERED_IN.get(kind, request.view)
        views = [shown] if request.quick else list(VIEW_WORDS)
        return {"view": shown, "views": dict(_answer_views(bench, request, views, kind))}
    except AssistantError as error:
        message = page_advice(error)
        return _without_views(request, empty_html(message, message))


def _without_views(request: PhraseSearch, instead: str) -> dict[str, Any]:
    return {"view": request.view, "start": instead, "views": {}}


def _answer_views(
    bench: Workbench, request: PhraseSearch, views: Sequence[str], kind: QueryKind
) -> Iterator[tuple[str, dict[str, str]]]:
    for view, answer in _find_views(bench, request, views, kind):
        if not answer["count"]:
            answer["html"] = no_results_html(view, request.query, filtered=bool(request.filter))
            answer["waits"] = "yes" if request.quick else ""  # the full answer may have more
        yield view, answer


def _find_views(
    bench: Workbench, request: PhraseSearch, views: Sequence[str], kind: QueryKind
) -> Iterator[tuple[str, dict[str, str]]]:
    wanted = [PhraseView(view) for view in views if view != PASSAGES]
    if wanted:
        asked = PhraseRequest(
            limit=_SENTENCES,
            filter=request.filter,
            damaged=request.damaged,
            by_meaning=not request.quick,
            views=frozenset(wanted),
        )
        found = bench.archive.phrases(request.query, request=asked)
        yield from ((view.value, _view(view, found)) for view in wanted)
    if PASSAGES in views:
        yield PASSAGES, _passages(bench, request, kind)


def _passages(bench: Workbench, request: PhraseSearch, kind: QueryKind) -> dict[str, str]:
    if kind in _ANSWERED_IN:
        return {"count": ""}
    mode = SearchMode.KEYWORDS if request.quick else SearchMode.HYBRID
    hits = bench.archive.search(request.query, limit=_PASSAGES, filter=request.filter, mode=mode)
    return {
        "html": hits_html(request.query, hits),
        "table": hits_table(hits),
        "count": _number(len(hits), _PASSAGES),
    }


def _view(view: PhraseView, found: Phrases) -> dict[str, str]:
    """Return a view: its HTML, the table it is saved as, the number of answers, "" for none."""
    counts = {
        PhraseView.SENTENCES: len(found.sentences),
        PhraseView.PATTERNS: len(found.patterns),
        PhraseView.HEADINGS: len(found.heading_sets),
        PhraseView.TIMELINE: _years(found.timeline),
        PhraseView.COLLOCATIONS: sum(len(one.partners) for one in found.collocations),
    }
    return {
        "html": view_html(view, found),
        "table": view_table(view, found),
        "count": _number(counts[view], _SENTENCES),
    }


def _years(found: Timeline | None) -> int:
    """Return the years in which a phrase stands, or its reports where none has a year."""
    return len(found.by_year) or found.reports if found else 0


def _number(count: int, most: int) -> str:
    """Return a count, with a plus where more may have been left out.

    >>> _number(13, 40), _number(40, 40), _number(0, 40)
    ('13', '40+', '')
    """
    if not count:
        return ""
    return f"{count}+" if count == most else str(count)
