"""Numbers skipped, repeated or written wrongly are found."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "third without second",
        YEAR,
        "一是整治市容秩序，取缔占道经营56处；三是补齐设施短板，改造公厕17座。",
        faults=(("一是二是", "三是"),),
    ),
    sample(
        "first amidst a list",
        YEAR,
        "一是整治市容秩序，取缔占道经营56处；二是改造公厕17座；一是更新清扫车24辆；四是绿化补种。",
        faults=(("一是二是", "一是"),),
    ),
    sample(
        "first at the end of a list",
        YEAR,
        "一是整治市容秩序，取缔占道经营56处；二是改造公厕17座；一是更新清扫车24辆。",
        faults=(("一是二是", "一是"),),
    ),
    sample(
        "a number left out",
        YEAR,
        "一、市容管理",
        "整治占道经营326处。",
        "三、环卫保洁",
        "改造公厕17座。",
        faults=(("标题序号", "三、"),),
    ),
    sample(
        "a number twice",
        YEAR,
        "一、2024年工作情况",
        "（一）市容管理。整治占道经营326处。",
        "（二）环卫保洁。改造公厕17座。",
        "（二）停车治理。新增泊位3120个。",
        faults=(("标题序号", "（二）"),),
    ),
    sample(
        "comma behind a digit",
        YEAR,
        "1、整治市容秩序。取缔占道经营56处。",
        "2、补齐设施短板。改造公厕17座。",
        faults=(("序号写法", "1、"),),
    ),
    sample(
        "comma behind brackets",
        YEAR,
        "（一）、整治市容秩序。取缔占道经营56处。",
        faults=(("序号写法", "（一）、"),),
    ),
    sample(
        "a count that begins again amidst a list",
        YEAR,
        "一、市容管理",
        "整治占道经营326处。",
        "二、环卫保洁",
        "改造公厕17座。",
        "一、停车治理",
        "新增泊位3120个。",
        "四、队伍建设",
        "培训执法队员210人次。",
        faults=(("标题序号", "一、"),),
    ),
)
CLEAN = (
    sample(
        "numbers that start again",
        YEAR,
        "一、2024年工作情况",
        "（一）市容管理。整治占道经营326处。",
        "（二）环卫保洁。改造公厕17座。",
        "二、2025年工作安排",
        "（一）市容管理。继续整治占道经营。",
        "（二）环卫保洁。继续改造公厕。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
