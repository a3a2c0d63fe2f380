"""Judge whether a passage of a past report concerns a subject of this one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.draft import Brief
from assistant.drafting.topics.off_topic import count_off_topic_terms
from assistant.drafting.topics.sectors import main_sector, sectors_in
from assistant.records import Hit, Level
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams

_VERDICT = re.compile(group("topics.verdict").pattern)
_SAME_KIND, _NEAR, _NAMED, _KINDRED = 1.5, 1.0, 1.0, 0.5
_FAR_ABOVE = {Level.STATE, Level.PROVINCE}
_YEARS = 10  # older reports of strangers speak of another time
_LEAST = {True: 1.5, False: 3.0}  # pairs shared, by whether it is of the same unit or work


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a section or one of its items is about."""

    words: frozenset[str]
    kindred: frozenset[str]  # of the words that belong to the same line of work
    text: str
    brief: Brief


def subject_of(text: str, brief: Brief) -> Subject:
    """Return the subject that a heading or a fact names."""
    words = content_bigrams(_VERDICT.sub(" ", text))
    sector = main_sector(text)
    kindred = content_bigrams(" ".join(sector.words)) if sector else frozenset()
    return Subject(words=words, kindred=kindred - words, text=text, brief=brief)


def relevance(name: str, body: str, subject: Subject, hit: Hit) -> float:
    """Return how much a passage called `name` concerns `subject`; 0 where it does not.

    What another kind of unit says has to be of the same line of work and of nothing strange.
    """
    if not subject.words | subject.kindred:
        return 0.0
    in_name = len(subject.words & bigrams(name))
    in_body = len(subject.words & bigrams(body)) + _KINDRED * len(subject.kindred & bigrams(body))
    own_kind = hit.passage.org_type in subject.brief.org_types
    known_work = own_kind or _is_same_work(f"{name}{body}", subject)
    if in_name + in_body < min(_LEAST[known_work], 2 * max(len(subject.words), 1)):
        return 0.0
    score = _NAMED * in_name + in_body + _NEAR / (1 + hit.rank)
    if own_kind:
        return score + _SAME_KIND
    return score if _may_lend(f"{name}{body}", subject, hit) else 0.0


def _may_lend(text: str, subject: Subject, hit: Hit) -> bool:
    """Return whether a stranger's words are near enough in time, rank and matter."""
    brief = subject.brief
    above = hit.passage.level in _FAR_ABOVE and "省" not in brief.organisation
    if above or _is_old(hit, brief) or count_off_topic_terms(text, brief.world):
        return False
    return not _is_other_work(text, subject)


def _is_old(hit: Hit, brief: Brief) -> bool:
    now, then = brief.period.year, hit.passage.year
    return now is not None and then is not None and now - then > _YEARS


def _is_same_work(text: str, subject: Subject) -> bool:
    own = main_sector(subject.text)
    return own is not None and main_sector(text) is own


def _is_other_work(text: str, subject: Subject) -> bool:
    """Return whether `text` is of a line of work that neither the subject nor the report names.

    Of the subject's own work it is only if less than half of its clauses are of another.
    """
    own, theirs = main_sector(subject.text), main_sector(text)
    if own is not None:
        named = [sectors_in(clause) for clause in text.split("，")]
        other = sum(1 for sectors in named if sectors and own not in sectors)
        return theirs is not own or 2 * other >= len(named)
    if theirs is None:
        return False
    return not any(word in subject.brief.world for word in theirs.words)
