"""Tell words that any unit may use from those of one matter, and terms out of use from others.

`assistant/data/general_words.txt` and `dated_terms.txt` were counted in the reports of many places
(`training/general_words.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from assistant.drafting.topics.sectors import all_sectors
from assistant.resources import data_lines
from assistant.text.segmentation import dictionary_words

_CACHED = 8192  # sentences; the topics of a report ask for much the same ones


@lru_cache(maxsize=_CACHED)
def particular_words(text: str) -> frozenset[str]:
    """Return the words of `text` that are not in general use: of a matter, a place, a brand.

    >>> sorted(particular_words("推进铸造企业整治"))
    ['铸造']
    """
    return frozenset(
        word
        for word in dictionary_words(text)
        if len(word) > 1 and _is_han(word) and not _is_general(word)
    )


def dated_terms(text: str, year: int | None) -> Iterator[str]:
    """Yield the terms of `text` that reports on `year` do not use any more.

    >>> list(dated_terms("推进缓缴", 2022)), list(dated_terms("推进缓缴", 2025))
    ([], ['缓缴'])
    """
    if year is not None:
        yield from (term for term, last in _dated_terms_in(text) if last < year)


@lru_cache(maxsize=_CACHED)
def _dated_terms_in(text: str) -> tuple[tuple[str, int], ...]:
    years = _last_years()
    words = dictionary_words(text)
    named = [*words, *(first + second for first, second in pairwise(words))]
    return tuple((term, years[term]) for term in named if term in years)


def _is_han(word: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in word)


def _is_general(word: str) -> bool:
    """Return whether any unit may use `word`, or the words that it is made of (参与率)."""
    if word in _general_words() or word in _sector_wording():
        return True
    return any(
        word[:cut] in _general_words() and (word[cut:] in _general_words() or len(word[cut:]) == 1)
        for cut in range(2, len(word))
    )


@cache
def _general_words() -> frozenset[str]:
    return frozenset(data_lines("general_words.txt"))


@cache
def _sector_wording() -> str:
    """Return the wording of all sectors: every unit of a sector may use it."""
    return "\n".join(
        text for one in all_sectors() for text in (*one.words, *one.practices, *one.steps)
    )


@cache
def _last_years() -> dict[str, int]:
    """Return the year that each term out of use was last in use."""
    rows = (line.split() for line in data_lines("dated_terms.txt"))
    return {term: int(year) for year, *terms in rows for term in terms}
