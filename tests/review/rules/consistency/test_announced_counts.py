"""Announced counts that the list does not keep are found."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "three that are two",
        YEAR,
        "重点抓好三个方面工作：一是整治市容秩序；二是补齐设施短板。",
        faults=(("数目不符", "三个方面"),),
    ),
    sample(
        "four headings that are three",
        YEAR,
        "主要做了以下四项工作：",
        "（一）整治市容秩序。取缔占道经营56处。",
        "（二）补齐设施短板。改造公厕17座。",
        "（三）优化便民服务。设置便民点28处。",
        faults=(("数目不符", "四项工作"),),
    ),
)
CLEAN = (
    sample(
        "numbers that fit",
        YEAR,
        "主要做了以下三个方面工作：",
        "（一）整治市容秩序。一是取缔占道经营56处，二是规范店外经营，三是清理小广告。",
        "（二）补齐设施短板。改造公厕17座。",
        "（三）优化便民服务。设置便民点28处。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
