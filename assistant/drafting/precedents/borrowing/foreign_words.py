"""Find the words of a past sentence that are of its unit or time alone: who uses them tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from assistant.drafting.draft import Brief
from assistant.drafting.precedents.borrowing.reuse import reuse_sentence
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext
from assistant.drafting.topics.general_words import dated_terms, particular_words
from assistant.records import Hit, StoredPassage
from assistant.text.clean import clean

_OTHERS = 2  # organisations beside its own that share a word


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
    return reuse(foreign=foreign) if foreign else text


def _writer(passage: StoredPassage) -> str:
    return passage.organisation or passage.report_id
