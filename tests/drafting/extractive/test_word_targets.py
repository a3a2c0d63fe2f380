"""Targets stand behind their verbs, say 力争 once, and stay traceable."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Written
from assistant.drafting.extractive.word_targets import hope_once, opens_as_plan, word_target


@pytest.mark.parametrize(
    ("given", "worded"),
    [
        pytest.param("航天展厅再建3个", "再建航天展厅3个", id="the verb comes first"),
        pytest.param("古籍修复120册", "修复古籍120册", id="a thing done"),
        pytest.param("志愿讲解120场", "志愿讲解120场", id="no verb that is known"),
        pytest.param("产值再新增2亿元", "产值再新增2亿元", id="a sum that grows"),
        pytest.param("满意率力争95%以上", "力争满意率达到95%以上", id="the modal comes first"),
        pytest.param("向上争取资金300万元", "向上争取资金300万元", id="to obtain is no modal"),
        pytest.param("漏损率降至9%以内", "将漏损率降至9%以内", id="a level to come down to"),
        pytest.param(
            "营收9亿元，利润4000万元", "营收达到9亿元，利润达到4000万元", id="bare levels"
        ),
        pytest.param("流失率为3%", "将流失率控制在3%", id="a rate that is to stay low"),
        pytest.param("新馆10月开工", "推动新馆10月开工", id="a milestone"),
        pytest.param("新馆2029年9月搬入", "2029年9月新馆搬入", id="a whole date"),
        pytest.param("年底前招聘船员36人", "年底前招聘船员36人", id="a deed behind a date"),
        pytest.param("再施划车位90个", "再施划车位90个", id="a written verb"),
        pytest.param("旧账6月底前清完", "6月底前清完旧账", id="a date"),
        pytest.param("馆员轮训全覆盖", "实现馆员轮训全覆盖", id="a state"),
        pytest.param("重点单位排查一遍", "对重点单位排查一遍", id="all of them"),
        pytest.param("新馆9月份搬迁", "9月份新馆搬迁", id="a month with 份"),
        pytest.param("书展9月份办", "书展9月份办", id="a verb of one character"),
        pytest.param(
            "新馆明年9月底前通水", "推动新馆9月底前通水", id="next year is in the heading"
        ),
        pytest.param("剩下的年底前清完", "剩下的年底前清完", id="a thing without a name"),
        pytest.param(
            "等候时间力争降至7分钟以内", "力争将等候时间降至7分钟以内", id="hoped and brought"
        ),
        pytest.param("开放率保持95%以上", "将开放率保持在95%以上", id="a level to be kept"),
        pytest.param(
            "2028年前无人值守全覆盖", "2028年前实现无人值守全覆盖", id="a state by a year"
        ),
        pytest.param(
            "东馆上半年开工，西馆下半年封顶", "推动东馆上半年开工，西馆下半年封顶", id="pushed once"
        ),
        pytest.param(
            "修渠50公里，收缴率97%", "修渠50公里，收缴率达到97%", id="a rate behind a deed"
        ),
        pytest.param("新建公厕6座", "新建公厕6座", id="as it should be"),
    ],
)
def test_a_target_is_worded_as_a_plan(given: str, worded: str) -> None:
    assert word_target(given) == worded
    assert word_target(worded) == worded, "wording twice must change nothing"


@pytest.mark.parametrize(
    ("clause", "is_plan"),
    [
        pytest.param("新建公厕6座", True, id="a deed"),
        pytest.param("将漏损率降至9%以内", True, id="brought to a level"),
        pytest.param("满意率达到95%", False, id="a level"),
    ],
)
def test_what_says_by_itself_that_it_is_planned(clause: str, *, is_plan: bool) -> None:
    assert opens_as_plan(clause) is is_plan


def test_only_one_target_is_hoped_for() -> None:
    targets = [Written(text="力争满意率达到95%。"), Written(text="力争到馆率达到60%。")]
    assert [one.text for one in hope_once(targets)] == ["力争满意率达到95%。", "到馆率达到60%。"]
