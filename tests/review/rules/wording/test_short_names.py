"""Short names before their explanation are found."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "short name first",
        YEAR,
        "“城管队员进社区”活动覆盖全县，市容环境卫生责任制落实到位，责任制签订率98%。",
        "推行市容环境卫生责任区管理制度（以下简称“责任制”），签订责任书2.3万份。",
        faults=(("简称全称", "责任制"),),
    ),
)
CLEAN = (
    sample(
        "short name explained",
        YEAR,
        "推行市容环境卫生责任区管理制度（以下简称“责任区制度”），责任区制度覆盖全部临街商铺。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
