"""A time is the same by its date and by its feast."""

from __future__ import annotations

import pytest

from tests.drafting.grounding.assertions.gate import unsupported


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("国庆假期举办灯会", "10月3日举办灯会", id="a date of the feast"),
        pytest.param("教师节前夕慰问教师", "9月8日慰问教师", id="its eve"),
        pytest.param("元旦前夕慰问教师", "12月29日慰问教师", id="an eve in the year before"),
        pytest.param("端午节期间举办龙舟赛", "端午举办龙舟赛", id="the fact says so"),
        pytest.param("年初启用客运站", "1月6日启用客运站", id="early in the year"),
        pytest.param("做好春节、国庆等节日值守", "值守412人次", id="any feast"),
        pytest.param("上半年启用客运站", "4月9日启用客运站", id="a month of the half year"),
        pytest.param("负债率比年初下降", "负债率比年初下降", id="no time but a base"),
    ],
)
def test_an_occasion_that_a_fact_states(sentence: str, fact: str) -> None:
    assert unsupported(sentence, fact) == []


@pytest.mark.parametrize(
    ("sentence", "fact", "claim"),
    [
        pytest.param("国庆假期举办灯会", "2月3日举办灯会", "国庆假期", id="another date"),
        pytest.param("妇女节前夕举办灯会", "2月30日举办灯会", "妇女节前夕", id="no such day"),
        pytest.param("端午节期间举办灯会", "举办灯会", "端午节期间", id="no date"),
        pytest.param("上半年启用客运站", "8月启用客运站", "上半年", id="the other half"),
        pytest.param("年底启用客运站", "6月启用客运站", "年底", id="another month"),
    ],
)
def test_an_occasion_that_no_fact_states(sentence: str, fact: str, claim: str) -> None:
    assert unsupported(sentence, fact) == [claim]
