"""Write a terse line of a ledger as the sentence it stands for."""

from __future__ import annotations

import re

from assistant.drafting.facts.terse.beside_bases import put_beside
from assistant.drafting.facts.terse.form_labels import drop_form_labels
from assistant.drafting.facts.terse.pieces import separate_pieces
from assistant.drafting.facts.terse.shared_units import share_units
from assistant.drafting.facts.terse.signs import write_signs
from assistant.drafting.facts.terse.spoken_bases import name_bases
from assistant.drafting.facts.terse.this_year_behind import put_this_year_first

# 5/16 开馆日; what is a quarter or a third of something is written with a small second number.
_DAY = re.compile(
    r"(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?<!/[1-4])"
    r"[ \u3000]+(?=[\u4e00-\u9fff“《])"
)
_LONGEST = 400  # characters; the time taken grows with their square


def spell_out(text: str) -> str:
    """Return `text` with its pieces separated, its signs in words and each unit in its place.

    A line that is a sentence already stays as it is, and so does one too long to be terse.

    >>> spell_out("产值 86.4亿元，上年 80 / 集装箱 28万TEU，+9.7%")
    '产值86.4亿元，上年80亿元，集装箱28万TEU，同比增长9.7%'
    """
    if len(text) > _LONGEST:
        return text
    text = put_this_year_first(text)
    text = _DAY.sub(_write_day, text, count=1) if _DAY.match(text) else text
    text = write_signs(separate_pieces(drop_form_labels(text)))
    return put_beside(share_units(name_bases(text)))


def _write_day(found: re.Match[str]) -> str:
    return f"{int(found['month'])}月{int(found['day'])}日"
