"""Facts pasted as a numbered list."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts

NUMBERED = [
    pytest.param("14、", "问题：巡查人员只有9人，夜班排不开", id="kind of section"),
    pytest.param("5、", "河道管护：清淤7公里，补植护坡林木3万株", id="topic"),
    pytest.param("5．", "一（二）：清淤7公里，补植护坡林木3万株", id="label"),
    pytest.param("5. ", "F7 一（二）：清淤7公里，补植林木3万株", id="id and label"),
    pytest.param("（5）", "一（二）1：清淤7公里，补植林木3万株", id="label of three levels"),
    pytest.param("① ", "问题：巡查人员只有9人，夜班排不开", id="circled"),
    pytest.param("1）", "二：巡查人员只有9人，夜班排不开", id="half bracket"),
    pytest.param("100、", "河道管护：清淤7公里，补植护坡林木3万株", id="three digits"),
    pytest.param("3、", "1.5万吨秋粮入库，另有早稻两千吨", id="figure behind the number"),
]


@pytest.mark.parametrize(("number", "line"), NUMBERED)
def test_a_numbered_line_is_read_as_one_without_number(number: str, line: str) -> None:
    following = "明年计划完成水利投资8亿元"
    expected = parse_facts(f"{line}\n{following}")
    for next_number in ("", "15、", "15. ", "（15）", "⑮"):
        assert parse_facts(f"{number}{line}\n{next_number}{following}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "6、一（二）\n清淤7公里\n7、三：明年开工",
            [("清淤7公里", ("一（二）",)), ("明年开工", ("三",))],
            id="a label alone holds for those below",
        ),
        pytest.param(
            "1、巡查人手不足\n2、2025年全市累计完成水利投资8亿元，其中河道3亿元，水库5亿元，"
            "超额完成年度任务",
            [
                ("巡查人手不足", ()),
                (
                    "2025年全市累计完成水利投资8亿元，其中河道3亿元，水库5亿元，超额完成年度任务",
                    (),
                ),
            ],
            id="a long line does not make the one above a heading",
        ),
        pytest.param(
            "1.河道管护\n清淤7公里\n2.新建泵站3座",
            [("清淤7公里", ("1.河道管护",)), ("新建泵站3座", ())],
            id="a numbered fact ends the heading above",
        ),
        pytest.param(
            "#### 河道管护\n1. 清淤7公里\n2. 补植林木3万株",
            [("清淤7公里", ("河道管护",)), ("补植林木3万株", ("河道管护",))],
            id="numbered under a marked heading",
        ),
        pytest.param(
            "一、成效\n1.河道管护：清淤7公里，补植护坡林木3万株\n二、问题\n1、巡查人员只有9人",
            [
                ("河道管护方面，清淤7公里，补植护坡林木3万株", ("一、成效",)),
                ("巡查人员只有9人", ("二、问题",)),
            ],
            id="under headings",
        ),
        pytest.param(
            "1.5万吨秋粮入库\n3个项目开工\n2025年新建泵站3座",
            [("1.5万吨秋粮入库", ()), ("3个项目开工", ()), ("2025年新建泵站3座", ())],
            id="figures are no numbering",
        ),
    ],
)
def test_numbers_of_a_list(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(fact.text, fact.section) for fact in parse_facts(text)] == expected


def test_the_last_number_of_a_list_of_facts_is_one_too() -> None:
    lines = ["① 清淤7公里", "② 补植林木3万株", "③ 巡河460次", "④ 界碑从堤内移到堤外"]
    below = ["泵站有两座老化", "巡查只有9人"]
    facts = parse_facts("\n".join([*lines, *(f"- {line}" for line in below)]))
    assert [fact.text for fact in facts[3:]] == ["界碑从堤内移到堤外", *below]
    assert {fact.section for fact in facts} == {()}
