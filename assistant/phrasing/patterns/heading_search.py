"""Find sets of parallel headings with the shape or the subject of a query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.archive.archive_records import HeadingQuery
from assistant.archive.protocol import HeadingStore
from assistant.phrasing.parse_query import PhraseQuery, QueryKind
from assistant.phrasing.phrases import PrecedentSentence
from assistant.phrasing.sentences.defects import find_defects
from assistant.phrasing.sentences.literal_match import literal_pattern
from assistant.records import Filter, HeadingSet
from assistant.reports.heading_shapes import clause_lengths, fits_lengths, shape_similarity
from assistant.text.clean import clean
from assistant.text.numbered_headings import parse_heading
from assistant.text.similarity import content_bigrams

_POOL = 300  # sets that are scored
_LEAST_SIMILARITY = 0.4  # mean similarity of shape; below it the shapes differ
_LEAST_SHARE = 0.6  # of the headings in a set that fit a pattern or lengths
_LEAST_ALIKE = 0.01  # score of a set that fits otherwise
_LONGEST_HEADING = 30  # characters of a query that is a heading
_CLAUSE_MARK = re.compile("[，,、]")
_SHARED_PAIRS = 2  # character pairs that a heading on the query's subject shares with it
_LENGTH_TOLERANCE = 0.3  # of the wanted length
_SUBJECT_WEIGHT = 0.3  # weight of a shared subject beside similarity of shape

_Score = Callable[[HeadingSet], float]  # 0 or less: no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingLimits:
    """Conditions on heading sets beside the query."""

    count: int | None = None  # headings
    length: int | None = None  # characters of a heading, one more or less

    def __bool__(self) -> bool:
        return self.count is not None or self.length is not None


def find_headings(
    store: HeadingStore,
    query: PhraseQuery,
    sentences: Sequence[PrecedentSentence],
    *,
    limits: HeadingLimits,
    limit: int,
    filter: Filter,
    damaged: bool = False,
) -> list[HeadingSet]:
    """Return at most `limit` heading sets, whole and in order, the best first.

    A query that is a heading finds headings of that shape, lengths those of exactly these lengths;
    a pattern or a phrase those that contain it; a meaning those above its precedent `sentences`.
    Sets with defects are left out unless `damaged`.
    """
    heading_query, score, reports = _plan_search(query, sentences, limits)
    narrowed = reports is not None and not filter.reports
    inside = replace(filter, reports=reports or ()) if narrowed else filter
    found = store.heading_sets(heading_query, limit=_POOL, filter=inside)
    scored = [
        (score(candidate), candidate) for candidate in found if _fits_length(candidate, limits)
    ]
    good = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
    sound = (
        candidate
        for _, candidate in good
        if damaged or not any(map(find_defects, candidate.headings))
    )
    return list(islice(_deduplicate(sound), limit))


def _plan_search(
    query: PhraseQuery, sentences: Sequence[PrecedentSentence], limits: HeadingLimits
) -> tuple[HeadingQuery, _Score, tuple[str, ...] | None]:
    """Return the heading query, the score of a set, and the reports to search, None for all."""
    if query.kind is QueryKind.SHAPE:
        total = sum(query.lengths)
        exactly = replace(_heading_query(limits, query.lengths), length=(total, total))
        return exactly, lambda each: _score_by_lengths(each, query.lengths), None
    if query.kind is QueryKind.PATTERN:
        wanted = literal_pattern(query.text)
        heading_query = replace(_heading_query(limits), containing=tuple(query.literals[:1]))
        return (
            heading_query,
            lambda each: _share(each, lambda text: bool(wanted.match(text))),
            None,
        )
    if query.kind in (QueryKind.PHRASE, QueryKind.MEASURE) and not (limits and not query.exact):
        heading_query = replace(_heading_query(limits), containing=(query.text,))
        return (
            heading_query,
            lambda each: _share_containing(each, query.text) + each.alike,
            None,
        )
    if is_heading(query.text):
        return _heading_query(limits, clause_lengths(query.text)), _score_by_shape(query.text), None
    if limits:
        return _heading_query(limits), _score_by_subject(query.text), None
    reports = tuple(dict.fromkeys(sentence.report_id for sentence in sentences))
    return _heading_query(limits), _score_by_sentences(sentences, query.text), reports or ("",)


def is_heading(text: str) -> bool:
    """Return whether a query is a heading of several clauses, and asks for similar ones.

    >>> is_heading("聚焦民生福祉，保障社会和谐"), is_heading("人手不够怎么办")
    (True, False)
    """
    lengths = clause_lengths(text)
    commas = len(_CLAUSE_MARK.findall(text))
    short = len(text) <= _LONGEST_HEADING and text[-1] not in "。？！；"
    return short and 1 <= commas <= 2 and min(lengths) >= 3


def _heading_query(limits: HeadingLimits, lengths: tuple[int, ...] = ()) -> HeadingQuery:
    several = len(lengths) > 1
    total = sum(lengths) if lengths else limits.length
    return HeadingQuery(
        count=limits.count,
        clauses=len(lengths) if several else None,
        length=None if total is None else _length_range(total),
    )


def _length_range(length: int) -> tuple[int, int]:
    """Return the least and most characters of a set's usual heading."""
    more = max(2, round(_LENGTH_TOLERANCE * length))
    return length - more, length + more


