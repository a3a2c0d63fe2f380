"""Find where the words of a Chinese text end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise

_CACHED = 4096  # texts; one answer asks for the same sentences again and again
_FIGURE = re.compile(r"\d[\d.,]*\d")
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|《[^《》]*》|（[^（）]*）|「[^「」]*」|【[^【】]*】")
# The dictionary's tags of words of one character; of longer words it is less sure.
_JOINING = ("u", "c")  # particles and conjunctions
_PREPOSITION = "p"
_NAMES = ("nr", "ns", "nt", "nz")


def segment(text: str) -> list[str]:
    """Return the words of `text` in order; joined they are the text.

    Words that the dictionary does not have are guessed from the characters.

    >>> segment("落实国家政策"), segment("增长8.5%")
    (['落实', '国家', '政策'], ['增长', '8.5%'])
    """
    ends = sorted(_ends(text, _cut(text, guess=True)))
    return [text[start:end] for start, end in pairwise(ends)]


@lru_cache(maxsize=_CACHED)
def word_ends(text: str) -> frozenset[int]:
    """Return the places where a word of the dictionary, or a figure, ends, and 0.

    Where the dictionary has no word, each character ends one.
    """
    return _ends(text, _cut(text, guess=False))


def _ends(text: str, words: Iterable[str]) -> frozenset[int]:
    ends = {0, *accumulate(map(len, words))}
    for figure in _FIGURE.finditer(text):
        ends.difference_update(range(figure.start() + 1, figure.end()))
    return frozenset(ends)


def dictionary_words(text: str) -> list[str]:
    """Return the words of `text` as far as the dictionary has them, and single characters.

    >>> dictionary_words("云溪县水利局")
    ['云', '溪', '县', '水利局']
    """
    return [text[start:end] for start, end in pairwise(sorted(word_ends(text)))]


def units(text: str) -> list[str]:
    """Return the words of `text`; what stands in quotes or brackets is one unit with its marks.

    >>> units("推动“距离保障法”落地")
    ['推动', '“距离保障法”', '落地']
    """
    found: list[str] = []
    end = 0
    for quoted in _QUOTED.finditer(text):
        found += [*segment(text[end : quoted.start()]), quoted[0]]
        end = quoted.end()
    return found + segment(text[end:])


def tears_word(match: re.Match[str]) -> bool:
    """Return whether a border of a match goes through a word, or between a pair of quotes.

    Its groups are what fills its gaps: the outer edge of a gap that opens or closes the match is
    no border.

    >>> tears_word(re.search("全(.+)满意度", "提升群众安全感和满意度"))
    True
    """
    edges = [match.start(), *(place for span in match.regs[1:] for place in span), match.end()]
    fixed = [
        (start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end
    ]
    ends = word_ends(match.string)
    return any(start not in ends or end not in ends for start, end in fixed) or any(
        not is_balanced(text) for text in match.groups()
    )


def is_balanced(text: str) -> bool:
    """Return whether each quote or bracket of `text` has its other half.

    >>> is_balanced("“三会一课”制度"), is_balanced("三会一课”制度")
    (True, False)
    """
    return not re.search("[“”‘’《》（）「」【】]", _QUOTED.sub("", text))


def is_made_of_words(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] is an ordinary word, or has only a part of one.

    A name is neither: 留住乡愁 names no 乡, 司法温情 nobody of the family 温.

    >>> is_made_of_words("留住乡愁记忆", 0, 3), is_made_of_words("到云溪县调研", 1, 4)
    (True, False)
    """
    place = 0
    for word, tag in _tags(text):
        first, place = place, place + len(word)
        if len(word) < 2 or place <= start or first >= end or tag.startswith(_NAMES):
            continue
        if first < start or place > end or (first, place) == (start, end):
            return True
    return False


def can_open(word: str) -> bool:
    """Return whether a piece of text may begin with this word: not with 的, 了 or 和.

    >>> can_open("的"), can_open("对"), can_open("民")
    (False, True, True)
    """
    return not _is_tagged(word, _JOINING)


def can_close(word: str) -> bool:
    """Return whether a piece of text may end with this word: not with 的, 和 or 对.

    >>> can_close("的"), can_close("对"), can_close("民")
    (False, False, True)
    """
    return not _is_tagged(word, (*_JOINING, _PREPOSITION))


def verbs_in(text: str) -> list[str]:
    """Return the words of two characters or more that the dictionary knows as verbs alone.

    >>> verbs_in("进一步提升群众满意"), verbs_in("群众")
    (['提升'], [])
    """
    return [word for word, tag in _tags(text) if tag == "v" and len(word) > 1]


def tagged_words(text: str) -> list[tuple[str, str]]:
    """Return the words of `text`, guessed where the dictionary has none, with their tags.

    >>> tagged_words("补齐短板")
    [('补齐', 'v'), ('短板', 'n')]
    """
    import rjieba

    return rjieba.tag(text, True)


@lru_cache(maxsize=_CACHED)
def _is_tagged(word: str, tags: tuple[str, ...]) -> bool:
    return len(word) == 1 and _tag(word).startswith(tags)


def _cut(text: str, *, guess: bool) -> list[str]:
    import rjieba

    return rjieba.cut(text, guess)


def _tag(word: str) -> str:
    import rjieba

    ((_, tag),) = rjieba.tag(word, False)
    return tag


@lru_cache(maxsize=_CACHED)
def _tags(text: str) -> list[tuple[str, str]]:
    import rjieba

    return rjieba.tag(text, False)
