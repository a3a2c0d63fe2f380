"""Distinguish common wording from names that belong to one place, person or project.

A Chinese character is in common use here if it forms, with one of its neighbours, a pair that the
reports of many places have and none has made its own (`training/common_bigrams.py`). What is left
uncovered is rare: nearly always part of a name.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.resources import data_lines
from assistant.text.lexicon import group
from assistant.text.places import place_names
from assistant.text.spans import merge_spans

_HAN_RUN = re.compile("[\u3400-\u9fff]+")

# Characters that stand alone as words, so that their neighbours say nothing about them.
_WORDS_OF_ONE_CHARACTER = frozenset(
    "的了和与及或在对为以从向于将把被让使由到至并等各其之所是有不也都更最再又就而但且则若如均已还可能应须会要"
    "个者性化们中上下内外前后间里年月日时人一二三四五六七八九十百千万两几第〇我局县委区市镇乡村省街居"
    "大小多少高低新老好本地过选难招副优微类式案课班厅科书员站点处室每做抓看听说走干赴"
)
_PROVINCE_CHARACTERS = re.compile("[皖粤浙鄂湘赣闽琼滇黔渝沪豫冀晋陕陇桂](?![级升职])")
# Names made of words that every office uses: 和平区, 人民路.
_NAMED_PLACE = re.compile(
    group("names.favourite").pattern + group("names.behind_favourite").pattern
)
_NO_NAME = group("names.no_favourite")


def rare_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each rare stretch of cleaned `text`: most are names.

    Names of places, persons, firms, brands and projects are found; so is an unusual word now and
    then. Generic words for places (全市, 我区, 各镇, 社区) are common.

    >>> rare_spans("全市加强社区服务"), rare_spans("推动颍州区经济发展")
    ([], [(2, 3)])
    """
    spans = [match.span() for match in _PROVINCE_CHARACTERS.finditer(text)]
    spans += [m.span() for m in _NAMED_PLACE.finditer(text) if not _NO_NAME.opening(m[0])]
    spans += [
        m.span() for m in _place_names().finditer(text) if not _is_split_word(text, *m.span())
    ]
    for run in _HAN_RUN.finditer(text):
        spans += _rare_characters(text, *run.span())
    return merge_spans(spans)


def is_common(text: str) -> bool:
    """Return whether the cleaned `text` is common wording, without a name in it."""
    return not rare_spans(text)


def is_named_place(text: str) -> bool:
    """Return whether `text` is a place with a name that every office uses: 和平路."""
    return _NAMED_PLACE.fullmatch(text) is not None


def is_word(text: str) -> bool:
    """Return whether `text` is a common pair of characters."""
    return len(text) == 2 and _is_common_pair(text[0], text[1])


@cache
def _followers() -> dict[str, str]:
    """Map each character to all those that may follow it."""
    return {row[0]: row[1:] for row in data_lines("common_bigrams.txt")}


@cache
def _place_names() -> re.Pattern[str]:
    words = set(group("names.place_and_word").words)  # only with their rank
    alone = sorted({*place_names(), *group("names.zone").words} - words)
    return re.compile("|".join([*alone, *(f"{name}[市州]" for name in sorted(words))]))


def _is_common_pair(first: str, second: str) -> bool:
    return second in _followers().get(first, "")


def _is_split_word(text: str, start: int, end: int) -> bool:
    """Return whether the name is two halves of common words: 扩[大连]片, 美[丽水]乡."""
    return (
        start > 0
        and end < len(text)
        and _is_common_pair(text[start - 1], text[start])
        and _is_common_pair(text[end - 1], text[end])
    )


def _rare_characters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return each character of a run that forms no common pair with a neighbour."""
    if end - start < 2:
        return []
    joined = [_is_common_pair(text[i], text[i + 1]) for i in range(start, end - 1)]
    return [
        (i, i + 1)
        for i, (left, right) in enumerate(
            zip([False, *joined], [*joined, False], strict=True), start
        )
        if not left and not right and text[i] not in _WORDS_OF_ONE_CHARACTER
    ]
