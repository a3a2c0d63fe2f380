"""Spreadsheets as offices build them: what each is understood as, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.facts.load_facts import load_facts
from assistant.drafting.facts.review_facts import FactReview, review_facts
from tests.drafting.facts.workbook import office_sheets as office


def understood(sheet: office.Sheet, folder: Path) -> FactReview:
    path = folder / "指标.xlsx"
    path.write_bytes(office.build(sheet))
    return review_facts(load_facts(path))


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param(
            office.TRANSPORT,
            [
                "6 完成公路建设投资52,350万元（上年同期46200万元），同比增长13.3%，"
                "完成年度计划50000万元的104.7%",
                "7 公路建设投资中的国省干线25,100万元（上年同期21500万元），同比增长16.7%，"
                "完成年度计划24000万元的104.6%",
                "8 公路建设投资中的农村公路27,250万元（上年同期24700万元），同比增长10.3%，"
                "完成年度计划26000万元的104.8%",
                "9 新改建农村公路73.4公里（上年同期62.5公里），同比增长17.4%，"
                "完成年度计划70公里的104.9%",
                "10 优良路率达到90.1%（年度计划89%）（上年同期88.4%），同比提高1.7个百分点，"
                "超过89%的年度目标",
            ],
            id="transport: three header rows, merged sectors, parts by their indent",
        ),
        pytest.param(
            office.HEALTH,
            [
                "3 门诊诊疗38.26万人次（含乡镇卫生院12.4万人次）（上年同期35.9万人次），"
                "同比增长6.6%",
                "4 家庭医生签约率达到71.3%（上年同期68.8%），同比提高2.5个百分点",
                "5 新建村卫生室14个（上年同期9个），同比增长55.6%，其中3个已投用",
                "6 住院药占比为26.4%（上年同期27.9%），同比下降1.5个百分点",
                "7 传染病报告发病数降至412例（上年同期467例），同比下降11.8%",
            ],
            id="health: 1-6月, growth and points in one column, notes",
        ),
        pytest.param(
            office.EDUCATION,
            [
                "3 新建城北小学方面，已完成主体工程，正在装修（年度目标：9月投入使用）",
                "4 新增学位2650个（年度目标2400个），完成年度目标的110.4%，其中学前480个",
                "5 招聘教师163名（年度目标150名），完成年度目标的108.7%",
                "6 教师轮岗交流〔待填：数值〕（年度目标200人以上）",
            ],
            id="education: texts on the progress, offices merged over rows",
        ),
        pytest.param(
            office.CIVIL_AFFAIRS,
            [
                "3 低保金626.5万元（上年同期601.2万元），同比增长4.2%",
                "4 临时救助金100.8万元（上年同期112.6万元），同比下降10.5%",
            ],
            id="civil affairs: twelve months and their total",
        ),
        pytest.param(
            office.COMMERCE,
            [
                "4 社会消费品零售总额91.7亿元（计划92亿元）（上年同期86.4亿元），"
                "同比增长6.1%，完成年度计划的99.7%",
                "4 进出口总额11.9亿元（计划13亿元）（上年同期12.35亿元），同比下降3.6%，"
                "完成年度计划的91.5%",
                "4 新增限上企业12家（计划10家）（上年同期9家），同比增长33.3%，完成年度计划的120%",
            ],
            id="commerce: the indicators as columns",
        ),
        pytest.param(
            office.WATER,
            [
                "3 清淤河道27.5公里（上年同期24公里），同比增长14.6%",
                "4 加固水库6座（上年同期5座），同比增加1座",
                "3 中央资金3200万元（上年同期2900万元），同比增长10.3%",
                "4 省级资金1850万元（上年同期2100万元），同比下降11.9%",
                "5 水利建设和资金合计5050万元（上年同期5000万元），同比增长1%",
            ],
            id="water works: two tables side by side, a total",
        ),
        pytest.param(
            office.TOWNS,
            [
                "7 新建公路50公里（目标48公里），完成年度目标的104.2%，"
                "其中城关镇13.5公里、河东镇21公里、清河镇15.5公里",
                "7 完成投资3915万元（目标3840万元），完成年度目标的102%，"
                "其中城关镇1020万元、河东镇1655万元、清河镇1240万元",
            ],
            id="towns: places as rows, indicators over 计划 and 实际",
        ),
        pytest.param(
            office.FINANCE,
            [
                "4 实现一般公共预算收入22.04亿元（年初预算21.5亿元）（上年同期20.85亿元），"
                "同比增长5.7%，完成年初预算的102.5%",
                "5 一般公共预算收入中的税收收入15.61亿元（年初预算15.2亿元）"
                "（上年同期14.9亿元），同比增长4.8%，完成年初预算的102.7%",
                "6 政府性基金收入6.9亿元（年初预算7.9亿元）（上年同期7.75亿元），"
                "同比下降11%，完成年初预算的87.3%",
                "11 公务接待费86.3万元（上年同期112.5万元），同比下降23.3%",
                "12 公务用车运行费240.6万元（上年同期251.4万元），同比下降4.3%",
                "13 因公出国费〔待填：数值〕",
            ],
            id="finance: two tables one below the other, each with its unit",
        ),
        pytest.param(
            office.POLICE,
            [
                "2 刑事立案1286起，同比下降9.3%",
                "3 八类严重暴力案件破案率达到100%，同比持平",
                "4 止付挽损资金近3200万元",
                "5 化解矛盾纠纷2,140余起，同比增长12.5%",
                "6 出动警力〔待填：数值〕人次",
                "7 平均出警时间8.5分钟，同比缩短1.2分钟",
            ],
            id="police: words, arrows, full-width digits, N/A",
        ),
        pytest.param(
            office.COMPANY,
            [
                "3 实现营业收入20.44亿元（计划20亿元）（上年同期18.6亿元），同比增长9.9%，"
                "完成年度计划的102.2%",
                "4 利润总额0.62亿元（计划0.5亿元）（上年同期亏损0.35亿元），实现扭亏为盈，"
                "完成年度计划的124%",
                "5 资产负债率降至59.9%（计划61%）（上年同期61.4%），同比下降1.5个百分点，"
                "优于61%的年度目标",
                "6 供水量8745万吨（计划8700万吨）（上年同期8612万吨），同比增长1.5%，"
                "完成年度计划的100.5%",
                "3 2026年计划营业收入达到22亿元",
                "4 2026年计划利润总额达到0.8亿元",
                "5 2026年计划资产负债率为59%",
                "6 2026年计划供水量达到8900万吨",
            ],
            id="a company: plans of three years",
        ),
        pytest.param(
            office.EMERGENCY,
            ["2 生产安全事故〔待填：数值〕起", "3 检查企业〔待填：数值〕家次"],
            id="emergency management: two columns of this year",
        ),
        pytest.param(
            office.HUMAN_RESOURCES,
            [
                "3 城镇新增就业6230人（全年任务11000人），完成全年任务的56.6%",
                "4 职业技能培训4150人次（全年任务7500人次），完成全年任务的55.3%",
                "5 劳动人事争议调解成功率达到78.6%（全年任务75%），超过75%的全年目标",
            ],
            id="human resources: half a year beside a whole one",
        ),
    ],
)
def test_what_is_understood(sheet: office.Sheet, expected: list[str], tmp_path: Path) -> None:
    facts = understood(sheet, tmp_path).facts
    assert [f"{fact.line} {fact.text}" for fact in facts] == expected


@pytest.mark.parametrize(
    ("sheet", "question"),
    [
        pytest.param(
            office.EMERGENCY, "第3列“2025年”（如6）、第4列“2025年”（如8）", id="which column"
        ),
        pytest.param(
            office.HUMAN_RESOURCES, "第4列“2024年全年”（如11800）是不是", id="which months"
        ),
    ],
)
def test_what_is_not_certain_is_asked(sheet: office.Sheet, question: str, tmp_path: Path) -> None:
    review = understood(sheet, tmp_path)
    assert [row.reason[: len(question)] for row in review.questions] == [question]
    assert not any(fact.last for fact in review.facts)


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        pytest.param(office.TRANSPORT, ["工作表“2025年”隐藏的第11行没有用到"], id="a hidden row"),
        pytest.param(office.TOWNS, ["工作表“分乡镇”隐藏的D列没有用到"], id="a hidden column"),
        pytest.param(
            office.CIVIL_AFFAIRS, ["台账第2至13列的分月数没有用到，用的是“合计”"], id="months"
        ),
        pytest.param(office.COMPANY, ["台账第2列“2024年计划”没有用到"], id="an old plan"),
        pytest.param(office.COMMERCE, [], id="nothing"),
    ],
)
def test_what_is_left_out_is_told(sheet: office.Sheet, said: list[str], tmp_path: Path) -> None:
    assert [row.reason for row in understood(sheet, tmp_path).left_out] == said


def test_the_year_of_the_report_decides_which_plan_is_ahead(tmp_path: Path) -> None:
    path = tmp_path / "指标.xlsx"
    path.write_bytes(office.build(office.COMPANY))
    first = review_facts(load_facts(path, year=2024)).facts[0]
    assert first.text == "营业收入达到18.6亿元（计划18亿元），完成年度计划的103.3%"
