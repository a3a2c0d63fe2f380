"""The opening of a report by kind of unit, period and kind of report."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.extractive.opening.opening_section import closing_sentence, write_opening
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.planning.heading_functions import Position
from tests.drafting.samples import retrieve_from

_SECTIONS = "\n一、加强公园管护\n二、抓好道路保洁\n三、下一步打算"
_NOTHING = retrieve_from(())


def _opening(title: str, sections: str = _SECTIONS, facts: tuple[str, ...] = ()) -> str:
    given: dict[Position, tuple[Fact, ...]] = {
        (place,): tuple(parse_facts(text)) for place, text in enumerate(facts)
    }
    brief = make_briefs(parse_outline(title + sections), given)[0]
    paragraphs = write_opening(brief, _NOTHING)
    return "\n".join("".join(one.text for one in paragraph) for paragraph in paragraphs)


def test_a_year_of_a_bureau() -> None:
    text = _opening("云溪县园林局2025年工作总结和2026年工作计划")
    for words in (
        "坚持以习近平新时代中国特色社会主义思想为指导",
        "深入学习贯彻党的二十大和二十届历次全会精神",
        "扎实开展深入贯彻中央八项规定精神学习教育",
        "在县委、县政府的坚强领导下",
        "公园管护、道路保洁等工作。",
    ):
        assert words in text
    assert text.startswith("2025年，")
    assert text.endswith("现将2025年工作总结和2026年工作计划报告如下。")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        pytest.param("石桥镇2024年工作总结", "石桥镇党委、政府", id="town"),
        pytest.param("远川集团有限公司2024年工作总结", "紧扣年度经营目标", id="company"),
        pytest.param("云溪县人民法院2024年工作总结", "人大及其常委会有力监督", id="court"),
        pytest.param("云溪县第一中学2024年工作总结", "学校年度工作目标", id="school"),
        pytest.param("云溪县园林局2024年上半年工作总结", "序时进度|全年目标任务", id="half"),
        pytest.param("云溪县园林局2024年工作情况汇报", "现将有关情况汇报如下。", id="briefing"),
        pytest.param("云溪县园林局2024年工作总结", "二十届二中、三中全会精神", id="dated"),
        pytest.param("云溪县园林局2024年工作总结", "扎实开展党纪学习教育", id="campaign"),
        pytest.param("云溪县园林局2024年党建工作总结", "全面从严治党|党的建设总要求", id="party"),
        pytest.param("云溪县园林局2024年普法工作总结", "普法工作", id="special"),
    ],
)
def test_what_the_opening_says(title: str, words: str) -> None:
    assert any(one in _opening(title) for one in words.split("|"))


def test_the_main_results_are_named_with_their_figures() -> None:
    facts = ("新建公园3座\n养护绿地86万平方米，同比增长5%", "清扫道路420公里，同比增长8%")
    text = _opening("云溪县园林局2025年工作总结", facts=facts)
    assert "养护绿地86万平方米、同比增长5%，清扫道路420公里、增长8%。" in text


def test_one_report_opens_otherwise_than_the_last() -> None:
    year, half = (
        _opening(f"云溪县园林局{when}工作总结").partition("，")[2]
        for when in ("2025年", "2025年上半年")
    )
    assert year[:6] != half[:6]


def test_a_congress_is_addressed() -> None:
    address, first = _opening("云溪县人民政府工作报告").split("\n")
    assert address == "各位代表："
    assert first.startswith("现在，我代表云溪县人民政府向大会报告工作，请予审议")


@pytest.mark.parametrize("verdict", ["有序推进", "成效", "圆满", "显著", "较好"])
def test_the_opening_judges_nothing(verdict: str) -> None:
    assert verdict not in _opening("云溪县园林局2025年工作总结")


def test_a_plan_opens_on_its_own_year_with_what_held_on_the_eve() -> None:
    text = _opening("云溪县园林局2024年工作计划", "\n一、加强公园管护\n二、加强道路养护")
    assert text == (
        "2024年是实现“十四五”规划目标任务的关键一年。为做好2024年各项工作，云溪县园林局将"
        "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大和二十届二中全会精神，"
        "紧扣年度目标任务，着力抓好以下工作。"
    )


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("云溪县园林局2025年工作情况汇报", "以上汇报，不妥之处请批评指正。"),
        ("云溪县园林局关于2025年工作情况的报告", "特此报告。"),
        ("云溪县园林局2025年工作总结", ""),
    ],
)
def test_closing(title: str, words: str) -> None:
    *before, last = make_briefs(parse_outline(title + _SECTIONS), {})
    assert closing_sentence(last) == words
    assert not any(closing_sentence(brief) for brief in before)


@pytest.mark.parametrize("unit", ["云溪县园林局", "石桥镇", "云溪县妇女联合会", "远川集团有限公司"])
def test_half_a_year_says_once_what_it_is_measured_by(unit: str) -> None:
    text = _opening(f"{unit}2024年上半年工作总结")
    assert text.count("目标") + text.count("序时进度") == 1
    assert "年度" not in text


def test_a_company_of_any_field_speaks_as_one() -> None:
    text = _opening("云溪县水务有限公司2024年工作总结")
    assert "年度经营目标" in text


def test_a_school_year_is_no_line_of_work() -> None:
    text = _opening("云溪县第一中学2024-2025学年工作总结")
    assert "立德树人" in text or "为党育人" in text
    assert "学年工作机制" not in text
