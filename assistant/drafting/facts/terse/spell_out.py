"""Write a terse line of a ledger as the sentence it stands for."""

from __future__ import annotations

from assistant.drafting.facts.terse.pieces import separate_pieces
from assistant.drafting.facts.terse.shared_units import share_units
from assistant.drafting.facts.terse.signs import write_signs

_LONGEST = 400  # characters; the time taken grows with their square


def spell_out(text: str) -> str:
    """Return `text` with its pieces separated, its signs in words and each unit in its place.

    A line that is a sentence already stays as it is, and so does one too long to be terse.

    >>> spell_out("产值 86.4亿元，上年 80 / 集装箱 28万TEU，+9.7%")
    '产值86.4亿元，上年80亿元，集装箱28万TEU，同比增长9.7%'
    """
    if len(text) > _LONGEST:
        return text
    return share_units(write_signs(separate_pieces(text)))
