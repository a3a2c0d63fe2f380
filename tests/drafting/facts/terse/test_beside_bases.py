"""Last year's values and goals stand behind the figures they belong to."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.terse.beside_bases import put_beside


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param(
            "日托30人、全托52人，去年是28人、50人",
            "日托30人（去年28人），全托52人（去年50人）",
            id="each of a list its own",
        ),
        pytest.param(
            "书包发放300个，其中新的120个，全年任务500个",
            "书包发放300个（全年任务500个），其中新的120个",
            id="a goal behind the parts",
        ),
        pytest.param("破损率2%，目标是3%以内", "破损率2%，控制在3%的目标以内", id="a limit kept"),
        pytest.param("破损率4%，目标是3%以内", "破损率4%，超出3%的目标", id="a limit passed"),
        pytest.param(
            "安置学徒12人，县里下的任务10人", "安置学徒12人（任务10人）", id="who set the goal"
        ),
        pytest.param(
            "安置学徒12人，年初定的10人", "安置学徒12人（年初任务10人）", id="a goal without a name"
        ),
        pytest.param(
            "架桥9座，同比增长5%，年计划8座",
            "架桥9座（年度计划8座），同比增长5%",
            id="a goal behind the change",
        ),
        pytest.param(
            "支付进度47%，省里要求50%", "支付进度47%，低于50%的省定要求", id="required, missed"
        ),
        pytest.param(
            "平均到场9分钟，要求10分钟以内", "平均到场9分钟，优于10分钟的要求", id="required, kept"
        ),
        pytest.param("票款8万元，同比6万元", "票款8万元（上年同期6万元）", id="no change so big"),
        pytest.param(
            "破损率降到2%，去年3%", "破损率由去年的3%降到2%", id="a fall and where it began"
        ),
        pytest.param("门票去年8万元，今年9万元", "门票9万元（去年8万元）", id="last year's first"),
        pytest.param(
            "获奖9件，其中省级2件；去年一共7件",
            "获奖9件（去年7件），其中省级2件",
            id="a total behind the parts",
        ),
        pytest.param("起诉9件20人，去年起诉25人", "起诉9件20人（去年25人）", id="said again"),
    ],
)
def test_put_beside(line: str, text: str) -> None:
    assert put_beside(line) == text
    assert put_beside(text) == text


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("日托30人、全托52人，去年是28人", id="one value for two"),
        pytest.param("日托30人、新建2所，去年是28人、50人", id="other units"),
        pytest.param("改造8户，全年任务20户，完成40%", id="the share is given"),
        pytest.param("票款8万元，同比1万元", id="a change without its verb"),
        pytest.param("改造8户，计划投资20万元", id="what the money is for"),
        pytest.param("明年改造8户，目标20户", id="what is planned"),
        pytest.param("利润亏损20万元，去年亏损30万元", id="a loss is no deed"),
        pytest.param(f"水费{'8亿元' * 60}，去年未计", id="a row of amounts, read in one way"),
    ],
)
def test_what_is_not_plain_stays(line: str) -> None:
    assert put_beside(line) == line
