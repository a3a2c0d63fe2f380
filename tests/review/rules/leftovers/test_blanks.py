"""Blanks, masks and substitute letters are found; letters that are words are not."""

from __future__ import annotations

import pytest

from assistant.review.findings import Severity
from assistant.review.rules.leftovers.blanks import BLANKS
from assistant.review.rules.rule import Context
from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "mask in a count",
        YEAR,
        "全年累计清运垃圾xx.x万吨，处置建筑垃圾12.6万吨。",
        faults=(("空白掩码", "xx.x万吨"),),
    ),
    sample(
        "a blank of ours",
        YEAR,
        "新建停车位〔待填：数量，个〕，改造公厕17座。",
        faults=(("空白掩码", "〔待填"),),
    ),
    sample(
        "place masked",
        YEAR,
        "联合XX街道开展占道经营整治，取缔流动摊点56处。",
        faults=(("空白掩码", "XX"),),
    ),
    sample(
        "words to be checked",
        YEAR,
        "绿化覆盖率达到41.3%（待核实），人均公园绿地面积14平方米。",
        faults=(("空白掩码", "待核实"),),
    ),
    sample(
        "D for 党",
        YEAR,
        "坚持以D建引领城市治理，建成红色驿站12个。",
        faults=(("空白掩码", "D"),),
    ),
    sample(
        "AAA for 微信",
        YEAR,
        "通过AAA公众号受理市民建议213条，采纳64条。",
        faults=(("空白掩码", "AAA"),),
    ),
    sample(
        "name hole",
        YEAR,
        "始终同保持高度一致，不折不扣抓好任务落实。",
        faults=(("空白掩码", "同保持高度一致"),),
    ),
    sample(
        "some unit",
        YEAR,
        "协调某某公司完成管网迁改3.2公里。",
        faults=(("空白掩码", "某某"),),
    ),
    sample(
        "question marks",
        YEAR,
        "全年受理投诉???件，办结率98%。",
        faults=(("空白掩码", "???"),),
    ),
)
CLEAN = (
    sample(
        "letters that are words",
        YEAR,
        "完成D级危房排查28处，3D打印体验馆投入使用，R&D经费投入增长12%。",
        "建成AAA级旅游景区1处，PM2.5平均浓度28微克/立方米，推行“7×24小时”服务。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)


def test_a_pattern_in_quotes_is_asked_about_and_a_grade_is_none() -> None:
    text = "审批后加盖“XX行政审批局”的印章，实施“数据要素X”行动。文旅集团获AAA信用评级。"
    found = list(BLANKS.find(sample("", YEAR, text).draft(), Context()))
    assert [one.severity for one in found] == [Severity.SHOULD] * 2
