"""What is settled before writing: repairs, growth worked out, doubts told with their lines."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import FigureStatus, Written
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.grounding.gate import Evidence, enforce


def texts(ledger: str) -> list[str]:
    return [fact.text for fact in normalize_facts(parse_facts(ledger))[0]]


@pytest.mark.parametrize(
    ("ledger", "text"),
    [
        pytest.param(
            "指标,本期,上年同期,单位\n办件量,3.6,3.4,万件",
            "办件量3.6万件（上年同期3.4万件），同比增长5.9%",
            id="growth: 0.2/3.4 = 5.88%",
        ),
        pytest.param(
            "指标,本期,上年同期,单位\n合格率,96.1,95.2,%",
            "合格率达到96.1%（上年同期95.2%），同比提高0.9个百分点",
            id="points of rates",
        ),
        pytest.param(
            "受理投诉300件（去年同期400件），办结率98%",
            "受理投诉300件（去年同期400件），同比下降25%，办结率98%",
            id="in brackets, more behind",
        ),
        pytest.param(
            "指标,数值,目标,单位\n改造公厕,17,20,座",
            "改造公厕17座（目标20座），完成年度目标的85%",
            id="share of the target",
        ),
        pytest.param(
            "指标,数值,上年,目标,单位\n营业收入,12.6,11.4,12.5,亿元",
            "实现营业收入12.6亿元（目标12.5亿元）（上年同期11.4亿元），"
            "同比增长10.5%，完成年度目标的100.8%",
            id="share of the target and growth: 12.6/12.5, 1.2/11.4",
        ),
        pytest.param(
            "指标,数值,上年,目标,单位\n管网漏损率,8.6,9.7,9,%",
            "管网漏损率降至8.6%（目标9%）（上年同期9.7%），同比下降1.1个百分点，优于9%的年度目标",
            id="a rate with its target",
        ),
    ],
)
def test_what_is_left_open_is_worked_out(ledger: str, text: str) -> None:
    assert texts(ledger) == [text]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("受理投诉30件，上年同期0件", id="no base"),
        pytest.param("受理投诉30件，较多的月份为上年同期4件", id="not the form of a table"),
        pytest.param("受理投诉300余件，上年同期400余件", id="about"),
        pytest.param("今年税收3亿元，比上年的2亿元多1亿元", id="difference given"),
        pytest.param("税收3亿元，规费2亿元，上年同期2亿元", id="of which of both"),
    ],
)
def test_what_is_not_plain_stays(line: str) -> None:
    assert texts(line) == [line]


@pytest.mark.parametrize("before", ["xx", "—", "待核实"])
def test_an_unknown_base_gives_no_growth(before: str) -> None:
    (text,) = texts(f"指标,本期,上年同期,单位\n受理投诉,30,{before},件")
    assert "同比" not in text
    assert before not in text


def test_growth_is_traced_to_its_calculation() -> None:
    facts, rows = normalize_facts(parse_facts("收运垃圾2.84万吨，上年2.31万吨"))
    evidence = Evidence(section="", facts=tuple(facts), all_facts=tuple(facts), given="")
    checked = enforce(Written(text="收运垃圾2.84万吨，同比增长22.9%。"), evidence)
    (growth,) = [figure for figure in checked.traced if figure.text == "22.9%"]
    assert growth.status is FigureStatus.COMPUTED
    assert growth.origin == "F1：(2.84万吨-2.31万吨)÷2.31万吨"
    assert not rows


def test_masks_and_letters_are_told_and_not_printed() -> None:
    facts, rows = normalize_facts(parse_facts("发展D员12名\n清理广告xx.x万处\n检查D级危房3处"))
    assert [fact.text for fact in facts] == [
        "发展党员12名",
        "清理广告〔待填：被隐去的内容〕万处",
        "检查D级危房3处",
    ]
    assert [row.reason[:10] for row in rows] == ["事实 F1（第1行）", "事实 F2（第2行）"]


def test_a_doubt_names_fact_and_line() -> None:
    _, (row,) = normalize_facts(parse_facts("指标,数值,上年,同比,单位\n税收,3,2,20%,亿元"))
    assert row.reason == "事实 F1（第2行）：“20%”与两个数值算得的增长50%不符，请核对"


def test_last_year_of_a_share_in_words_is_not_that_of_the_rate_before_it() -> None:
    (fact,), _ = normalize_facts(parse_facts("体检合格97%，优秀的占四成，去年同期三成一\n"))
    assert "66" not in f"{fact.text}{fact.computed}"
