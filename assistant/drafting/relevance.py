"""Judge whether a passage of a past report concerns a subject of this one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.matters import strange_matters
from assistant.drafting.records import Brief
from assistant.drafting.trades import trade_of
from assistant.records import Hit, Level
from assistant.text.resemblance import bigrams, content_bigrams

# What a heading says of its subject, not what the subject is.
_VERDICT = re.compile(
    "(?:还|仍|尚|有所|相对|比较|较为|较|不够|有待|亟待|需要|需|进一步|存在|不断|持续|巩固|完善|加强|提升|提高|推进|抓好|抓|做好|办好|强化|深化|"
    "不足|不高|不强|不够|不深|不实|不优|不畅|困难|滞后|薄弱|短板|差距|偏高|偏低|偏慢|偏大|较慢|较大|较多|较少|欠账|问题|矛盾|压力|突出)"
)
_SAME_KIND, _NEAR, _NAMED, _KINDRED = 1.5, 1.0, 1.0, 0.5
_FAR_ABOVE = {Level.STATE, Level.PROVINCE}
_LEAST = {True: 2, False: 3}  # pairs shared, by whether the report is of the same kind of unit


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
    trade = trade_of(text)
    kindred = content_bigrams(" ".join(trade.words)) if trade else frozenset()
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
    if in_name + in_body < min(_LEAST[own_kind], 2 * max(len(subject.words), 1)):
        return 0.0
    score = _NAMED * in_name + in_body + _NEAR / (1 + hit.rank)
    if own_kind:
        return score + _SAME_KIND
    if hit.passage.level in _FAR_ABOVE and "省" not in subject.brief.organisation:
        return 0.0
    if strange_matters(body, subject.brief.world) or _is_other_work(f"{name}{body}", subject):
        return 0.0
    return score


def _is_other_work(text: str, subject: Subject) -> bool:
    """Return whether `text` is of a line of work that neither the subject nor the report names."""
    own, theirs = trade_of(subject.text), trade_of(text)
    if own is not None or theirs is None:
        return theirs is not own
    return not any(word in subject.brief.world for word in theirs.words)
