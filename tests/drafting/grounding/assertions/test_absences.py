"""What did not happen is the same in many words, but only for the same thing and time."""

from __future__ import annotations

import pytest

from tests.drafting.grounding.assertions.gate import unsupported


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("景区全年未发生安全责任事故", "安全责任事故0起", id="0"),
        pytest.param("景区实现安全责任事故零发生", "没有发生安全责任事故", id="none happened"),
        pytest.param("渔业安全保持零事故", "全年渔业安全没发生事故", id="zero"),
        pytest.param("未发生重大溺水事故", "全年未发生溺水事故", id="no serious one either"),
        pytest.param("校园欺凌案件0起", "全年未发生校园欺凌案件", id="0 of what did not happen"),
        pytest.param("渔船事故7起，未造成人员死亡", "渔船事故7起，死亡0人", id="nobody died"),
        pytest.param("火情3起，未发生重大森林火灾", "火情3起，无重大森林火灾", id="without"),
        pytest.param("未发生亡人事故", "渡运事故3起，亡人事故为零", id="none as a value"),
        pytest.param("未发生溺水事故", "今年塘坝没有溺水事故的", id="as one says it"),
        pytest.param("未发生人员死亡", "渡运事故3起，死亡零人", id="nobody as a value"),
        pytest.param("确保燃气零事故", "检查燃气用户312户", id="a promise"),
    ],
)
def test_an_absence_that_a_fact_states(sentence: str, fact: str) -> None:
    assert unsupported(sentence, fact) == []


@pytest.mark.parametrize(
    ("sentence", "fact", "claim"),
    [
        pytest.param(
            "全年未发生事故", "未发生重大溺水事故", "未发生事故", id="only no serious one"
        ),
        pytest.param(
            "渔船事故7起，未造成人员死亡", "渔船事故7起，死亡5人", "未造成人员死亡", id="five died"
        ),
        pytest.param(
            "火情3起，未发生火灾",
            "火情3起，无重大森林火灾",
            "未发生火灾",
            id="without a serious one",
        ),
        pytest.param(
            "未发生渡运事故", "渡运事故3起，亡人事故为零", "未发生渡运事故", id="none with dead"
        ),
        pytest.param("食品安全零事故", "燃气安全零事故", "零事故", id="another thing"),
        pytest.param(
            "全年未发生森林火灾", "国庆期间未发生森林火灾", "未发生森林火灾", id="only for a time"
        ),
    ],
)
def test_an_absence_that_no_fact_states(sentence: str, fact: str, claim: str) -> None:
    assert unsupported(sentence, fact) == [claim]
