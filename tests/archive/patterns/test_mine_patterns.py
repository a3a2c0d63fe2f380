"""Skeletons that a text was made of are found in it again."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from assistant.archive.patterns.coded_text import encode_text
from assistant.archive.patterns.mine_patterns import mine_skeletons

_MATTERS = tuple("灯园河校场桥库岸站房楼街井棚箱梯苗泵栏厕坛墙摊犬")
_VERBS = ["修补", "清理", "改建", "巡查", "登记", "走访", "整修", "排查"]


def mined(documents: list[str]) -> list[str]:
    document = np.repeat(np.arange(len(documents)), [len(text) for text in documents])
    return mine_skeletons(encode_text("".join(documents)), document)


@pytest.fixture(scope="module")
def skeletons() -> set[str]:
    verbs, others = itertools.cycle(_VERBS), itertools.cycle(_MATTERS[::-1])
    return set(
        mined(
            [
                f"以{matter}{next(verbs)}为抓手，{next(verbs)}{next(others)}。"
                f"切实{next(verbs)}{matter}。给{matter}{next(verbs)}提供有力保障。"
                f"{matter}{next(verbs)}走深走实。截至目前，{matter}完好。"
                f"{matter}完好率达9{n % 7}%。全部应{matter}尽{matter}。\n"
                for n, matter in enumerate(_MATTERS * 2)
            ]
        )
    )


@pytest.mark.parametrize(
    "skeleton",
    [
        "以*为抓手，*",
        "切实*",
        "给*提供有力保障",
        "*走深走实",
        "截至目前，*",
        "完好率达*%",
        "应*尽*",
    ],
)
def test_skeletons_of_the_text_are_mined(skeletons: set[str], skeleton: str) -> None:
    assert skeleton in skeletons


def test_a_longer_skeleton_stands_for_the_shorter(skeletons: set[str]) -> None:
    assert "以*为抓" not in skeletons
    assert not any(found.startswith("*走深") and found != "*走深走实" for found in skeletons)


def test_what_only_one_report_says_is_no_pattern() -> None:
    assert mined(["切实抓好路灯。切实抓好公园。切实修补道路。" * 20]) == []
    assert mine_skeletons(encode_text(""), np.zeros(0, dtype=np.int64)) == []
