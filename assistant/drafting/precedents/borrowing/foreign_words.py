"""Find the words of a past sentence that the unit may not use: others' own, or deeds unsent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from assistant.drafting.draft import Brief
from assistant.drafting.precedents.borrowing.practice_clauses import action_verb
from assistant.drafting.precedents.borrowing.reuse import reuse_sentence
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext
from assistant.drafting.topics.general_words import dated_terms, particular_words
from assistant.drafting.topics.method_words import telling_words
from assistant.drafting.topics.sectors import sectors_in
from assistant.records import Function, Hit, StoredPassage
from assistant.text.clean import clean
from assistant.text.lexicon import group
from assistant.text.segmentation import dictionary_words
from assistant.text.similarity import bigrams

_OTHERS = 2  # organisations beside its own that share a word
_EFFORT, _SET_UP, _RULE = group("acts.common"), group("acts.count"), group("acts.rule")
_DONE_TO_THINGS = group("acts.verb")
_OF_RESULTS = {Function.RESULTS, Function.EXPERIENCE, Function.OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordUse:
    """The paragraphs that a search has found, by the organisation that wrote them."""

    texts: dict[str, str]
    _writers: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)  # of words

    @classmethod
    def in_hits(cls, hits: Iterable[Hit]) -> WordUse:
        """Return the use of words in the paragraphs of `hits`."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for hit in hits:
            found[_writer(hit.passage)][hit.passage.paragraph] = None
        return cls(texts={writer: clean("\n".join(said)) for writer, said in found.items()})

    def is_shared(self, word: str, passage: StoredPassage) -> bool:
        """Return whether several organisations use `word`, beside that of the passage."""
        if word not in self._writers:  # sentences of one search have much the same words
            found = (writer for writer, text in self.texts.items() if word in text)
            self._writers[word] = frozenset(found)
        return len(self._writers[word] - {_writer(passage)}) >= _OTHERS


def foreign_words(text: str, passage: StoredPassage, brief: Brief, use: WordUse) -> frozenset[str]:
    """Return what in `text`, of the passage, the unit of `brief` has no part in.

    A word is everybody's if it is in general use or several organisations use it, and the unit's
    own if its facts, its outline or the unit's own reports have it. What has gone out of use
    since is nobody's.
    """
    found = {term for term in dated_terms(text, brief.period.year) if term not in brief.world}
    if passage.organisation and passage.organisation == brief.organisation:
        return frozenset(found)
    found |= {
        word
        for word in particular_words(text)
        if word not in brief.world and not use.is_shared(word, passage)
    }
    return frozenset(found)


def unsent_words(text: str, passage: StoredPassage, brief: Brief, use: WordUse) -> frozenset[str]:
    """Return the words of `text` that would claim something about this year that nobody sent.

    How any work is done, 健全机制 or 压实责任, every unit may say. What was done, 走访慰问, only if
    the section's heading or facts name it, or a report of the unit's own does. A general effort
    may have the words of the section's line of work and what is done to its things (健全管网巡查
    机制), and beside them words in general use where the same kind of unit wrote it.
    """
    held = _held_text(brief) + use.texts.get(brief.organisation, "") * bool(brief.organisation)
    of_work = "，".join(word for sector in sectors_in(held) for word in sector.words)
    wide = bigrams(f"{held}，{of_work}")
    own = bigrams(held) if brief.facts else wide
    is_of_kind = passage.org_type in brief.org_types
    found: set[str] = set()
    for clause in re.split("[，；。]", text):
        telling = telling_words(clause)
        if _is_effort(clause):
            things = (one for one in telling if one not in _DONE_TO_THINGS)
            unsent = {one for one in things if not bigrams(one) <= wide}
            if is_of_kind and len(unsent) < len(set(telling)):
                unsent = {one for one in unsent if particular_words(one)}
        else:
            unsent = {one for one in telling if not bigrams(one) <= own}
        found |= unsent
    return frozenset(found)


def _is_effort(clause: str) -> bool:
    """Return whether a clause speaks of a general effort, and of nothing set up or held."""
    verb = action_verb(clause)
    if verb in _RULE:
        return not telling_words(dictionary_words(clause)[-1])
    return verb in _EFFORT and verb not in _SET_UP


def _held_text(brief: Brief) -> str:
    """Return what the section speaks of: its headings and facts; without facts, all of them."""
    said = (*brief.headings, brief.organisation, *(fact.text for fact in brief.facts))
    return "，".join(said if brief.facts else (*said, brief.world))


def borrow_sentence(
    sentence: str, passage: StoredPassage, brief: Brief, use: WordUse, *, context: ReuseContext
) -> str | None:
    """Return the part of a sentence of `passage` that the unit of `brief` may use, or None."""
    reuse = partial(
        reuse_sentence,
        sentence,
        function=brief.function,
        context=context,
        is_own=passage.organisation == brief.organisation != "",
    )
    text = reuse()
    foreign = foreign_words(sentence, passage, brief, use) if text else frozenset()
    if text and brief.function in _OF_RESULTS:
        foreign |= unsent_words(sentence, passage, brief, use)
    return reuse(foreign=foreign) if foreign else text


def _writer(passage: StoredPassage) -> str:
    return passage.organisation or passage.report_id
