"""A pattern is read as it is meant, and found as its slots allow."""

from __future__ import annotations

import pytest

from assistant.phrasing.patterns.slot_patterns import (
    MOST_SLOTS,
    normalize_skeleton,
    slot_expression,
)


@pytest.mark.parametrize(
    ("written", "skeleton"),
    [
        pytest.param("以*为抓手", "以*为抓手", id="as it is counted"),
        pytest.param("以…为抓手", "以*为抓手", id="dots"),
        pytest.param("以……为抓手，……", "以*为抓手，*", id="six dots"),
        pytest.param("以...为抓手,...", "以*为抓手，*", id="ASCII"),
        pytest.param("坚持＊，＊", "坚持*，*", id="full-width stars"),
        pytest.param(" 在 * 上下功夫 ", "在*上下功夫", id="blanks"),
        pytest.param("**党建**", "*党建*", id="several stars are one slot"),
        pytest.param("从——向——转变", "从*向*转变", id="dashes"),
    ],
)
def test_normal_skeleton(written: str, skeleton: str) -> None:
    assert normalize_skeleton(written) == skeleton
    assert normalize_skeleton(skeleton) == skeleton


@pytest.mark.parametrize(
    ("skeleton", "text", "fillers"),
    [
        ("以*为抓手", "坚持以考核为抓手。", ("考核",)),
        ("坚持*，*", "要坚持统一领导，形成合力。", ("统一领导", "形成合力")),
        ("*走深走实", "一是改革，推动服务走深走实。", ("推动服务",)),
        ("为*提供*保障", "为企业提供有力保障", ("企业", "有力")),
        ("率达*%", "率达98.5%", ("98.5",)),
        ("积极*", "积极。", None),
        ("(.*)以", "以为", None),
    ],
)
def test_expression(skeleton: str, text: str, fillers: tuple[str, ...] | None) -> None:
    match = slot_expression(skeleton).search(text)
    assert (match.groups() if match else None) == fillers


def test_the_worst_pattern_and_text_are_done_with() -> None:
    skeleton = "坚持" + "*坚持" * (MOST_SLOTS - 1) + "*没有"
    assert slot_expression(skeleton).search("坚持一" * 200) is None
