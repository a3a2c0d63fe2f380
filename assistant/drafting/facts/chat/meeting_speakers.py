"""Tell of which offices those are who speak at a meeting: 教务处祝砚秋, 郑可（市场部）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text.lexicon import group
from assistant.text.segmentation import tagged_words

OFFICE = re.compile(rf"[\u4e00-\u9fffA-Za-z、]{{0,12}}?{group('ledger.sender').pattern}")
LEAST_CLEAR = 3  # lines sent by somebody, from which on all lines say who sent them
LEAST_SHARE = 0.5  # of the lines with a head
_NAMED = re.compile(
    rf"(?P<office>[\u4e00-\u9fffA-Za-z、]{{0,10}}{group('ledger.sender').pattern}"
    rf"|{group('chat.speaking_role').pattern})(?P<name>[\u4e00-\u9fff]{{2,3}})"
)
_BRACKETED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4})\s*[（(【\[](?P<inside>[^（()）【】\[\]]{1,10})[）)】\]]"
)
_SURNAME = re.compile(group("names.surname").pattern)


def read_speakers(heads: Sequence[str]) -> dict[str, str]:
    """Return the offices of those whose names stand at the heads of lines.

    >>> heads = ["孔令岚（调度室）", "祝砚秋（安监科）", "王一鸣（机务科）", "祝砚秋（补充）"]
    >>> read_speakers(heads)["祝砚秋（补充）"], read_speakers(heads[:2])
    ('安监科', {})
    """
    return _behind_offices(heads) | _before_offices(heads)


def _behind_offices(heads: Sequence[str]) -> dict[str, str]:
    """Return the offices by name and by office and name: 教务处祝砚秋.

    Three of them have to bear what the dictionary knows for a name.
    """
    found = [speaker for head in heads if (speaker := _NAMED.fullmatch(head))]
    clear = [one for one in found if tagged_words(one["name"])[0][1] == "nr"]
    if len(clear) < LEAST_CLEAR:
        return {}
    role = group("chat.speaking_role")
    offices = [("" if one["office"] in role else one["office"], one) for one in found]
    return {name: office for office, one in offices for name in (one[0], one["name"])}


def _before_offices(heads: Sequence[str]) -> dict[str, str]:
    """Return the office of each head that is a name with something in brackets: 祝砚秋（补充）.

    Three offices have to stand in such brackets, most of them behind what looks like a name.
    """
    found = [one for head in heads if (one := _BRACKETED.fullmatch(head))]
    offices = {one["name"]: one["inside"] for one in found if OFFICE.fullmatch(one["inside"])}
    named = sum(map(_looks_like_name, offices))
    if len(offices) < LEAST_CLEAR or named < LEAST_SHARE * len(offices):
        return {}
    return {one[0]: offices.get(one["name"], "") for one in found}


def _looks_like_name(word: str) -> bool:
    return bool(_SURNAME.match(word)) or tagged_words(word)[0][1] == "nr"
