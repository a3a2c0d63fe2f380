"""Answer a search for phrases with what the page shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.errors import AssistantError
from assistant.phrasing.answer_query import PhraseRequest
from assistant.phrasing.parse_query import QueryKind, parse_query
from assistant.phrasing.query_options import PhraseView, SentenceOrder
from assistant.records import Filter
from assistant.ui.i18n.bilingual_html import empty
from assistant.ui.tabs.phrases.empty_results import NO_REPORTS, START, nothing
from assistant.ui.tabs.phrases.phrases_view import shown_grain, shown_hits
from assistant.ui.tabs.phrases.view_names import PASSAGES
from assistant.workbench import Workbench

_LIMITS = {PASSAGES: 20, PhraseView.SENTENCES: 40}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person wants to see."""

    query: str
    view: str  # a grain, or passages
    inside: Filter
    order: SentenceOrder
    damaged: bool


def answer(bench: Workbench, asked: Asked) -> str:
    """Return what is shown; a refusal too, for a half-typed query is no reason for an alarm."""
    if not asked.query.strip():
        return START
    try:
        return _passages(bench, asked) if asked.view == PASSAGES else _grain(bench, asked)
    except AssistantError as error:
        said = f"{error} {error.hint}"
        return empty(said, said) if _has_reports(bench) else NO_REPORTS


def _passages(bench: Workbench, asked: Asked) -> str:
    hits = bench.archive.search(asked.query, limit=_LIMITS[PASSAGES], filter=asked.inside)
    shown = shown_hits(asked.query, hits)
    return shown or nothing(asked.view, QueryKind.MEANING, filtered=bool(asked.inside))


def _grain(bench: Workbench, asked: Asked) -> str:
    grain, kind = PhraseView(asked.view), parse_query(asked.query).kind
    wanted = PhraseRequest(
        limit=_LIMITS.get(grain, 10),
        filter=asked.inside,
        order=asked.order,
        damaged=asked.damaged,
        grains=frozenset({grain}),
    )
    shown = shown_grain(grain, bench.archive.phrases(asked.query, wanted=wanted), kind)
    return shown or nothing(grain, kind, filtered=bool(asked.inside))


def _has_reports(bench: Workbench) -> bool:
    try:
        return bool(bench.archive.status().reports)
    except AssistantError:
        return False
