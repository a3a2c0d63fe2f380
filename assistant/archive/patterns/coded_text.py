"""Encode text as arrays of characters with their clause and sentence numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint16]
Numbers = NDArray[np.int64]

CLAUSE_ENDS = "，；：。！？!?\n"  # no slot reaches across one of these
_SENTENCE_ENDS = "。！？!?\n"
LONGEST_SLOT = 40  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedText:
    """A text as UTF-16 code units, with the clause and sentence number of each."""

    codes: Codes
    ends: NDArray[np.bool_]  # whether this character ends a clause
    clause: Numbers
    sentence: Numbers

    def text(self, start: int, end: int) -> str:
        """Return the text from `start` to `end`."""
        return self.codes[start:end].tobytes().decode("utf-16-le", "replace")


def encode_text(text: str) -> CodedText:
    """Return `text` as arrays; an end mark belongs to the clause or sentence it ends."""
    codes = np.frombuffer(text.encode("utf-16-le"), dtype="<u2")
    ends = membership_table(CLAUSE_ENDS)[codes]
    stops = membership_table(_SENTENCE_ENDS)[codes]
    return CodedText(
        codes=codes,
        ends=ends,
        clause=np.cumsum(ends) - ends,
        sentence=np.cumsum(stops) - stops,
    )


def membership_table(characters: str) -> NDArray[np.bool_]:
    """Return a table with True for each code unit of `characters`."""
    table = np.zeros(1 << 16, dtype=np.bool_)
    table[[ord(c) for c in characters]] = True
    return table
