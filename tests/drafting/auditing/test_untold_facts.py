"""A fact is told where its figures and its matter stand, in whatever words; else it is left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.archive.embedding.embedder import Vectors
from assistant.drafting.auditing.untold_facts import find_untold_facts
from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.records import Period, Span

YEAR = Period(year=2025, span=Span.YEAR)


def _far(texts: Sequence[str], others: Sequence[str]) -> Vectors:
    return np.zeros((len(texts), len(others)), dtype=np.float32)


def _near(texts: Sequence[str], others: Sequence[str]) -> Vectors:
    return _far(texts, others) + np.float32(3.5)


def _untold(ledger: str, *report: str) -> list[str]:
    facts, _ = normalize_facts(parse_facts(ledger), YEAR)
    return [one.text for one in find_untold_facts(facts, report, near=_far)]


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        pytest.param(
            "建成冷库库容1.4万吨", "冷链补短板，冷库库容增加14000吨。", id="in another unit"
        ),
        pytest.param("发放贷款四千二百七十万元", "贷款投放4270万元。", id="in digits"),
        pytest.param("客运量9,640万人次", "客运总量约0.96亿人次。", id="rounded"),
        pytest.param("营业收入43580万元", "全年营业收入4.36亿元。", id="rounded without a word"),
        pytest.param("热线诉求按期办结率88.3%", "近九成热线诉求按期办结。", id="in tenths"),
        pytest.param("立案186件，移送公安9件", "办理案件186起；移送9起。", id="by other words"),
        pytest.param(
            "大班额从去年的4.3%降到1.1%", "大班额比例降至1.1%。", id="what it fell to alone"
        ),
        pytest.param("建制村通客车率100%", "建制村全部通客车。", id="all, told in words"),
        pytest.param(
            "教师待遇不低于的要求落实到位", "落实教师待遇不低于的要求。", id="without a figure"
        ),
    ],
)
def test_a_retold_fact_is_told(fact: str, sentence: str) -> None:
    assert _untold(fact, sentence) == []


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        pytest.param("乘客满意度93.5%", "新能源车占比突破九成。", id="a rate of another thing"),
        pytest.param("处分2人", "引进两个项目。", id="a small number"),
        pytest.param("更换新能源公交36台", "新能源公交占比达到86%。", id="its words alone"),
        pytest.param("建成标准厂房XX万平方米", "标准厂房封顶31万平方米。", id="a blotted one"),
    ],
)
def test_another_thing_tells_no_fact(fact: str, sentence: str) -> None:
    assert len(_untold(fact, sentence)) == 1


def test_either_of_two_values_that_clash_may_be_told() -> None:
    ledger = "发放创业担保贷款3860万元\n银行口径：发放创业担保贷款3680万元"
    assert _untold(ledger, "发放创业担保贷款3860万元。") == []
    assert _untold(ledger, "发放创业担保贷款3680万元。") == []


def test_what_figures_leave_open_nearness_decides() -> None:
    fact = Fact(id="F1", line=1, text="营养餐惠及2.3万人")
    report = ["免费午餐让2.3万名孩子受益。"]
    assert list(find_untold_facts([fact], report, near=_far)) == [fact]
    assert list(find_untold_facts([fact], report, near=_near)) == []
    assert list(find_untold_facts([fact], ["免费午餐覆盖各校。"], near=_near)) == [fact]
