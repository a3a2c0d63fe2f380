"""Wrong usage and misspellings are found."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "截止",
        YEAR,
        "截止目前，全县共有公厕136座。",
        faults=(("用法", "截止"),),
    ),
    sample(
        "reduced by times",
        YEAR,
        "投诉量下降了1.5倍，群众满意度提高。",
        faults=(("用法", "下降了1.5倍"),),
    ),
    sample(
        "range of per cent",
        YEAR,
        "各小区分类准确率在67-89%之间。",
        faults=(("用法", "67-89%"),),
    ),
    sample(
        "two-digit year",
        YEAR,
        "从24年以来，共新增泊位3120个。",
        faults=(("用法", "24年"),),
    ),
    sample(
        "document number",
        YEAR,
        "按照云政发[2024]第15号文件要求，制定实施方案。",
        faults=(("用法", "[2024]第15号"),),
    ),
    sample(
        "建国",
        YEAR,
        "开展建国75周年环境保障，出动保洁人员1200人次。",
        faults=(("用法", "建国"),),
    ),
    sample(
        "points for per cent",
        YEAR,
        "按期处置率98.1%，同比提高2.3%。",
        faults=(("用法", "98.1%"),),
    ),
    sample("布署", YEAR, "认真落实上级布署，抓好汛期排查。", faults=(("错别字", "布署"),)),
    sample("台帐", YEAR, "建立问题整改台帐，逐项销号。", faults=(("错别字", "台帐"),)),
)
CLEAN = (
    sample(
        "usage that is right",
        YEAR,
        "截至目前，全县共有公厕136座，历时15年以来首次实现全覆盖。",
        "报名截止日期为5月31日。按照云政发〔2024〕15号文件要求，各小区分类准确率为67%～89%。",
        "预防犯罪宣传进校园，按排放标准整改油烟净化设施21台。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
