"""Find places inside a clause, and 我市, that are the like of the unit's own and not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.review.rules.leftovers.elsewhere import is_named_as_elsewhere
from assistant.review.rules.rule import enclosing_clause
from assistant.text.lexicon import group
from assistant.text.places import place_names, sounds_like_place
from assistant.text.segmentation import can_close, tagged_words, verbs_in, word_ends

_HAN = "[\u4e00-\u9fff]"
# What the title's place may be mistaken for: a county for a district, a 镇 for a 乡.
_ALIKE = (("市",), ("县", "区", "旗"), ("镇", "乡", "街道"))
_KINDS = "|".join(
    group(f"names.{name}").pattern for name in ("rank_behind_any_word", "district", "banner")
)
_PLACE = re.compile(f"(?=(?P<name>(?P<stem>{_HAN}{{2}})(?P<kind>{_KINDS})))")
_NEAR = 8  # characters in front of a name that may say it is elsewhere
_SELDOM = 2  # times: more often, and the draft means the city above
_OUR_CITY = re.compile("(?<![自本大])我市(?!场|民)")
_WITH_OTHERS = group("names.with_others")
_NO_PLACE = group("names.no_place")
_NO_NEW_PLACE = group("names.no_new_place")
_WORD_AHEAD = ("v", "p", "u", "c", "d", "z", "a")  # its tag: no noun stands in front of a name
_LISTED_BEFORE = re.compile("[、与及至到跨—-]$")
_LISTED_BEHIND = re.compile("[、与及至到和—-]|等")


def find_unknown_places(text: str, title: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the rank of the title's place that it does not name.

    What is below the unit's place is its own; what is above it may be.

    >>> list(find_unknown_places("完善青峰县路网", "云溪县交通运输局2024年工作总结"))
    [(2, 5)]
    """
    kinds = _kinds_of(title)
    for match in _PLACE.finditer(text):
        start, end = match.span("name")
        if (
            match["kind"] in kinds
            and match["stem"] not in title
            and _is_new_name(match)
            and _stands_apart(text, start, end)
            and not is_with_others(text, start, end)
        ):
            yield start, end


def find_self_of_higher_place(text: str, title: str, everything: str) -> Iterator[tuple[int, int]]:
    """Yield 我市 of a county's draft that never says 全市: it tells of the county as of a city.

    >>> text = "我市农村公路养护资金不足"
    >>> list(find_self_of_higher_place(text, "云溪县交通运输局2024年工作总结", text))
    [(0, 2)]
    """
    if _kinds_of(title).isdisjoint(_ALIKE[1]) or "市" in _kinds_of(title) or "全市" in everything:
        return
    if everything.count("我市") <= _SELDOM:
        for match in _OUR_CITY.finditer(text):
            yield match.span()


@lru_cache(maxsize=8)
def _kinds_of(title: str) -> frozenset[str]:
    """Return the kinds of place that a title names one of, and their likes."""
    named = {match["kind"] for match in _PLACE.finditer(title) if _is_name(match)}
    return frozenset(kind for alike in _ALIKE if named.intersection(alike) for kind in alike)


def _is_new_name(match: re.Match[str]) -> bool:
    """Return whether a place is a name of its own, and none of a province or prefecture."""
    return (
        _is_name(match)
        and sounds_like_place(match["stem"])
        and not _NO_NEW_PLACE.occurs_in(match["name"])
        and all(map(can_close, match["stem"]))
        and match["stem"] not in place_names()
    )


def _is_name(match: re.Match[str]) -> bool:
    name = match["name"]
    return not (
        _NO_PLACE.occurs_in(match["stem"])
        or _NO_PLACE.closing(name).removesuffix(match["kind"])
        or verbs_in(name)
    )


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Return whether words end around a name, and the one in front is none that describes it."""
    if not {start, end} <= word_ends(text):
        return False
    ahead = text[enclosing_clause(text, start)[0] : start]
    return not ahead or tagged_words(ahead)[-1][1].startswith(_WORD_AHEAD)


def is_with_others(text: str, start: int, end: int) -> bool:
    """Return whether a place stands in a list, on a way, or as a partner of the unit."""
    first, last = enclosing_clause(text, start)
    return (
        is_named_as_elsewhere(text[max(0, start - _NEAR) : start], text[end:])
        or _WITH_OTHERS.occurs_in(text[first:last])
        or _LISTED_BEFORE.search(text[:start]) is not None
        or _LISTED_BEHIND.match(text, end) is not None
    )
