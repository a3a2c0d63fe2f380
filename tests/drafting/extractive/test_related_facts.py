"""Parts follow their whole; comparisons are told where they tell something."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.archive.embedding.embedder import Vectors
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Fact
from assistant.drafting.extractive.realization import realize_facts
from assistant.drafting.extractive.related_facts import (
    compare_once,
    relate_aims,
    relate_facts,
    runs_of_related,
)
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.records import Period, Span

YEAR = Period(year=2025, span=Span.YEAR)


def sentences(*rows: str) -> list[str]:
    ledger = "\n".join(("指标,单位,上年,今年,计划", *rows))
    facts, _ = normalize_facts(parse_facts(ledger))
    return [one.text for one in realize_facts(facts, period=YEAR)]


def test_parts_stand_behind_their_whole() -> None:
    assert sentences(
        "营业收入,万元,400,440,400",
        "其中：票款,万元,200,190,",
        "其中：广告,万元,40,50,",
        "线路,条,8,9,",
    ) == [
        "实现营业收入440万元，同比增长10%，完成年度计划的110%；"
        "其中票款190万元，下降5%，广告50万元，增长25%。",
        "线路9条，同比增加1条。",
    ]


def test_a_part_without_its_whole_names_it() -> None:
    facts, _ = normalize_facts(
        parse_facts("指标,单位,上年,今年\n营业收入,万元,400,440\n其中：票款,万元,200,190")
    )
    (sentence,) = realize_facts(facts[1:], period=YEAR)
    assert sentence.text == "营业收入中的票款190万元，同比下降5%。"


def test_changes_of_a_few_things_are_told_among_many() -> None:
    rows = [f"{name},个,8,9," for name in ("支部", "驿站", "品牌")]
    told = "".join(sentences("营业收入,万元,400,440,", *rows))
    assert "同比增长10%" in told
    assert told.count("增加1个") == len(rows)


def test_a_standstill_keeps_its_word() -> None:
    assert compare_once(["客运量3万人，同比增长5%", "线路9条，同比持平"]) == [
        "客运量3万人，同比增长5%",
        "线路9条，同比持平",
    ]


def test_a_line_of_a_list_follows_the_one_it_is_a_part_of() -> None:
    lines = ("营业收入4.2亿元，去年3.9亿元", "其中：票款1.1亿元，去年1.2亿元", "其中广告0.5亿元")
    facts, _ = normalize_facts(parse_facts("\n".join((*lines, "客运量300万人次"))))
    assert [one.text for one in realize_facts(facts, period=YEAR)] == [
        "营业收入4.2亿元，同比增长7.7%；其中票款1.1亿元，下降8.3%，广告0.5亿元。",
        "客运量300万人次。",
    ]


class _ByFirstLetter(TextNearness):
    """Texts are near where they begin with the same letter."""

    def __init__(self) -> None:
        """No model is needed."""

    def beyond_chance(self, texts: Sequence[str], others: Sequence[str]) -> Vectors:
        near = [[9.0 * (one[0] == other[0]) for other in others] for one in texts]
        return np.array(near, dtype=np.float32)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        pytest.param(
            ["渡船检修9艘", "渡口加固3处", "放映电影40场"],
            ["渡船检修9艘，渡口加固3处。", "放映电影40场。"],
            id="near",
        ),
        pytest.param(
            ["渡船检修9艘", "放映电影40场", "渡口加固3处"],
            ["渡船检修9艘。", "放映电影40场。", "渡口加固3处。"],
            id="not neighbours",
        ),
        pytest.param(
            ["渡船检修9艘", "放映电影40场"], ["渡船检修9艘。", "放映电影40场。"], id="two alone"
        ),
        pytest.param(
            ["渡船检修9艘，同比增长5%", "渡口加固3处，同比下降5%"],
            ["渡船检修9艘，同比增长5%。", "渡口加固3处，同比下降5%。"],
            id="a rise and a fall",
        ),
    ],
)
def test_unrelated_neighbours_share_no_sentence(facts: list[str], told: list[str]) -> None:
    stated = [Fact(id=f"F{line}", text=text, line=line) for line, text in enumerate(facts, 1)]
    related = relate_facts(stated, _ByFirstLetter())
    assert [one.text for one in realize_facts(stated, period=YEAR, are_related=related)] == told


def test_plans_are_cut_where_they_have_nothing_to_do_with_each_other() -> None:
    texts = ["渡船更新2艘", "渡口加固3处", "放映电影40场", "放映率达到98%", "渡运率达到95%"]
    aims = [Fact(id=f"F{line}", text=text, line=line) for line, text in enumerate(texts, 1)]
    runs = runs_of_related(aims, relate_aims(aims, _ByFirstLetter()))
    assert [[fact.line for fact in run] for run in runs] == [[1, 2], [3, 4, 5]]
