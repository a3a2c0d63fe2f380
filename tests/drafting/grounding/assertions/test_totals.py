"""All means all: a fact says so, gives 100 %, 0 or the same figure twice."""

from __future__ import annotations

import pytest

from tests.drafting.grounding.assertions.gate import unsupported


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("巡察反馈问题全部整改", "巡察反馈问题52个，整改52个", id="two equal figures"),
        pytest.param("实现行政村光纤全覆盖", "行政村光纤通达率100%", id="100 %"),
        pytest.param("校车安装终端实现全覆盖", "校车都安装了终端", id="in other words"),
        pytest.param("零就业家庭动态清零", "零就业家庭由4户减到0户", id="nothing left"),
        pytest.param("力争供水管网全覆盖", "供水管网覆盖率81%", id="a promise"),
        pytest.param("积案12件，化解率100%", "积案12件，全部化解", id="100 % of all"),
    ],
)
def test_a_total_that_a_fact_states(sentence: str, fact: str) -> None:
    assert unsupported(sentence, fact) == []


@pytest.mark.parametrize(
    ("sentence", "fact", "claim"),
    [
        pytest.param(
            "巡察反馈问题全部整改", "巡察反馈问题52个，整改49个", "全部", id="a rest is left"
        ),
        pytest.param("实现行政村光纤全覆盖", "行政村光纤通达率97%", "全覆盖", id="nearly all"),
        pytest.param("环线8.6公里全线贯通", "环线8.6公里已通3公里", "全线贯通", id="a part"),
        pytest.param("抽查门店60家，无一超标", "抽查门店60家", "无一超标", id="nobody counted"),
        pytest.param("信访积案12件，结案率100%", "信访积案12件，全部移送", "100%", id="other deed"),
        pytest.param("信访积案实现清零", "燃气隐患清零", "清零", id="another thing"),
    ],
)
def test_a_total_that_no_fact_states(sentence: str, fact: str, claim: str) -> None:
    assert claim in unsupported(sentence, fact)
