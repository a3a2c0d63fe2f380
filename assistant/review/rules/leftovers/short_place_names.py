"""Find counties that are called by their bare name as one's own place is: 为晋江发展出力."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.text.lexicon import WordGroup, group
from assistant.text.places import counties, place_names
from assistant.text.segmentation import tagged_words
from assistant.text.wording import is_common

_RANKS = "县市旗"  # districts are named after anything: 鼓楼, 新华
_BEHIND_HOME = group("names.behind_home")
_LENGTHS = (2, 3)
_NAMES = ("ns", "nz")  # the dictionary's tags: a place, another name


def find_short_place_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end) of each county's bare name in `text`, and its name with the rank.

    Roads, rivers and firms have such names too, but nobody tells of their people and progress.

    >>> list(find_short_place_names("为晋江发展作贡献，修通晋江大桥"))
    [(1, 3, '晋江市')]
    """
    found = _names().find(text)
    if not found:
        return
    words = set(_named_spans(text))
    for one in found:
        if (one.start, one.end) in words and _BEHIND_HOME.opening(text[one.end :]):
            yield one.start, one.end, _full_names()[one.word]


def _named_spans(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for word, tag in tagged_words(text):
        if tag in _NAMES:
            yield place, place + len(word)
        place += len(word)


@cache
def _full_names() -> Mapping[str, str]:
    """Return the counties by their names without rank, those that no word and no city has."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in counties():
        if name[-1] in _RANKS and len(name) - 1 in _LENGTHS:
            found[name[:-1]].append(name)
    return {
        short: full[0]
        for short, full in found.items()
        if len(full) == 1 and short not in place_names() and not is_common(short)
    }


@cache
def _names() -> WordGroup:
    return WordGroup(name="", words=tuple(_full_names()))
