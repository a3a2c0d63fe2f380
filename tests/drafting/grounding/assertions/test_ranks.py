"""A rank may be put in other words; its number, its region and its direction stay."""

from __future__ import annotations

import pytest

from tests.drafting.grounding.assertions.gate import unsupported

CHESS = "营商环境考核全省第四，上年第九"
RANKED = "营商环境考核全省第4，前进5位"


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("营商环境考核位列全省第4", CHESS, id="in digits"),
        pytest.param("营商环境考核在全省排名第四", CHESS, id="the region before the rank"),
        pytest.param("营商环境考核位列第四，较上年前移五位", CHESS, id="a move of the ranks"),
        pytest.param("营商环境考核比上年提升5个位次", CHESS, id="in places"),
        pytest.param("营商环境考核由全省第9位升至第4位", RANKED, id="from last year's"),
        pytest.param(
            "全省排名由上年第九位升至第四位，营商环境考核进位", CHESS, id="from last year's by name"
        ),
        pytest.param("龙舟赛位列第五，比上届前进4位", "龙舟赛第5，上届第9", id="of the last time"),
        pytest.param("营商环境考核由全省第九跃居第四", CHESS, id="from last year's, at a leap"),
        pytest.param("营商环境考核居全省首位", "营商环境考核全省第一", id="first"),
    ],
)
def test_a_rank_that_a_fact_states(sentence: str, fact: str) -> None:
    assert unsupported(sentence, fact) == []


@pytest.mark.parametrize(
    ("sentence", "fact", "claim"),
    [
        pytest.param("营商环境考核位列全省第3", CHESS, "位列全省第3", id="better"),
        pytest.param("营商环境考核位列全国第4", CHESS, "位列全国第4", id="elsewhere"),
        pytest.param("营商环境考核位列全省第9", CHESS, "位列全省第9", id="last year's"),
        pytest.param("营商环境考核较上年后退五位", CHESS, "较上年后退五位", id="backwards"),
        pytest.param(
            "龙舟赛比上届前进5位",
            "龙舟赛第5，上届第9",
            "比上届前进5位",
            id="too far, of the last time",
        ),
        pytest.param("营商环境考核由全省第九跃居第三", CHESS, "跃居第三", id="at too far a leap"),
        pytest.param("营商环境考核前移六位", CHESS, "前移六位", id="too far"),
    ],
)
def test_a_rank_that_no_fact_states(sentence: str, fact: str, claim: str) -> None:
    assert unsupported(sentence, fact) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        pytest.param("渔获2.4万吨，单产全行业最高", "全行业最高", id="of the line of work"),
        pytest.param("渔获2.4万吨，单产居沿海各镇之首", "居沿海各镇之首", id="before all others"),
        pytest.param("渔获2.4万吨，单产刷新作业纪录", "刷新作业纪录", id="a record"),
    ],
)
def test_a_first_place_that_no_fact_states(sentence: str, claim: str) -> None:
    assert unsupported(sentence, "渔获2.4万吨") == [claim]
