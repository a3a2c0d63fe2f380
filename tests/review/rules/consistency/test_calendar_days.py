"""Days that no calendar has, weekdays of another day and broken figures are found."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "thirtieth of February",
        YEAR,
        "2月30日，召开市容整治动员会，部署任务46项。",
        faults=(("日期", "2月30日"),),
    ),
    sample(
        "twenty-ninth of February in a year without",
        YEAR,
        "2023年2月29日印发的方案得到落实，取缔占道经营326处。",
        faults=(("日期", "2023年2月29日"),),
    ),
    sample(
        "weekday of another day",
        YEAR,
        "2024年5月1日（星期四）至5日，出动执法人员1236人次。",
        faults=(("日期", "星期四"),),
    ),
    sample(
        "month that is none",
        YEAR,
        "截至13月底，改造公厕17座，新增泊位3120个。",
        faults=(("日期", "13月底"),),
    ),
    sample(
        "mark inside a rate",
        YEAR,
        "主次干道机扫率达到92.5.%，取缔占道经营326处。",
        faults=(("日期", "92.5.%"),),
    ),
)
CLEAN = (
    sample(
        "days that are right",
        YEAR,
        "2月29日召开动员会，2024年5月1日（星期三）至5日出动执法人员1236人次，12月31日前完成考核。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
