"""Answer a query about wording with sentences, patterns, headings, a timeline and collocations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

from assistant.archive.embedding import Embedder
from assistant.archive.protocol import HeadingStore, PassageStore, WordingStore
from assistant.errors import QueryError
from assistant.phrasing.parse_query import PhraseQuery, QueryKind, parse_query
from assistant.phrasing.patterns.answer_patterns import find_pattern, patterns_for
from assistant.phrasing.patterns.collocations import find_collocations
from assistant.phrasing.patterns.heading_search import HeadingLimits, find_headings, is_heading
from assistant.phrasing.patterns.timeline import build_timeline
from assistant.phrasing.phrases import Collocation, Pattern, Phrases, PrecedentSentence, Timeline
from assistant.phrasing.query_options import PhraseView, SentenceOrder
from assistant.phrasing.sentences.search_sentences import find_by_meaning, find_by_words
from assistant.records import Filter, HeadingSet

_SETS, _SETS_BESIDE = 5, 2
_PATTERNS = 3
_LONGEST_WORD = 4  # characters


class PhraseStore(WordingStore, HeadingStore, Protocol):
    """The protocols of the archive that a phrase query needs."""


_SENTENCE_VIEWS = frozenset(
    {PhraseView.SENTENCES, PhraseView.PATTERNS, PhraseView.HEADINGS}
)  # views that start from sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRequest:
    """The options of a phrase query."""

    limit: int = 10  # sentences
    filter: Filter = field(default_factory=Filter)
    headings: HeadingLimits = field(default_factory=HeadingLimits)
    order: SentenceOrder = SentenceOrder.BEST
    damaged: bool = False  # with sentences that have masks, holes or typos
    by_meaning: bool = True  # also those of the meaning; without, only what has the words, at once
    views: frozenset[PhraseView] = frozenset(PhraseView)


def answer_query(
    store: PhraseStore,
    embedder: Embedder,
    query: str,
    *,
    encoder: Embedder | None = None,
    request: PhraseRequest | None = None,
) -> Phrases:
    """Return the answer to a query; a view without results is ().

    Raises QueryError for a query that cannot be answered, and for an empty archive.
    """
    request = request or PhraseRequest()
    parsed = parse_query(query)
    sentences = _find_sentences(store, embedder, encoder, parsed, request)
    sets = _find_headings(store, parsed, sentences, request)
    if not (sentences or sets or store.reports()):
        raise QueryError(
            "档案里还没有报告。",
            hint="请先收录以往的报告：在网页的“档案”页，或运行 assistant ingest 文件或文件夹",
        )
    return Phrases(
        query=query.strip(),
        sentences=tuple(_order_sentences(sentences, request.order)),
        patterns=tuple(_find_patterns(store, parsed, sentences, request)),
        heading_sets=tuple(sets),
        timeline=_find_timeline(store, parsed, request),
        collocations=_find_collocations(store, parsed, request),
    )


def _find_headings(
    store: HeadingStore,
    parsed: PhraseQuery,
    sentences: Sequence[PrecedentSentence],
    request: PhraseRequest,
) -> list[HeadingSet]:
    if not (limit := min(request.limit, _most_sets(parsed, request))):
        return []
    return find_headings(
        store,
        parsed,
        sentences,
        limits=request.headings,
        limit=limit,
        filter=request.filter,
        damaged=request.damaged,
    )


def _most_sets(parsed: PhraseQuery, request: PhraseRequest) -> int:
    """Return the limit of heading sets: few for a query about other things."""
    if parsed.kind is QueryKind.MEASURE or PhraseView.HEADINGS not in request.views:
        return 0
    beside = parsed.kind in (QueryKind.PHRASE, QueryKind.MEANING) and not is_heading(parsed.text)
    return _SETS_BESIDE if beside and not request.headings else _SETS


def _find_patterns(
    store: WordingStore,
    parsed: PhraseQuery,
    sentences: Sequence[PrecedentSentence],
    request: PhraseRequest,
) -> list[Pattern]:
    """Return the pattern of the query, or the patterns of the sentences."""
    if PhraseView.PATTERNS not in request.views:
        return []
    if parsed.kind is QueryKind.PATTERN:
        found = find_pattern(store, parsed.text, filter=request.filter)
        return [found] if found else []
    if parsed.kind is QueryKind.PHRASE:
        return list(_patterns_containing(store, parsed.text, request))
    texts = [sentence.match for sentence in sentences]
    return patterns_for(store, parsed.text, texts, limit=_PATTERNS, filter=request.filter)


def _patterns_containing(
    store: WordingStore, words: str, request: PhraseRequest
) -> Iterator[Pattern]:
    """Yield the most frequent patterns with these words in a fixed part."""
    known = (skeleton for skeleton in store.pattern_counts().skeletons if words in skeleton)
    found = (find_pattern(store, skeleton, filter=request.filter) for skeleton in known)
    yield from islice(filter(None, found), _PATTERNS)


def _find_timeline(
    store: WordingStore, parsed: PhraseQuery, request: PhraseRequest
) -> Timeline | None:
    """Return the timeline of a phrase; an empty one only for a quoted phrase."""
    if parsed.kind is not QueryKind.PHRASE or PhraseView.TIMELINE not in request.views:
        return None
    found = build_timeline(store, parsed.text, filter=request.filter)
    return found if found.reports or parsed.exact else None


def _find_collocations(
    store: WordingStore, parsed: PhraseQuery, request: PhraseRequest
) -> tuple[Collocation, ...]:
    """Return the collocations of a word; longer phrases have none."""
    is_word = parsed.kind is QueryKind.PHRASE and len(parsed.text) <= _LONGEST_WORD
    if (
        not (is_word or parsed.kind is QueryKind.MEASURE)
        or PhraseView.COLLOCATIONS not in request.views
    ):
        return ()
    return find_collocations(store, parsed.text, filter=request.filter)


def _find_sentences(
    store: PassageStore,
    embedder: Embedder,
    encoder: Embedder | None,
    parsed: PhraseQuery,
    request: PhraseRequest,
) -> list[PrecedentSentence]:
    """Return sentences with the words of the query; if these are few, similar ones too."""
    if parsed.kind in (QueryKind.SHAPE, QueryKind.MEASURE) or not request.views & _SENTENCE_VIEWS:
        return []
    found: list[PrecedentSentence] = []
    limit, inside, damaged = request.limit, request.filter, request.damaged
    if parsed.kind is not QueryKind.MEANING or not request.by_meaning:
        found = find_by_words(store, parsed, limit=limit, filter=inside, damaged=damaged)
    is_literal = parsed.kind is QueryKind.PATTERN or parsed.exact or not request.by_meaning
    if is_literal or len(found) >= limit:
        return found
    like_it = find_by_meaning(
        store,
        embedder,
        parsed,
        limit=limit,
        filter=inside,
        damaged=damaged,
        encoder=encoder,
    )
    return _merge_sentences(found, like_it)[:limit]


def _merge_sentences(
    first: Sequence[PrecedentSentence], second: Sequence[PrecedentSentence]
) -> list[PrecedentSentence]:
    once = {one.text: one for one in (*second, *first)}  # of two equal ones that found by its words
    texts = dict.fromkeys(one.text for one in (*first, *second))
    return [replace(once[text], rank=rank) for rank, text in enumerate(texts, start=1)]


def _order_sentences(
    sentences: Sequence[PrecedentSentence], order: SentenceOrder
) -> list[PrecedentSentence]:
    """Return the sentences ordered by the text next to the match, read away from it."""
    if order is SentenceOrder.LEFT:
        return sorted(sentences, key=lambda one: one.left[::-1])
    if order is SentenceOrder.RIGHT:
        return sorted(sentences, key=lambda one: one.right)
    return list(sentences)
