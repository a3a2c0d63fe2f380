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
        pytest.param("营商环境考核前移六位", CHESS, "前移六位", id="too far"),
    ],
)
def test_a_rank_that_no_fact_states(sentence: str, fact: str, claim: str) -> None:
    assert unsupported(sentence, fact) == [claim]
