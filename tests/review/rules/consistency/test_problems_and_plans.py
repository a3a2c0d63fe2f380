"""Problems without measures are found."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "no measure for a problem",
        YEAR,
        "一、2024年工作情况",
        "（一）市容管理。整治占道经营326处，取缔流动摊点56处。",
        "（二）环卫保洁。改造公厕17座，新增环卫车辆12辆。",
        "二、存在的问题",
        "（一）停车供需矛盾突出。老城区泊位缺口约2600个，夜间乱停现象多发。",
        "（二）执法队伍老化。执法人员平均年龄47岁，法律专业人员偏少。",
        "三、2025年工作计划",
        "（一）缓解停车难。挖潜老城区泊位1200个，推行错时共享停车。",
        "（二）提升保洁水平。改造公厕20座，更新环卫车辆。",
        faults=(("问题措施", "执法队伍老化"),),
    ),
)
CLEAN = (
    sample(
        "problems answered",
        YEAR,
        "一、2024年工作情况",
        "（一）市容管理。整治占道经营326处。",
        "二、存在的问题",
        "（一）执法队伍老化。执法人员平均年龄47岁，法律专业人员偏少。",
        "三、2025年工作计划",
        "（一）加强执法队伍建设。招录法律专业人员6名，优化年龄结构。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
