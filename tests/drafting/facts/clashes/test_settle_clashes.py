"""Of two lines on one thing the one that tells more stays, with the value that is to count."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.deduplicate import deduplicate_facts
from assistant.drafting.facts.load_facts import parse_facts


def outcome(text: str) -> tuple[list[tuple[str, tuple[int, ...]]], list[str]]:
    kept, rows = deduplicate_facts(parse_facts(text))
    return [(fact.text, fact.repeated) for fact in kept], [row.reason for row in rows]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param(
            "救助走失老人37人，救助流浪人员512人次\n救助站台账：救助流浪人员521人次",
            [("救助走失老人37人，救助流浪人员512人次", (2,))],
            id="the one with more",
        ),
        pytest.param(
            "全年家访1420户\n谈心2846人，全年家访1240户",
            [("谈心2846人，全年家访1240户", (1,))],
            id="though it comes later",
        ),
        pytest.param(
            "完成造林2610亩，抚育森林4800亩\n林业站另报：造林2160亩，采种36吨",
            [("完成造林2610亩，抚育森林4800亩", ()), ("采种36吨", ())],
            id="what only the other one tells",
        ),
        pytest.param(
            "渔政小罗：今年渡客41.6万人次 去年38万\n@小罗 闸口导出来是46.1万人次，你再核核",
            [("今年渡客41.6万人次 去年38万", (2,))],
            id="an answer that names only where its number comes from",
        ),
        pytest.param(
            "半年港口收费1.38亿元，全年要有3亿元\n税务所给的数：上半年口径港口收费1.31亿元",
            [("半年港口收费1.38亿元，全年要有3亿元", (2,))],
            id="beside a value of the whole year",
        ),
        pytest.param(
            "指标,今年,去年,备注\n船票代售网点户数,6420户,6185户,\n代售网点,6240户,,信贷科旬报",
            [("船票代售网点户数达到6420户，上年同期6185户", (3,))],
            id="a row that says how it was reported",
        ),
    ],
)
def test_what_is_stated(text: str, stated: list[tuple[str, tuple[int, ...]]]) -> None:
    facts, (reason,) = outcome(text)
    assert facts == stated
    head = len(text.splitlines()) - 2  # of a table
    lines = f"事实 F1（第{head + 1}行）与事实 F2（第{head + 2}行）"
    assert reason.startswith(f"{lines}互相矛盾，正文用了第")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param(
            "完成造林2610亩，抚育森林4800亩\n更正：造林2160亩",
            [("完成造林2160亩，抚育森林4800亩", (2,))],
            id="the value of the one that corrects",
        ),
        pytest.param(
            "签约家庭9800户\n卫生院：签约家庭8900户，以此为准",
            [("签约家庭8900户", (2,))],
            id="the one that is to count",
        ),
        pytest.param(
            "财务老罗：招待费压减12%\n财务老罗：上面那个数报错了，应该是压减11%",
            [("招待费压减11%", (2,))],
            id="a correction that names nothing",
        ),
        pytest.param(
            "渔政老罗：渡船检修率79.6%，去年77.2%\n渔政老罗：渡船报错了，检修率是78.9%",
            [("渡船检修率78.9%，去年77.2%", (2,))],
            id="named in what is said beside it",
        ),
        pytest.param(
            "渔政老罗：修补渡口1240处\n渔政老罗：渡口那个数不对，应该是1204处",
            [("修补渡口1204处", (2,))],
            id="a number alone",
        ),
        pytest.param(
            "渔政老罗：巡江146趟，罚没680万元\n渔政老罗：刚翻了台账，罚没是608万元，前面手滑打反了",
            [("巡江146趟，罚没608万元", (2,))],
            id="with the slip owned in a clause of its own",
        ),
    ],
)
def test_a_correction_counts(text: str, stated: list[tuple[str, tuple[int, ...]]]) -> None:
    facts, (reason,) = outcome(text)
    assert facts == stated
    assert reason.startswith("事实 F1（第1行）已由事实 F2（第2行）更正，正文用了第2行的")


def test_the_row_names_the_value_stated() -> None:
    _, (reason,) = outcome("完成造林2610亩，抚育森林4800亩\n更正：造林2160亩")
    assert "正文用了第2行的2160亩" in reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "救助走失老人41人\n走失老人救助41人，其中送返外地9人", id="the longer one later"
        ),
        pytest.param("技改投资12.46亿元\n统计站：技改投资12.46亿元", id="another sender"),
        pytest.param("接待查档1.46万人次，调卷820卷\n查档接待14600人次", id="words exchanged"),
        pytest.param(
            "指标,单位,去年,今年,备注\n新增商户,户,3260,3518,\n新设商户,户,,3518,又报了一遍",
            id="a row sent again",
        ),
    ],
)
def test_a_line_that_tells_nothing_new_goes(text: str) -> None:
    facts, (reason,) = outcome(text)
    assert len(facts) == 1
    assert reason.endswith("相同，只写一次")


@pytest.mark.parametrize(
    "text",
    ["举办培训班12期\n举办讲座12场", "新建公厕8座\n改造公厕8座", "签约项目12个\n开工项目12个"],
)
def test_equal_values_of_two_things_stay(text: str) -> None:
    assert len(outcome(text)[0]) == 2
    assert outcome(text)[1] == []


def test_both_stay_and_are_disputed_where_nothing_tells_which_is_right() -> None:
    facts, _ = deduplicate_facts(parse_facts("改造公厕17座\n公厕改造完成21座"))
    assert [fact.disputed for fact in facts] == [("公厕改造完成21座",), ("改造公厕17座",)]


def test_a_line_said_again_in_other_words_is_told_once() -> None:
    text = "渔政小罗：纠纷调了318起，劝好297起\n小罗：补一句 矛盾调解成功的是297件"
    facts, (reason,) = outcome(text)
    assert facts == [("纠纷调了318起，劝好297起", (2,))]
    assert reason == "事实 F2（第2行）与事实 F1（第1行）相同，只写一次"


def test_another_thing_of_the_same_department_is_no_answer() -> None:
    facts, rows = outcome("养护科：修补路面41.6万平方米\n养护科12月补：清扫广场46.1万平方米")
    assert (len(facts), rows) == (2, [])
