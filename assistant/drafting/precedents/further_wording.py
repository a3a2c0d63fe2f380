"""Find further wording of past reports for a section that is to become longer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Retrieve
from assistant.drafting.precedents.interleave import interleave
from assistant.drafting.precedents.past_steps import PastStep, all_past_steps, find_past_steps
from assistant.drafting.precedents.redundancy import SeenText
from assistant.drafting.precedents.relevance import subject_of
from assistant.drafting.precedents.search_precedents import (
    LIMIT,
    Candidate,
    build_query,
    find_candidates,
    find_passages,
    find_sentences,
    reuse_context,
    search_topics,
)
from assistant.drafting.topics.section_subjects import SectionSubjects
from assistant.records import Filter, Function, StoredPassage

_MOST_FACTS = 3  # that are asked about one by one
_SAME = 5.1  # deviations beyond chance: how near two sentences are that mean the same
_STOP = re.compile("[，；：、。“”]")
_TERM = re.compile("“[^“”]+”")
_SHORTEST = 8  # characters of a sentence
_TELLING = 16  # characters: what is shorter hardly says how something was done
_RUN = 4  # characters that two sentences have in common where they speak of one thing
_SHORT, _LONGEST = 20, 44  # characters: shorter sentences join one another up to this length
_STANDS_ALONE = 11  # characters of a sentence that nothing joined


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherWording:
    """A sentence made of past reports' words that a section may take over, ended by 。."""

    text: str
    passages: tuple[StoredPassage, ...]
    subject: str = ""  # of the section, that it is nearest to


def find_further_wording(
    brief: Brief,
    retrieve: Retrieve,
    said: Iterable[str],
    *,
    others: Sequence[Brief],
    nearness: TextNearness | None,
) -> Iterator[FurtherWording]:
    """Yield sentences about what the section is about that repeat none of `said` nor one another.

    What is nearer to one of the `others` is theirs. Reports take turns, so that no single one is
    copied; what says least comes last, and what takes up words of one before; problems are never
    supplied. Without an encoder only likely sentences are.
    """
    if brief.function is Function.PROBLEMS:
        return
    if nearness is not None and nearness.encoder is None:
        nearness = None  # the static model finds any two sentences of offices near
    supply = _steps if brief.function is Function.PLAN else _practices
    found = supply(brief, retrieve, is_judged=nearness is not None)
    if nearness is not None:
        found = iter(_near_ones(found, brief, others, nearness))
    telling = sorted(_in_turn(found), key=lambda one: len(one.text) < _TELLING)
    yield from _join_short(varied_first(_new_ones(telling, said), brief))


def _practices(brief: Brief, retrieve: Retrieve, *, is_judged: bool) -> Iterator[FurtherWording]:
    """Yield practices found for the heading and single facts; unjudged, only likely ones."""
    asked = [brief, *(replace(brief, facts=(fact,)) for fact in brief.facts[:_MOST_FACTS])]
    for one in asked:
        found = find_sentences if is_judged else _likely
        for candidate in found(one, retrieve):
            yield FurtherWording(text=candidate.text, passages=(candidate.passage,))


def _likely(brief: Brief, retrieve: Retrieve) -> Iterator[Candidate]:
    yield from find_candidates(brief, retrieve).candidates


def _steps(brief: Brief, retrieve: Retrieve, *, is_judged: bool) -> Iterator[FurtherWording]:
    """Yield steps of past plans found for the heading, the themes; unjudged, only likely ones."""
    context = reuse_context(brief)
    for topic in search_topics(brief):
        hits = find_passages(brief, retrieve, build_query(brief, topic))
        if is_judged:
            hits += retrieve(topic, Filter(functions=(Function.PLAN,)), LIMIT)
            steps: Iterable[PastStep] = all_past_steps(brief, hits, context)
        else:
            steps = find_past_steps(subject_of(topic, brief), hits, context)
        for step in steps:
            yield FurtherWording(text=f"{step.text}。", passages=(step.passage,))


def _near_ones(
    found: Iterable[FurtherWording],
    brief: Brief,
    others: Sequence[Brief],
    nearness: TextNearness,
) -> list[FurtherWording]:
    """Return what is about a subject of the section and of no other, the nearest first."""
    distinct = list({one.text: one for one in found}.values())
    sources = [one.passages[0] for one in distinct]
    matches = SectionSubjects(brief, others, nearness).match(
        [one.text for one in distinct],
        kinds=[one.org_type for one in sources],
        units=[one.organisation for one in sources],
    )
    near = [replace(distinct[match.place], subject=match.subject) for match in matches]
    return _without_same(near, nearness)


def _without_same(found: Sequence[FurtherWording], nearness: TextNearness) -> list[FurtherWording]:
    """Return the sentences without those that mean what one before them means."""
    if not found:
        return []
    texts = [one.text for one in found]
    alike = nearness.beyond_chance(texts, texts) >= _SAME
    kept: list[int] = []
    for place in range(len(found)):
        if not alike[place, kept].any():
            kept.append(place)
    return [found[place] for place in kept]


def _in_turn(found: Iterable[FurtherWording]) -> Iterator[FurtherWording]:
    """Yield the sentences so that each report gets its turn."""
    by_report: defaultdict[str, list[FurtherWording]] = defaultdict(list)
    for one in found:
        by_report[one.passages[0].report_id].append(one)
    yield from interleave(list(by_report.values()))


def _new_ones(found: Iterable[FurtherWording], said: Iterable[str]) -> Iterator[FurtherWording]:
    """Yield the sentences that nothing says yet, and each term in quotation marks once."""
    before = list(said)
    known, terms = SeenText(before), set(_TERM.findall("".join(before)))
    for one in found:
        text = one.text.rstrip("。")
        quoted = set(_TERM.findall(text))
        if len(text) >= _SHORTEST and not quoted & terms and known.new_clauses(text) == text:
            known.add(text)
            terms |= quoted
            yield one


def varied_first(found: Iterable[FurtherWording], brief: Brief) -> list[FurtherWording]:
    """Return the sentences, behind all others those that take up words of one before them.

    规范党员发展程序, and later 严格党员发展工作. The words of heading and facts may come again.
    """
    own = {run for text in (brief.topic, *(one.text for one in brief.facts)) for run in _runs(text)}
    fresh: list[FurtherWording] = []
    again: list[FurtherWording] = []
    known: set[str] = set()
    for one in found:
        runs = set(_runs(one.text)) - own
        (again if runs & known else fresh).append(one)
        known |= runs
    return [*fresh, *again]


def _runs(text: str) -> Iterator[str]:
    """Yield each stretch of a few characters that stands in one clause."""
    for clause in _STOP.split(text):
        for start in range(len(clause) - _RUN + 1):
            yield clause[start : start + _RUN]


def _join_short(found: Iterable[FurtherWording]) -> Iterator[FurtherWording]:
    """Yield the sentences, those too short to stand alone joined to the next on their subject."""
    waiting: dict[str, FurtherWording] = {}
    for one in found:
        if len(one.text) > _SHORT:
            yield one
            continue
        before = waiting.pop(one.subject, None)
        joined = _join(before, one) if before else one
        if len(joined.text) > _LONGEST - _SHORT:
            yield joined
        else:
            waiting[one.subject] = joined
    yield from (one for one in waiting.values() if len(one.text) >= _STANDS_ALONE)


def _join(first: FurtherWording, second: FurtherWording) -> FurtherWording:
    passages = tuple(dict.fromkeys((*first.passages, *second.passages)))
    text = f"{first.text.rstrip('。')}，{second.text}"
    return replace(first, text=text, passages=passages)
