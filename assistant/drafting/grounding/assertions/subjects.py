"""Compare what an assertion is about with what a fact is about."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.sentences import clause_spans
from assistant.text.similarity import bigrams, content_bigrams
from assistant.text.spans import replace_spans

TextSpan = tuple[int, int]

_SAME = 0.5  # share of the words of an assertion that a fact about the same thing holds
_FEWEST = 2  # pairs of characters that say what a clause is about
_FRAME = re.compile(group("claims.assertion_frame").pattern)


def clause_at(text: str, offset: int) -> TextSpan:
    """Return the (start, end) of the clause of `text` that holds `offset`."""
    for start, end in clause_spans(text):
        if start <= offset < end:
            return start, end
    return offset, len(text)


def is_about(fact: Fact, text: str, span: TextSpan) -> bool:
    """Return whether `fact` is about what the assertion at `span` of `text` is about."""
    words = subject_bigrams(text, span)
    known = bigrams(f"{fact.text}，{fact.indicator}，{fact.scope}，{'，'.join(fact.section)}")
    return len(words & known) >= _SAME * len(words) > 0


def subject_bigrams(text: str, span: TextSpan) -> frozenset[str]:
    """Return the content bigrams around the assertion at `span`.

    Those of its own clause; where they are too few, those of the clauses before it, too.
    """
    text = _without_figures(text)
    start, end = clause_at(text, span[0])
    own = _content(f"{text[start : span[0]]}，{text[span[1] : end]}")
    while len(own) < _FEWEST and start > 0:
        start, end = clause_at(text, start - 1)
        own |= _content(text[start:end])
    return own or _content(text)


@lru_cache(maxsize=256)
def _without_figures(text: str) -> str:
    """Return `text` with a mark for each character of a figure: offsets stay."""
    figures = ((one.start, one.end, "、" * (one.end - one.start)) for one in find_figures(text))
    return replace_spans(text, figures)


def _content(words: str) -> frozenset[str]:
    return content_bigrams(_FRAME.sub("，", words))
