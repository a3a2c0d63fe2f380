"""Party meetings that are not the newest, or were held later, are found."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "congress of long ago",
        YEAR,
        "深入学习贯彻党的十九大精神，扎实推进城市管理工作。",
        faults=(("提法时效", "党的十九大精神"),),
    ),
    sample(
        "plenum behind",
        "云溪县城市管理局2026年工作总结",
        "深入学习贯彻党的二十届三中全会精神，推动城市管理改革。",
        faults=(("提法时效", "二十届三中全会精神"),),
    ),
    sample(
        "plenum behind in the fourth quarter",
        "云溪县城市管理局2024年第四季度工作总结",
        "深入学习贯彻党的二十届二中全会精神，推动城市管理改革。",
        faults=(("提法时效", "二十届二中全会精神"),),
    ),
    sample(
        "an older plenum in a clause of its own beside the newest, in a sentence with the year",
        YEAR,
        "2024年，我局学习贯彻党的二十届三中全会精神，深入学习贯彻党的十九届五中全会最新精神。",
        faults=(("提法时效", "十九届五中全会最新精神"),),
    ),
    sample(
        "plenum to come",
        "云溪县城市管理局2022年工作总结",
        "深入学习贯彻党的二十届三中全会精神，推动城市管理改革。",
        faults=(("提法时效", "二十届三中全会精神"),),
    ),
    sample(
        "plenum before the last congress, beside the newest",
        YEAR,
        "深入学习贯彻党的二十大精神，扎实推进城市管理工作。",
        "完善城市管理制度9项，深入贯彻党的十九届六中全会精神取得实效。",
        faults=(("提法时效", "十九届六中全会精神"),),
    ),
)
CLEAN = (
    sample(
        "an old congress beside the newest, and as history",
        YEAR,
        "深入学习贯彻党的二十大精神，扎实推进城市管理工作。",
        "深入贯彻党的十九大、二十大精神，城市管理体制改革持续深化。",
        "贯彻党的十九届五中全会精神以来，制度建设成果不断巩固。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
