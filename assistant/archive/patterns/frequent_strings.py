"""Count the strings of up to seven characters in a sample, with their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.archive.patterns.coded_text import CodedText, Numbers, membership_table
from assistant.archive.patterns.variety import distinct_counts, group_entropy, share_true

_LONGEST = 7
_MARKS = "《》“”%"  # treated as letters: 印发《…》
_EDGE = 0  # the neighbour of a string at the edge of a clause
_COMMA = ord("，")
_FIGURES = membership_table("0123456789xX")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequentString:
    """A string, its counts, and the variety of its neighbours."""

    text: str
    count: int
    documents: int
    left: float  # bits of entropy of the preceding character; all clause edges are one
    right: float
    opens: float  # share of the occurrences that open a clause
    closes: float
    before_comma: float
    before_figure: float
    comma_clause: float  # share of the occurrences whose clause a comma ends


def frequent_strings(coded: CodedText, document: Numbers, *, least: int) -> list[FrequentString]:
    """Return all strings of letters inside clauses that occur in `least` documents or more.

    `document` has the report number of each character of the sample.
    """
    letter = ((coded.codes >= 0x3400) & (coded.codes <= 0x9FFF)) | membership_table(_MARKS)[
        coded.codes
    ]
    codes = np.where(letter, coded.codes, 0).astype(np.int64)
    around = _Neighbours(coded)
    found: list[FrequentString] = []
    position = np.flatnonzero(letter)
    key = codes[position]
    for length in range(1, _LONGEST + 1):
        _, group, count = np.unique(key, return_inverse=True, return_counts=True)
        documents = distinct_counts(group, document[position], groups=len(count))
        kept = documents >= least
        found += around.describe(position, length, group, count, documents, kept)
        on = kept[group] & (position + length < len(codes))
        position, group = position[on], group[on]
        following = codes[position + length]
        position, group = position[following > 0], group[following > 0]
        if not len(position):
            break
        key = (group << 16) + following[following > 0]
    return found


class _Neighbours:
    """The neighbours of each character, before and behind."""

    def __init__(self, coded: CodedText) -> None:
        self._coded = coded
        ends = coded.ends
        plain = np.where(ends, _EDGE, coded.codes)
        # A figure is one neighbour, whatever its digits.
        plain = np.where(_FIGURES[coded.codes], ord("0"), plain)
        self._before = np.concatenate([[_EDGE], plain[:-1]])
        self._at = np.concatenate([plain, [_EDGE]])
        self._raw = np.concatenate([coded.codes, [_EDGE]])
        marks = np.concatenate([coded.codes[ends], [_EDGE]])
        self._comma_clause = marks[coded.clause] == _COMMA

    def describe(
        self,
        position: Numbers,
        length: int,
        group: Numbers,
        count: Numbers,
        documents: Numbers,
        kept: NDArray[np.bool_],
    ) -> list[FrequentString]:
        """Return a record for each group that is kept; `position` has the starts of its members."""
        on = kept[group]
        start, group = position[on], (np.cumsum(kept) - 1)[group[on]]
        count, documents = count[kept], documents[kept]
        before, behind = self._before[start], self._at[start + length]
        example = np.zeros(len(count), dtype=np.int64)
        example[group[::-1]] = start[::-1]
        columns = zip(
            example.tolist(),
            count.tolist(),
            documents.tolist(),
            group_entropy(group, before, count).tolist(),
            group_entropy(group, behind, count).tolist(),
            share_true(group, before == _EDGE, count).tolist(),
            share_true(group, behind == _EDGE, count).tolist(),
            share_true(group, self._raw[start + length] == _COMMA, count).tolist(),
            share_true(group, behind == ord("0"), count).tolist(),
            share_true(group, self._comma_clause[start], count).tolist(),
            strict=True,
        )
        return [
            FrequentString(
                text=self._coded.text(at, at + length),
                count=n,
                documents=d,
                left=left,
                right=right,
                opens=opens,
                closes=closes,
                before_comma=comma,
                before_figure=figure,
                comma_clause=clause,
            )
            for at, n, d, left, right, opens, closes, comma, figure, clause in columns
        ]
