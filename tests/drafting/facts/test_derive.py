"""Changes and goals are worded as an office does; what they come from stays as evidence."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts

_HEADER = "指标,单位,上年,今年,计划,备注"


def facts(*rows: str) -> list[Fact]:
    return normalize_facts(parse_facts("\n".join((_HEADER, *rows))))[0]


@pytest.mark.parametrize(
    ("row", "statement"),
    [
        pytest.param(
            "利润总额,万元,-6820,-5240,-6000,",
            "利润总额亏损5240万元，同比减亏1580万元，好于年度控亏目标760万元",
            id="a smaller loss: 6820-5240, 6000-5240",
        ),
        pytest.param(
            "利润总额,万元,-860,3120,,",
            "利润总额3120万元，实现扭亏为盈",
            id="a loss became a profit",
        ),
        pytest.param(
            "运价补差亏损,万元,120,310,,",
            "运价补差亏损310万元，同比增亏190万元",
            id="a larger loss, both named by the indicator: 310-120",
        ),
        pytest.param(
            "场地出让收入,亿元,14.6,9.72,13,",
            "场地出让收入9.72亿元，同比下降33.4%，完成年度计划的74.8%",
            id="an income planned lower is not to fall: 9.72/14.6, 9.72/13",
        ),
        pytest.param(
            "准点率,%,92.6,94.3,94,",
            "准点率达到94.3%，同比提高1.7个百分点，超过94%的年度目标",
            id="a rate moves by points",
        ),
        pytest.param(
            "报装办理时间,天,5,3,4,",
            "报装办理时间降至3天，同比缩短2天，优于4天的年度目标",
            id="a time becomes shorter",
        ),
        pytest.param(
            "漏损率,%,9.6,9.9,9,",
            "漏损率为9.9%，同比上升0.3个百分点，高于9%的年度目标",
            id="what should fall and rose",
        ),
        pytest.param(
            "药占比,%,27.6,25.9,26,",
            "药占比降至25.9%，同比下降1.7个百分点，优于26%的年度目标",
            id="the goal says that less is good",
        ),
        pytest.param(
            "客运量,万人次,9870,9640,9900,",
            "客运量9640万人次，同比下降2.3%，完成年度计划的97.4%",
            id="a fall is told plainly: 230/9870, 9640/9900",
        ),
        pytest.param("在建项目,个,17,21,,", "在建项目21个，同比增加4个", id="a few are counted"),
        pytest.param("通车率,%,100,100,100,", "通车率保持100%", id="all as it was"),
        pytest.param("生产安全事故,起,1,0,0,", "未发生生产安全事故", id="none"),
        pytest.param("受处分干部,人,2,0,,", "无受处分干部", id="nobody"),
        pytest.param("县级考核名次,名,6,2,,", "县级考核排名第2名，上年第6名", id="a rank"),
        pytest.param(
            "问题整改,个,73,61,,全部销号", "问题整改61个，全部销号", id="fewer because all are done"
        ),
        pytest.param(
            "事故率,次/百万公里,0.86,0.71,0.8,",
            "事故率降至0.71次/百万公里，同比下降17.4%，优于0.8次/百万公里的年度目标",
            id="per million kilometres: 0.15/0.86",
        ),
        pytest.param(
            "新开工,个,5,4,9,2个已竣工",
            "新开工4个，同比减少1个，完成年度计划的44.4%，其中2个已竣工",
            id="some of them",
        ),
        pytest.param(
            "财政补贴,万元,15200,16800,16800,",
            "财政补贴16800万元，同比增长10.5%，完成年度计划",
            id="exactly as planned",
        ),
    ],
)
def test_a_row_is_worded_by_what_it_counts(row: str, statement: str) -> None:
    (fact,) = facts(row)
    assert fact.statement == statement


@pytest.mark.parametrize(
    ("row", "statement"),
    [
        pytest.param("漏损率,%,8.2,7.5", "漏损率为8.2%，高于7.5%的全年目标", id="above a limit"),
        pytest.param("漏损率,%,7.2,7.5", "漏损率为7.2%，优于7.5%的全年目标", id="below it"),
        pytest.param(
            "准点率,%,90,94",
            "准点率达到90%（全年目标94%）",
            id="what is to rise has time until then",
        ),
    ],
)
def test_a_limit_of_the_year_is_exceeded_at_its_half(row: str, statement: str) -> None:
    (fact,) = normalize_facts(parse_facts(f"指标,单位,上半年完成,全年目标\n{row}"))[0]
    assert fact.statement == statement


def test_evidence_is_kept_and_left_out() -> None:
    (fact,) = facts("客运量,万人次,9870,9640,9900,")
    assert fact.asides == ("（计划9900万人次）", "（上年同期9870万人次）")
    assert all(aside in fact.text and aside not in fact.statement for aside in fact.asides)
    assert fact.statements[-1] == "客运量9640万人次"


def test_a_part_can_follow_its_whole() -> None:
    _, part = facts("营业收入,万元,41260,43580,,", "其中：票款收入,万元,17850,17420,,")
    assert part.statement == "营业收入中的票款收入17420万元，同比下降2.4%"
    assert "票款收入17420万元，下降2.4%" in part.wordings


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        pytest.param(
            "产值6.82亿元，去年同期6.15亿元；社零3.4亿元，去年同期3.2亿元",
            "产值6.82亿元，同比增长10.9%；社零3.4亿元，同比增长6.3%",
            id="two in a line",
        ),
        pytest.param(
            "信访27批，去年41批", "信访27批，比上年的41批减少14批", id="the line gives the base"
        ),
        pytest.param(
            "浓度29微克每立方米，去年是31，降了6.5%",
            "浓度29微克每立方米，同比下降6.5%",
            id="stated",
        ),
        pytest.param(
            "借阅3.2万册次，去年同期4万册次，少了20%", "借阅3.2万册次，同比下降20%", id="told twice"
        ),
        pytest.param(
            "批捕9人，立案20件80人，去年立案100人",
            "批捕9人，立案20件80人，同比下降20%",
            id="the deed said again",
        ),
        pytest.param(
            "示范村12个，占比41%，去年才8个",
            "示范村12个，比上年的8个增加4个，占比41%",
            id="a share between",
        ),
        pytest.param(
            "收缴率96.8%，考核指标96%", "收缴率96.8%，超过96%的考核指标", id="a goal with a name"
        ),
        pytest.param(
            "药占比24%，目标26%",
            "药占比24%，低于26%的年度目标",
            id="whether more is good is not said",
        ),
        pytest.param(
            "票款8.4亿元，去年8亿元，增长5%，目标8亿元",
            "票款8.4亿元，同比增长5%，完成年度目标的105%",
            id="a goal behind the change",
        ),
        pytest.param("不良率0.5‰，去年0.3‰", "不良率0.5‰，同比上升0.2个千分点", id="per mille"),
        pytest.param(
            "护栏1200具，去年1000具，全部完好",
            "护栏1200具，同比增长20%，全部完好",
            id="a unit that no list knows: (1200-1000)/1000",
        ),
        pytest.param(
            "审批时限2工作日，去年3工作日",
            "审批时限2工作日，比上年的3工作日缩短1工作日",
            id="days of work",
        ),
        pytest.param(
            "泵站改造完成14座，在建9座（去年同期完成6座）",
            "泵站改造完成14座，在建9座（去年同期完成6座）",
            id="what was completed is not held against what is being built",
        ),
        pytest.param(
            "游园改造了6个，在建3个（去年同期完成4个）",
            "游园改造了6个，在建3个（去年同期完成4个）",
            id="nor where another word says what was completed",
        ),
    ],
)
def test_lines_of_a_list(line: str, statement: str) -> None:
    (fact,), _ = normalize_facts(parse_facts(line))
    assert fact.statement == statement
