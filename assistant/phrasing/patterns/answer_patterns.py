"""Find skeletons with their counts, fillers and examples."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from assistant.archive.archive_records import Occurrence
from assistant.archive.patterns.coded_text import encode_text
from assistant.archive.patterns.pattern_counts import Origin, PatternCounts
from assistant.archive.patterns.pattern_finder import PatternFinder
from assistant.archive.protocol import WordingStore
from assistant.phrasing.patterns.examples import find_examples
from assistant.phrasing.patterns.fillers import rank_fillers, rank_openings
from assistant.phrasing.patterns.report_counts import count_by_org_type, count_by_year
from assistant.phrasing.patterns.slot_patterns import (
    MOST_SLOTS,
    SLOT,
    fixed_parts,
    normalize_skeleton,
    slot_expression,
    whole_matches,
)
from assistant.phrasing.phrases import Filler, Pattern
from assistant.phrasing.sentences.sample_occurrences import sample_occurrences
from assistant.records import Filter
from assistant.text.clean import clean
from assistant.text.segmentation import tears_word
from assistant.text.similarity import bigrams

_EVERYTHING = Filter()
_MOST_READ = 20_000  # passages read to count a skeleton that was not mined
_SAMPLE = 200  # passages from the whole archive for fillers and examples
_SAMPLE_EACH = 60  # of each skeleton, where several are shown
_FILLERS, _EXAMPLES = 10, 3
_LEAST_REPORTS = 3
_SENTENCE_END = re.compile("[。！？!?\n]")


def find_pattern(
    archive: WordingStore, pattern: str, *, filter: Filter = _EVERYTHING
) -> Pattern | None:
    """Return the counts and fillers of a skeleton (以*为抓手); None where it does not occur.

    Reports and sentences are counted in the whole archive, fillers in up to 200 passages from all
    of it. A skeleton without a Chinese character, or with more than 4 slots, is not searched.
    """
    skeleton = normalize_skeleton(pattern)
    if skeleton.count(SLOT) > MOST_SLOTS:
        return None
    counts = archive.pattern_counts()
    if skeleton in counts.places:
        return _mined_pattern(archive, counts, skeleton, filter, _SAMPLE)
    return _searched_pattern(archive, counts, skeleton, filter)


def patterns_for(
    archive: WordingStore,
    query: str,
    sentences: Sequence[str],
    *,
    limit: int,
    filter: Filter = _EVERYTHING,
) -> list[Pattern]:
    """Return the mined skeletons of the best `sentences` (best first).

    First come those that more sentences share, that are more informative, and that contain words
    of the query; one without these is in two sentences. A skeleton without fillers, or that tears a
    word in each example, is left out.
    """
    counts = archive.pattern_counts()
    if not counts.skeletons or not sentences:
        return []
    found: list[Pattern] = []
    for skeleton in _rank_skeletons(counts, query, sentences):
        if len(found) == limit:
            break
        pattern = _mined_pattern(archive, counts, skeleton, filter, _SAMPLE_EACH)
        if pattern and pattern.reports >= _LEAST_REPORTS and _is_usable(pattern):
            found.append(pattern)
    return found


def _is_usable(pattern: Pattern) -> bool:
    expression = slot_expression(pattern.skeleton)
    return all(map(len, pattern.slots)) and any(
        any(whole_matches(expression, clean(example.text))) for example in pattern.examples
    )


def _mined_pattern(
    archive: WordingStore, counts: PatternCounts, skeleton: str, filter: Filter, sample: int
) -> Pattern | None:
    """Return a mined skeleton with the counts of the whole archive."""
    parts, sentences = counts.of(skeleton)
    inside = counts.allowed_parts(filter)[parts] if filter else np.ones(len(parts), dtype=np.bool_)
    places = np.unique(counts.part_origin[parts[inside]])
    if not len(places):
        return None
    origins = [counts.origins[place] for place in places]
    sampled = sample_occurrences(
        archive,
        fixed_parts(skeleton),
        passages=sample,
        filter=filter,
        reports=[origin.report_id for origin in origins],
    )
    return _build_pattern(
        archive,
        skeleton,
        origins,
        int(sentences[inside].sum()),
        _passages_containing(sampled, counts, skeleton),
        filter,
    )


def _searched_pattern(
    archive: WordingStore, counts: PatternCounts, skeleton: str, filter: Filter
) -> Pattern | None:
    """Return a skeleton that was not mined, counted in the passages themselves."""
    ids = archive.passages_containing(fixed_parts(skeleton), limit=_MOST_READ, filter=filter)
    occurrences = _passages_containing(archive.occurrences(ids, filter=filter), counts, skeleton)
    if not occurrences:
        return None
    expression = slot_expression(skeleton)
    sentences = sum(
        expression.search(sentence) is not None
        for occurrence in occurrences
        for sentence in _SENTENCE_END.split(occurrence.clean)
    )
    origins = {
        occurrence.report_id: counts.by_report[occurrence.report_id] for occurrence in occurrences
    }
    return _build_pattern(archive, skeleton, list(origins.values()), sentences, occurrences, filter)


def _passages_containing(
    sampled: Iterable[Occurrence], counts: PatternCounts, skeleton: str
) -> list[Occurrence]:
    """Return the occurrences with the skeleton, without those in copies of reports."""
    expression = slot_expression(skeleton)
    return [
        occurrence
        for occurrence in sampled
        if occurrence.report_id in counts.by_report and expression.search(occurrence.clean)
    ]


def _build_pattern(
    archive: WordingStore,
    skeleton: str,
    origins: Sequence[Origin],
    sentences: int,
    occurrences: Sequence[Occurrence],
    filter: Filter,
) -> Pattern:
    by_report = {origin.report_id: origin for origin in origins}
    counted = [occurrence for occurrence in occurrences if occurrence.report_id in by_report]
    return Pattern(
        skeleton=skeleton,
        reports=len(origins),
        sentences=sentences,
        by_year=count_by_year(origins),
        by_org_type=count_by_org_type(origins),
        slots=_rank_slots(skeleton, counted),
        examples=find_examples(
            archive, counted, by_report, slot_expression(skeleton), limit=_EXAMPLES, filter=filter
        ),
    )


def _rank_slots(skeleton: str, occurrences: Iterable[Occurrence]) -> tuple[tuple[Filler, ...], ...]:
    slots = skeleton.count(SLOT)
    texts_by_slot: list[list[tuple[str, str]]] = [[] for _ in range(slots)]
    for match, report in _matches(slot_expression(skeleton), occurrences):
        for slot, text in zip(texts_by_slot, match.groups(), strict=True):
            slot.append((text, report))
    ranked_slots = [rank_fillers(slot, limit=_FILLERS) for slot in texts_by_slot]
    if skeleton.endswith(SLOT):
        ranked_slots[-1] = rank_openings(texts_by_slot[-1], limit=_FILLERS, shortest=1)
    if skeleton.startswith(SLOT):
        ranked_slots[0] = rank_openings(
            texts_by_slot[0], limit=_FILLERS, backwards=True, shortest=1
        )
    return tuple(ranked_slots)


def _matches(
    expression: re.Pattern[str], occurrences: Iterable[Occurrence]
) -> list[tuple[re.Match[str], str]]:
    """Return the matches, with their reports, that tear no word; all where each tears one."""
    found = [
        (match, occurrence.report_id)
        for occurrence in occurrences
        for match in expression.finditer(occurrence.clean)
    ]
    return [one for one in found if not tears_word(one[0])] or found


def _rank_skeletons(counts: PatternCounts, query: str, sentences: Sequence[str]) -> list[str]:
    """Return the skeletons of the sentences, the most informative first."""
    coded = encode_text("".join(f"{sentence}\n" for sentence in sentences))
    matches = _finder(counts.skeletons).find(coded)
    stops = np.cumsum([len(sentence.encode("utf-16-le")) // 2 + 1 for sentence in sentences])
    rank = np.searchsorted(stops, matches.start, side="right")
    places: defaultdict[int, set[int]] = defaultdict(set)
    for pattern, place in zip(matches.pattern.tolist(), rank.tolist(), strict=True):
        places[pattern].add(place)
    wanted = bigrams(query)
    scores = {}
    for pattern, held_in in places.items():
        skeleton = counts.skeletons[pattern]
        shared = sum(len(bigrams(part) & wanted) for part in fixed_parts(skeleton))
        if shared or len(held_in) > 1:
            weight = sum(1 / math.log2(place + 2) for place in held_in)
            scores[skeleton] = weight * (1 + shared) * _information(counts, pattern)
    return _drop_variants(sorted(scores, key=lambda skeleton: (-scores[skeleton], skeleton)))


def _information(counts: PatternCounts, pattern: int) -> float:
    """Return the weight of a skeleton: rare, long and many-part ones outweigh common verbs."""
    skeleton = counts.skeletons[pattern]
    parts = fixed_parts(skeleton)
    reports = max(int(counts.starts[pattern + 1] - counts.starts[pattern]), 1)
    rarity = math.log(1 + len(counts.part_origin) / reports)
    return rarity * math.sqrt(sum(map(len, parts))) * (1.5 if len(parts) > 1 else 1)


def _drop_variants(skeletons: Iterable[str]) -> list[str]:
    """Return the skeletons without those that differ little from a better one."""
    kept: dict[str, str] = {}
    for skeleton in skeletons:
        core = _core(skeleton)
        if not any(core in other or other in core for other in kept):
            kept[core] = skeleton
    return list(kept.values())


def _core(skeleton: str) -> str:
    return "".join(fixed_parts(skeleton)).strip("，")


@lru_cache(maxsize=2)
def _finder(skeletons: tuple[str, ...]) -> PatternFinder:
    return PatternFinder(skeletons)
