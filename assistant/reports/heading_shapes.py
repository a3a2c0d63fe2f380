"""Measure the shape of a heading, and compare the shapes of several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

_MARKS = re.compile("[，、；：,]")
_NOT_WORD = re.compile(r"[^\w%]")
_NUMERAL = re.compile(
    "[一二两三四五六七八九十双][个项条大类张套台盘支区带核轴心化级线]|[一二三四五六七八九十]+是"
)
_TAIL = re.compile('[“"][^”"]+[”"]$')
_NEAR = 2  # characters by which two clauses may differ and still sound alike


def clause_lengths(heading: str) -> tuple[int, ...]:
    """Return the characters of each clause of a heading, marks not counted.

    >>> clause_lengths("稳字当头，就业形势向好")
    (4, 6)
    """
    pieces = [_NOT_WORD.sub("", piece) for piece in _MARKS.split(heading)]
    return tuple(len(piece) for piece in pieces if piece)


def usual_lengths(headings: Sequence[str]) -> tuple[int, ...]:
    """Return the usual length of each clause of these headings."""
    return tuple(map(round, _medians([clause_lengths(heading) for heading in headings])))


def parallelism(headings: Sequence[str]) -> float:
    """Return how parallel headings are, 0 to 1: clauses, lengths, shared words.

    >>> parallelism(["坚持党建引领，夯实根基", "坚持项目为先，强壮骨架", "坚持安全为基，守住底线"])
    1.0
    """
    shapes = [clause_lengths(heading) for heading in headings]
    usual = _medians(shapes)
    fits = sum(_similar_lengths(shape, usual) for shape in shapes) / len(shapes)
    shared = max(
        _shared_feature(headings, _opener),
        _shared_feature(headings, _closer),
        _shared_feature(headings, _device),
    )
    several = len(usual) > 1
    return min(1.0, 0.7 * fits + (0.2 if several else 0.0) + 0.4 * max(0.0, shared - 0.25))


def shape_similarity(heading: str, wanted: str) -> float:
    """Return how similar the shapes of two headings are, 0 to 1, whatever they say."""
    one, other = clause_lengths(heading), clause_lengths(wanted)
    if len(one) != len(other) or not one:
        return 0.0
    off = sum(abs(a - b) for a, b in zip(one, other, strict=True)) / sum(other)
    same = [_opener(heading) == _opener(wanted), _device(heading) == _device(wanted)]
    return max(0.0, 1 - 2 * off) * (0.6 + 0.2 * sum(same))


def fits_lengths(heading: str, lengths: tuple[int, ...], *, within: int = 0) -> bool:
    """Return whether the clauses of a heading have these lengths, `within` more or less.

    One length alone is that of the whole heading.

    >>> fits_lengths("稳字当头，形势向好", (4, 4)), fits_lengths("稳字当头，形势向好", (4, 5))
    (True, False)
    """
    own = clause_lengths(heading)
    if len(lengths) == 1:
        own = (sum(own),)
    return len(own) == len(lengths) and all(
        abs(a - b) <= within for a, b in zip(own, lengths, strict=True)
    )


def _medians(shapes: Sequence[tuple[int, ...]]) -> tuple[float, ...]:
    """Return the median length of each clause, among the shapes with the usual number of them."""
    (clauses, _), *_rest = Counter(map(len, shapes)).most_common(1)
    columns = zip(*(shape for shape in shapes if len(shape) == clauses), strict=True)
    return tuple(median(column) for column in columns)


def _similar_lengths(shape: tuple[int, ...], usual: tuple[float, ...]) -> bool:
    return len(shape) == len(usual) and all(
        abs(a - b) <= max(_NEAR, 0.3 * b) for a, b in zip(shape, usual, strict=True)
    )


def _shared_feature(headings: Sequence[str], feature: Callable[[str], str]) -> float:
    found = Counter(filter(None, (feature(heading) for heading in headings)))
    return max(found.values(), default=0) / len(headings)


def _opener(heading: str) -> str:
    return heading[:2]


def _closer(heading: str) -> str:
    return heading[-2:]


def _device(heading: str) -> str:
    """Return the device that makes a series of headings, beside their words, "" for none."""
    if _TAIL.search(heading):
        return "引号收尾"
    return "数字" if _NUMERAL.search(heading) else ""
