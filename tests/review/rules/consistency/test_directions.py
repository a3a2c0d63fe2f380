"""Words against the figures beside them are found; figures of another thing are no witness."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = tuple(
    sample(words, YEAR, text, faults=(("方向不符", words),))
    for words, text in (
        ("稳步增长", "清运量稳步增长，同比下降3.2%。"),
        ("持续增长", "收费收入同比下降5.4%，实现持续增长。"),
        ("大幅下降", "投诉量大幅下降，同比增长12.6%。"),
        ("增加到", "清扫车由36辆增加到24辆。"),
        ("下降到", "投诉占比由12%下降到15%。"),
        ("稳步增长", "固定资产投资稳步增长，完成58.1亿元，同比下降6.9%。"),
        ("持续下降", "固定资产投资58.1亿元、增长6.9%，持续下降。"),
        ("延长至", "建档时间由40分钟延长至15分钟。"),
        ("降至", "停电时间降至4.7小时，增加1.4小时。"),
        ("14起，下降9.9%", "占道经营同比增加14起，下降9.9%。"),
        ("升至", "百公里能耗升至75.1千瓦时，下降4.2%。"),
        ("超过94%", "准点率达到93.5%，提高1.7个百分点，超过94%的年度目标。"),
        ("未达到60亿元", "完成投资62亿元，未达到60亿元的年度目标。"),
        ("超额完成", "完成年度任务的93.5%，超额完成目标任务。"),
        ("持续优化", "资产负债率持续优化，较年初上升1.5个百分点。"),
        ("有效遏制", "投诉得到有效遏制，同比增长12.6%。"),
        ("明显反弹", "投诉明显反弹，同比下降8.4%。"),
        ("优化至", "不良贷款率由1.2%优化至1.6%。"),
        ("控制在70%", "资产负债率71.3%，控制在70%以内。"),
        ("优于5.5%", "失业率5.6%，优于5.5%的年度目标。"),
        ("优于94%", "准点率93.5%，优于94%的年度目标。"),
        ("未能完成", "完成年度计划的108%，未能完成年度目标。"),
    )
)
CLEAN = tuple(
    sample(text, YEAR, text)
    for text in (
        "投诉量持续下降，同比下降12.6%。",
        "收费收入稳步增长，能耗同比下降3.2%。",
        "综合排名由第12位提升到第8位。",
        "收入持续增长，增速较上年下降1.2个百分点。",
        "优良天数比例提高到87.4%，PM2.5下降4.7%。",
        "满意度达到94.5%，提高1.7个百分点，超过94%的年度目标。",
        "停电时间降至4.7小时，缩短1.4小时。",
        "资产负债率持续优化，较年初下降1.5个百分点。",
        "用能结构持续优化，清洁能源占比提高3.1个百分点。",
        "漏损率69.8%，控制在70%以内。",
        "失业率5.3%，优于5.5%的年度目标。",
        "审批时限由10天压缩至6天。",
        "完成年度计划的108%，超额完成目标任务。",
    )
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_opposed_directions_are_found(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_agreeing_directions_are_not(clean: Sample) -> None:
    assert_clean(clean)
