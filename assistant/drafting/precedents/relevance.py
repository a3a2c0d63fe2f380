"""Score how much a passage of a past report concerns a subject of this one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.draft import Brief
from assistant.drafting.precedents.proximity import is_outdated
from assistant.drafting.topics.off_topic import count_off_topic_terms
from assistant.drafting.topics.sectors import main_sector, sectors_in
from assistant.records import Hit, Level
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams

_VERDICT = re.compile(group("topics.verdict").pattern)
_SAME_KIND, _NEAR, _NAMED, _IN_SECTOR = 1.5, 1.0, 1.0, 0.5
_FAR_ABOVE = {Level.STATE, Level.PROVINCE}
_LEAST = {True: 1.5, False: 3.0}  # pairs shared, by whether it is of the same unit or work


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The subject of a section or of one of its items."""

    words: frozenset[str]
    sector_words: frozenset[str]  # of its sector, beyond its own
    text: str
    brief: Brief


def subject_of(text: str, brief: Brief) -> Subject:
    """Return the subject that a heading or a fact names."""
    words = content_bigrams(_VERDICT.sub(" ", text))
    sector = main_sector(text)
    sector_words = content_bigrams(" ".join(sector.words)) if sector else frozenset()
    return Subject(words=words, sector_words=sector_words - words, text=text, brief=brief)


def relevance(name: str, body: str, subject: Subject, hit: Hit) -> float:
    """Return the score of a passage called `name` for `subject`; 0 where it does not concern it.

    A passage of another kind of unit has to be of the same sector and must not be off topic.
    """
    if not subject.words | subject.sector_words:
        return 0.0
    in_name = len(subject.words & bigrams(name))
    in_body = len(subject.words & bigrams(body)) + _IN_SECTOR * len(
        subject.sector_words & bigrams(body)
    )
    own_kind = hit.passage.org_type in subject.brief.org_types
    is_near = own_kind or _is_same_sector(f"{name}{body}", subject)
    if in_name + in_body < min(_LEAST[is_near], 2 * max(len(subject.words), 1)):
        return 0.0
    score = _NAMED * in_name + in_body + _NEAR / (1 + hit.rank)
    if own_kind:
        return score + _SAME_KIND
    return score if _is_usable_from_stranger(f"{name}{body}", subject, hit) else 0.0


def _is_usable_from_stranger(text: str, subject: Subject, hit: Hit) -> bool:
    """Return whether another kind of unit's words are near enough in time, rank and topic."""
    brief = subject.brief
    above = hit.passage.level in _FAR_ABOVE and "省" not in brief.organisation
    if above or is_outdated(hit.passage, brief) or count_off_topic_terms(text, brief.world):
        return False
    return not _is_other_sector(text, subject)


def _is_same_sector(text: str, subject: Subject) -> bool:
    own = main_sector(subject.text)
    return own is not None and main_sector(text) is own


def _is_other_sector(text: str, subject: Subject) -> bool:
    """Return whether `text` is of a sector that neither the subject nor the report names.

    A text of the subject's own sector is of another if half of its clauses are.
    """
    own, theirs = main_sector(subject.text), main_sector(text)
    if own is not None:
        named = [sectors_in(clause) for clause in text.split("，")]
        other = sum(1 for sectors in named if sectors and own not in sectors)
        return theirs is not own or 2 * other >= len(named)
    if theirs is None:
        return False
    return not any(word in subject.brief.world for word in theirs.words)