def _share_containing(candidate: HeadingSet, text: str) -> float:
    """Return the share of headings that contain `text`."""
    return sum(text in heading for heading in candidate.headings) / len(candidate.headings)


def _share(candidate: HeadingSet, fits: Callable[[str], bool]) -> float:
    share = sum(map(fits, candidate.headings)) / len(candidate.headings)
    return share + candidate.alike if share >= _LEAST_SHARE else 0.0


def _score_by_lengths(candidate: HeadingSet, lengths: tuple[int, ...]) -> float:
    """Return how parallel a set is whose headings all have these lengths, 0.0 for another."""
    fits = all(fits_lengths(heading, lengths) for heading in candidate.headings)
    return max(candidate.alike, _LEAST_ALIKE) if fits else 0.0


def _score_by_shape(text: str) -> _Score:
    about = _score_by_subject(text)

    def score(candidate: HeadingSet) -> float:
        alike = sum(shape_similarity(heading, text) for heading in candidate.headings)
        mean = alike / len(candidate.headings)
        return mean + _SUBJECT_WEIGHT * about(candidate) if mean >= _LEAST_SIMILARITY else 0.0

    return score


def _score_by_sentences(sentences: Sequence[PrecedentSentence], text: str) -> _Score:
    """Return a score for sets above one of these sentences; the first sentence counts most.

    Only a heading about the query's subject counts: a general heading has sentences on everything.
    """
    subject = content_bigrams(text)
    above: dict[tuple[str, str], int] = {}
    for sentence in sentences:
        heading = _title(sentence.section[-1]) if sentence.section else ""
        if len(subject & content_bigrams(heading)) >= _SHARED_PAIRS:
            above.setdefault((sentence.report_id, heading), sentence.rank)

    def score(candidate: HeadingSet) -> float:
        ranks = [above.get((candidate.report_id, heading), 0) for heading in candidate.headings]
        return max((1 / rank for rank in ranks if rank), default=0.0)

    return score


def _score_by_subject(text: str) -> _Score:
    """Return a score by the shared subject, with a small weight for parallel shape."""
    subject = content_bigrams(text)

    def score(candidate: HeadingSet) -> float:
        shared = subject & content_bigrams("，".join(candidate.headings))
        return candidate.alike / 10 + len(shared) / max(1, len(subject))

    return score


def _fits_length(candidate: HeadingSet, limits: HeadingLimits) -> bool:
    if limits.length is None:
        return True
    fits = [fits_lengths(one, (limits.length,), within=1) for one in candidate.headings]
    return sum(fits) >= _LEAST_SHARE * len(fits)


def _title(heading: str) -> str:
    cleaned = clean(heading)
    numbered = parse_heading(cleaned)
    return (numbered.title if numbered else cleaned).strip("。：；")


def _deduplicate(sets: Iterable[HeadingSet]) -> Iterator[HeadingSet]:
    """Yield the sets in order, each once: reports repeat those of the year before."""
    seen: set[tuple[str, ...]] = set()
    for candidate in sets:
        if candidate.headings not in seen:
            seen.add(candidate.headings)
            yield candidate
