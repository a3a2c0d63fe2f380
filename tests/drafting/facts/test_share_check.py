"""Claimed shares and rates of completion against the values beside them, worked out by hand."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.share_check import wrong_shares


def reasons(text: str) -> list[str]:
    return list(wrong_shares(Fact(id="F1", text=text, line=1)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("收入超50万元的村3个，占全镇14个村的21.4%", id="3/14 = 21.43%"),
        pytest.param("全镇14个村，其中达标3个，占21.4%", id="the whole first"),
        pytest.param("年度任务20座，实际完成17座，完成率85%", id="17/20 = 85%"),
        pytest.param("完成投资4.6亿元，占年度计划5亿元的92%", id="share of a plan"),
        pytest.param("党员占比30%", id="nothing to check by"),
        pytest.param("占用耕地3亩，补充耕地5亩，平衡率100%", id="占用 is no share"),
        pytest.param("任务x座，完成17座，完成率85%", id="unknown target"),
        pytest.param("任务0座，完成17座，完成率85%", id="no target"),
        pytest.param("接待游客20万人次，其中外省5万人次，门票占30%", id="share of another thing"),
    ],
)
def test_right_or_not_to_be_checked(text: str) -> None:
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        pytest.param("收入超50万元的村3个，占全镇14个村的31.4%", "3个÷14个算得的21.4%", id="share"),
        pytest.param("全镇14个村，其中达标3个，占24.1%", "21.4%", id="the whole first"),
        pytest.param("应整改隐患50处，实际整改40处，整改率90%", "40处÷50处算得的80%", id="rate"),
        pytest.param("年度任务20座，实际完成17座，完成率95%", "85%", id="completion"),
        pytest.param("完成投资4.6亿元，占年度计划5亿元的96%", "92%", id="share of a plan"),
    ],
)
def test_wrong(text: str, computed: str) -> None:
    (reason,) = reasons(text)
    assert f"{computed}不符" in reason
