"""Several tables in one sheet, and headers that name no indicator: what each is read as."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.review_facts import review_facts


def test_a_second_table_without_an_indicator_column_has_its_own_unit() -> None:
    facts = parse_facts(
        "项目,本年,上年,备注\n经营收入（万元）,820,790,\n"
        "物资供应（单位：吨）,,,\n品种,2025年,2024年,备注\n化肥,6820,7010,含有机肥1200吨"
    )
    assert [one.text for one in facts] == [
        "经营收入达到820万元，上年同期790万元",
        "化肥6820吨（含有机肥1200吨），上年同期7010吨",
    ]


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        pytest.param(
            "任务,计量单位,全年任务,实际完成,上年同期\n抽检批次,批次,4000,4200,3900",
            ["抽检批次4200批次（全年任务4000批次），上年同期3900批次"],
            id="任务 heads the indicators",
        ),
        pytest.param(
            "序号,类别,品种,单位,今年,去年\n1,农资,化肥,吨,6820,7010",
            ["化肥6820吨，上年同期7010吨"],
            id="number and kind before the first unknown name",
        ),
        pytest.param(
            "类别,单位,今年,去年,,工作内容,计划,实际\n来信,件,312,356,,接访（批次）,80,86",
            ["来信312件，上年同期356件", "接访86批次（计划80批次）"],
            id="side by side, one of them under 类别",
        ),
        pytest.param(
            "指标,,2025年,,2024年,\n名称,单位,数值,同比±%,数值,同比±%\n"
            "资产,亿元,186.4,7.8,172.9,5.1",
            ["资产达到186.4亿元，同比增长7.8%（上年同期172.9亿元）"],
            id="指标 over 名称 and 单位",
        ),
        pytest.param(
            "实事项目,目标任务,完成情况,责任人\n辅具适配,600件,640件,甲",
            ["辅具适配640件（目标600件）"],
            id="a name that ends in 项目",
        ),
        pytest.param(
            "指标,数值,上年,单位\n受理办件,36 218,33 905,件",
            ["受理办件36218件，上年同期33905件"],
            id="blanks between thousands",
        ),
        pytest.param(
            "时期,接警出动,财产损失\n,起,万元\n2025年,1286,362.4\n2024年,1403,401.7",
            ["接警出动1286起，上年同期1403起", "财产损失362.4万元，上年同期401.7万元"],
            id="on its side, a row of units",
        ),
        pytest.param(
            "年度,口径,融资（亿元）\n2024年,计划,10\n2024年,实际,10.5\n2025年,计划,12\n2025年,实际,12.8",
            ["融资12.8亿元（计划12亿元），上年同期10.5亿元"],
            id="on its side, years beside plan and result",
        ),
        pytest.param(
            "片区,乡镇,改厕（户）\n东部,甲镇,20\n东部,乙镇,16\n东部,小计,36\n西部,丙镇,60\n西部,小计,60\n"
            "合计,合计,96",
            ["改厕96户（其中甲镇20户、乙镇16户、丙镇60户）"],
            id="subtotals are no places",
        ),
        pytest.param(
            "指标名称（单位）,2024年实际,2025年目标,2025年实际\n合同额（亿元）,5.4,6,6.2",
            ["合同额达到6.2亿元（目标6亿元），上年同期5.4亿元"],
            id="（单位） behind the name of the column",
        ),
    ],
)
def test_headers_without_an_indicator(table: str, texts: list[str]) -> None:
    assert [one.text for one in parse_facts(table)] == texts


def test_rows_above_the_first_header_are_told() -> None:
    facts = parse_facts("| 甲乡 | 12 |\n| 乙乡 | 15 |\n| 指标 | 单位 | 数值 |\n| 水库 | 座 | 6 |")
    assert [one.text for one in facts] == ["水库6座"]
    assert facts[0].remarks == ("台账第1至2行上面没有认出表头，没有用到",)


def test_a_table_that_gives_no_fact_is_told() -> None:
    facts = parse_facts(
        "| 指标 | 单位 | 数值 |\n| 水库 | 座 | 6 |\n\n二、阵地\n| 名称 | 个数 |\n| 站点 | 12个 |"
    )
    assert [one.text for one in facts] == ["水库6座"]
    assert facts[0].remarks == ("台账第5至6行的表没有认出表头，没有用到",)


def test_a_change_that_a_note_repeats_is_said_once() -> None:
    (fact,) = review_facts(
        parse_facts("指标,今年,去年,单位,备注\n化解纠纷,12,15,件,同比下降20%")
    ).facts
    assert fact.text == "化解纠纷12件（上年同期15件），同比下降20%"
