"""The opening of a report by kind of unit, period and kind of report."""

from __future__ import annotations

import pytest

from assistant.drafting.extractive.opening_section import closing_sentence, opening_sentences
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs

_SECTIONS = "\n一、加强公园管护\n二、抓好道路保洁\n三、下一步打算"


def _opening(title: str, sections: str = _SECTIONS) -> str:
    return "".join(opening_sentences(make_briefs(parse_outline(title + sections), {})[0]))


def test_a_year_of_a_bureau() -> None:
    assert _opening("云溪县园林局2025年工作总结和2026年工作计划") == (
        "2025年，云溪县园林局坚持以习近平新时代中国特色社会主义思想为指导，"
        "深入学习贯彻党的二十大和二十届历次全会精神，扎实开展深入贯彻中央八项规定精神学习教育，"
        "在县委、县政府的坚强领导下，紧扣年度目标任务，统筹抓好公园管护、道路保洁等工作。"
        "现将2025年工作总结和2026年工作计划报告如下。"
    )


@pytest.mark.parametrize(
    ("title", "words"),
    [
        pytest.param("石桥镇2024年工作总结", "石桥镇党委、政府坚持以", id="town"),
        pytest.param("远川集团有限公司2024年工作总结", "紧扣年度经营目标", id="company"),
        pytest.param("云溪县园林局2024年上半年工作总结", "对照时间过半、任务过半要求", id="half"),
        pytest.param("云溪县园林局2024年工作情况汇报", "现将有关情况汇报如下。", id="briefing"),
        pytest.param("云溪县园林局2024年工作总结", "二十届二中、三中全会精神", id="dated"),
        pytest.param("云溪县园林局2024年工作总结", "扎实开展党纪学习教育", id="campaign"),
    ],
)
def test_what_the_opening_says(title: str, words: str) -> None:
    assert words in _opening(title)


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
