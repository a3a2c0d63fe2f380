"""Joints that no report has are refused; those that many have are let pass."""

from __future__ import annotations

import pytest

from assistant.text.fluency.character_ngrams import is_known, plain_characters, surprise
from assistant.text.fluency.joints import choose_joint, is_rough, without_doubled


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("力争", "打算创建卫生县城", id="two intents"),
        pytest.param("力争", "确保达到2800担", id="two aims"),
        pytest.param("在", "在对党忠诚上走在前", id="a word twice"),
        pytest.param("下半年", "下半年新建", id="a time twice"),
    ],
)
def test_rough(left: str, right: str) -> None:
    assert is_rough(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("力争", "实现产值30亿元", id="an aim"),
        pytest.param("上半年", "完成固定资产投资5亿元", id="a time"),
        pytest.param("，", "同比增长5%", id="a change"),
    ],
)
def test_smooth(left: str, right: str) -> None:
    assert not is_rough(left, right)


def test_choice_falls_on_the_first_that_fits() -> None:
    assert choose_joint("", ["力争", "计划"], "实现产值30亿元") == "力争"


def test_doubled_stretches_go_where_reports_have_none() -> None:
    assert without_doubled("对对守法者无事不扰，家家户户") == "对守法者无事不扰，家家户户"


def test_counts() -> None:
    assert plain_characters("PM2.5 为29,5下降") == "A0为0下降"
    assert is_known("高质量发")
    assert not is_known("量高质发")
    place = len("加快推进")
    assert surprise("加快推进项目", place) < surprise("加快推进馒头", place)
