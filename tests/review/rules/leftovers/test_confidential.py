"""Secrecy marks are found."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_only_these_faults, sample

PLANTED = (
    sample(
        "secret",
        YEAR,
        "机密★一年",
        "全年完成道路维修26条。",
        faults=(("密级标志", "机密"),),
    ),
    sample(
        "internal",
        YEAR,
        "（内部资料，注意保存）",
        "全年完成道路维修26条。",
        faults=(("密级标志", "内部资料"),),
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)
