"""Find precedent sentences by their words or by their meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.archive.embedding import Embedder
from assistant.archive.protocol import PassageStore
from assistant.errors import EncoderError
from assistant.phrasing.parse_query import PhraseQuery
from assistant.phrasing.phrases import PrecedentSentence
from assistant.phrasing.sentences.defects import find_defects
from assistant.phrasing.sentences.diversify import ScoredSentence, diversify
from assistant.phrasing.sentences.literal_match import literal_pattern
from assistant.phrasing.sentences.problem_share import problem_share
from assistant.phrasing.sentences.quality_penalty import SHORT, quality_penalty, tells_of_problems
from assistant.phrasing.sentences.score_sentences import (
    MeaningScore,
    rescore_by_encoder,
    score_by_meaning,
)
from assistant.phrasing.sentences.sentence_units import SentenceUnit, sentence_units
from assistant.records import Filter, Function, StoredPassage
from assistant.retrieval.candidates import SearchRequest, find_candidates
from assistant.retrieval.chance_nearness import is_nothing_near
from assistant.retrieval.query_intent import parse_intent
from assistant.retrieval.search_mode import SearchMode
from assistant.text.clean import clean
from assistant.text.segmentation import tears_word

_PASSAGES = 60  # searched for a meaning; 100 and 180 found no more
_LITERAL_PASSAGES = 300
_SPLIT_PASSAGES = 120  # of them split into sentences
_OF_ONE_REPORT = 3
_READ_OF_ONE_PASSAGE = 2  # sentences
# The share of problems near to a query, from which they are preferred, and nothing else answers.
_PROBLEMS_ASKED, _PROBLEMS_ALONE = 0.25, 0.5
_LONGEST_MODEL = 60  # characters; longer sentences make poor models


def find_by_words(
    store: PassageStore, query: PhraseQuery, *, limit: int, filter: Filter, damaged: bool = False
) -> list[PrecedentSentence]:
    """Return at most `limit` sentences that match `query`, its gaps filled.

    Sentences of a usable length come first, the newest of them. A query that is not exact matches
    whole words, and no headings, as long as there is more. With `damaged`, sentences with defects
    are included.
    """
    depth = max(_LITERAL_PASSAGES, 4 * limit)
    found = store.search_keywords(" ".join(query.literals), limit=depth, filter=filter)
    passages = store.passages([one for one, _ in found], filter=filter)
    held = list(_sentences_containing(query, passages, max(_SPLIT_PASSAGES, 2 * limit)))
    if not query.exact:
        held = [one for one in held if not one.unit.is_heading] or held
        held = [one for one in held if not _tears_word(query, one)] or held
    held.sort(key=_usability)
    return diversify(held, limit=limit, damaged=damaged, of_one_report=_report_limit(filter, 1))


def find_by_meaning(
    store: PassageStore,
    embedder: Embedder,
    query: PhraseQuery,
    *,
    limit: int,
    filter: Filter,
    damaged: bool = False,
    encoder: Embedder | None = None,
) -> list[PrecedentSentence]:
    """Return at most `limit` sentences with the meaning of `query`, best first.

    There is none where nothing is near to it, or none nearer than chance as the encoder reads them.
    Each paragraph gives one sentence at most; headings alone say nothing of how it is done.
    """
    share = problem_share(store, encoder, query.text, filter)
    request = SearchRequest(
        query=parse_intent(query.text, given=filter).rest,
        limit=limit,
        filter=filter,
        preferred=_preferred_filter(query, filter, share),
        mode=SearchMode.HYBRID,
    )
    candidates = find_candidates(store, embedder, request, encoder=encoder)
    scores = dict(candidates.ranked[: max(_PASSAGES, 2 * limit)])
    found = _usable_units(store.passages(list(scores), filter=filter), damaged=damaged)
    if not found:
        return []
    ranked = score_by_meaning(
        embedder,
        query.text,
        [unit.text for unit in found],
        [scores[unit.passage.id] for unit in found],
        [quality_penalty(unit, problem_share=share) for unit in found],
    )
    if share >= _PROBLEMS_ALONE:
        ranked = [one for one in ranked if tells_of_problems(found[one.number])] or ranked
    if encoder:
        near = not is_nothing_near(store, encoder, request.query, candidates)
        sure = near and candidates.are_read
        ranked = _read_again(encoder, query.text, found, ranked, sure=sure)
    return diversify(
        (ScoredSentence(unit=found[one.number], stretch=one.window) for one in ranked),
        limit=limit,
        damaged=damaged,
        of_one_report=_report_limit(filter, _OF_ONE_REPORT),
        of_one_paragraph=1,
    )


def _preferred_filter(query: PhraseQuery, filter: Filter, share: float) -> Filter:
    """Return the preferred filter: the query's intent, else problems where it is about these."""
    intent = parse_intent(query.question or query.text, given=filter)
    if intent:
        return intent.wanted
    if share >= _PROBLEMS_ASKED and not filter.functions:
        return replace(filter, functions=(Function.PROBLEMS,))
    return Filter()


def _sentences_containing(
    query: PhraseQuery, passages: Sequence[StoredPassage], most: int
) -> Iterator[ScoredSentence]:
    """Yield the matching sentences of at most `most` matching passages."""
    wanted = literal_pattern(query.text)
    holding = (passage for passage in passages if wanted.search(clean(passage.text)))
    for unit in sentence_units(islice(holding, most)):
        if match := wanted.search(unit.text):
            yield ScoredSentence(unit=unit, stretch=match.span())


def _tears_word(query: PhraseQuery, answer: ScoredSentence) -> bool:
    match = literal_pattern(query.text).search(answer.unit.text)
    return match is not None and tears_word(match)


def _usability(answer: ScoredSentence) -> tuple[bool, bool, int, int]:
    """Return a sort key for models: glossaries, headings, then overlong ones last; newest first."""
    passage, excess = answer.unit.passage, max(0, len(answer.unit.text) - _LONGEST_MODEL)
    is_glossary = passage.function is Function.OTHER
    return is_glossary, answer.unit.is_heading, excess // 20, -(passage.year or 0)


def _usable_units(passages: Iterable[StoredPassage], *, damaged: bool) -> list[SentenceUnit]:
    """Return the sentences that may answer a meaning, `damaged` ones on request.

    Headings do not, nor what is too short to say anything as long as there is more.
    """
    usable = [
        unit
        for unit in sentence_units(passages)
        if not unit.is_heading and (damaged or not find_defects(unit.text))
    ]
    return [unit for unit in usable if len(unit.text) >= SHORT] or usable


def _read_again(
    encoder: Embedder,
    query: str,
    found: Sequence[SentenceUnit],
    ranked: Sequence[MeaningScore],
    *,
    sure: bool,
) -> list[MeaningScore]:
    """Return the sentences as the encoder ranks them; as they are ranked where it cannot run."""
    read_of: Counter[int] = Counter()
    read = []
    for one in ranked:
        passage = found[one.number].passage.id
        read_of[passage] += 1
        if read_of[passage] <= _READ_OF_ONE_PASSAGE:
            read.append(one)
    try:
        texts = [unit.text for unit in found]
        return rescore_by_encoder(encoder, query, texts, read, sure=sure)
    except EncoderError:  # which others report
        return list(ranked)


def _report_limit(filter: Filter, usual: int) -> int | None:
    return None if filter.reports else usual
