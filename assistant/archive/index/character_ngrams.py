"""Split text into the terms of the keyword index."""

import re
from functools import lru_cache
from operator import add

_FIRST_HAN = "\u3400"
_LONGEST = 40  # characters of a Latin word or a number; longer runs are debris
_RUN = re.compile(rf"[a-z0-9]+(?:\.[0-9]+)*|[{_FIRST_HAN}-\u9fff]+")
_KEPT = 16  # texts: passages of one paragraph follow each other, and have one heading


@lru_cache(maxsize=_KEPT)
def character_ngrams(text: str) -> str:
    """Return the terms of `text`, space-separated: characters, their pairs, Latin words, numbers.

    Punctuation separates; no pair crosses it.

    >>> character_ngrams("推进5G，城市 GDP增长8.5%")
    '推 进 推进 5g 城 市 城市 gdp 增 长 增长 8.5'
    """
    terms: list[str] = []
    for run in _RUN.findall(text.lower()):
        if run[0] < _FIRST_HAN:
            terms.append(run[:_LONGEST])
        else:
            terms.append(" ".join(run))
            if len(run) > 1:
                terms.append(" ".join(map(add, run, run[1:])))
    return " ".join(terms)


def required_terms(piece: str) -> list[str]:
    """Return the terms that every text with `piece` in it has.

    A number or Latin word may be the middle of a longer one, and then is no term.

    >>> required_terms("推进5G")
    ['推进']
    """
    terms = [term for term in character_ngrams(piece).split() if _FIRST_HAN <= term[0] <= "\u9fff"]
    return [term for term in terms if len(term) > 1] or terms
