"""Say how much two short Chinese texts have in common."""

from __future__ import annotations

import re
from itertools import pairwise

_NEAR_COPY = 0.9

# Words that every report is full of say nothing about what a sentence is about.
_COMMON_WORDS = re.compile(
    "工作|情况|建设|管理|水平|能力|开展|推进|加强|全面|持续|进一步|不断|有效|扎实|深入|积极|坚持|聚焦|围绕|强化|完善|"
    "健全|提升|提高|落实|重点|主要|方面|存在|问题|不足|短板|困难|计划|打算|安排|思路|谋划|下一步|"
    "下步|明年|今年|全年|上半年|下半年|年度|成效|显著|明显|完成|实施|实现|情况|回顾|总结|取得|成绩|"
    "不够|仍有|平稳|运行|抓"
)
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_YEAR = re.compile(r"\d{4}年?")


def content_bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters in `text` that say what it is about.

    >>> sorted(content_bigrams("2024年垃圾分类工作情况"))
    ['分类', '圾分', '垃圾']
    """
    pieces = _NOT_HAN.split(_COMMON_WORDS.sub(" ", _YEAR.sub(" ", text)))
    return frozenset(piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1))


def bigrams(text: str) -> frozenset[str]:
    """Return all pairs of neighbouring Chinese characters in `text`."""
    return frozenset(
        piece[i : i + 2] for piece in _NOT_HAN.split(text) for i in range(len(piece) - 1)
    )


def character_pairs(text: str) -> frozenset[str]:
    """Return all pairs of neighbouring characters in `text`, marks and figures among them."""
    return frozenset(map("".join, pairwise(text)))


def is_near_copy(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of pairs share nine tenths of the richer of them."""
    small, large = sorted((len(one), len(other)))
    if small < _NEAR_COPY * large:  # cannot share enough
        return False
    return len(one & other) >= _NEAR_COPY * large > 0


def overlap_coefficient(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that the larger one holds too, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
