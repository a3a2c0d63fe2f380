"""Parse a skeleton with slots (以*为抓手), and compile it to a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.archive.patterns.coded_text import CLAUSE_ENDS, LONGEST_SLOT
from assistant.text.clean import clean
from assistant.text.segmentation import tears_word

SLOT = "*"
MOST_SLOTS = 4  # more slots could match in too many ways
_SLOT_SIGNS = re.compile(r"\s*(?:[*＊]|…|\.{3,}|—{2,}|～+)+\s*")
_IN_SLOT = f"[^{CLAUSE_ENDS}]"


def normalize_skeleton(pattern: str) -> str:
    """Return a pattern that a user typed in its normal form.

    >>> normalize_skeleton("以……为抓手,…")
    '以*为抓手，*'
    """
    parts = [clean(part).replace(",", "，").strip() for part in _SLOT_SIGNS.split(pattern)]
    return SLOT.join(parts)


def fixed_parts(skeleton: str) -> list[str]:
    """Return the texts between the slots.

    >>> fixed_parts("以*为抓手，*")
    ['以', '为抓手，']
    """
    return [part for part in skeleton.split(SLOT) if part]


@lru_cache(maxsize=1024)
def slot_expression(skeleton: str) -> re.Pattern[str]:
    """Return the regular expression of a skeleton for clean text, with a group for each slot.

    A slot has 1 to 40 characters of one clause; one at an edge extends to the clause's edge.
    """
    first, *rest = skeleton.split(SLOT)
    parts = [re.escape(first)]
    for place, part in enumerate(rest):
        at_edge = (place == 0 and not first) or (place == len(rest) - 1 and not part)
        parts.append(f"({_IN_SLOT}{{1,{LONGEST_SLOT}}}{'' if at_edge else '?'})")
        parts.append(re.escape(part))
    return re.compile("".join(parts))


def whole_matches(expression: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches whose fixed parts are whole words in `text`.

    >>> [m[1] for m in whole_matches(slot_expression("全*满意度"), "提升群众安全感和满意度")]
    []
    """
    return (match for match in expression.finditer(text) if not tears_word(match))
