"""Formulations outside their days are found; history is not."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "office renamed before the second half",
        "云溪县城市管理局2019年下半年工作总结",
        "联合县国土资源局开展夜间巡查8次。",
        faults=(("提法时效", "国土资源局"),),
    ),
    sample(
        "first year of the plan",
        YEAR,
        "2024年是“十四五”规划开局之年，我局各项工作稳步推进。",
        faults=(("提法时效", "开局之年"),),
    ),
    sample(
        "last year of the plan",
        "云溪县城市管理局2026年工作总结",
        "今年是“十四五”收官之年，我局各项工作稳步推进。",
        faults=(("提法时效", "收官之年"),),
    ),
    sample(
        "fight against poverty",
        YEAR,
        "坚决打赢脱贫攻坚战，选派驻村干部6名。",
        faults=(("提法时效", "脱贫攻坚"),),
    ),
    sample(
        "campaign of another year",
        YEAR,
        "扎实开展党史学习教育，举办读书班4期。",
        faults=(("提法时效", "党史学习教育"),),
    ),
    sample(
        "year of the end, copied",
        YEAR,
        "2024年是垃圾分类三年行动收官之年，我局持续用力。",
        faults=(("提法时效", "收官之年"),),
        past=("2023年是垃圾分类三年行动收官之年，我局聚力攻坚。",),
    ),
    sample(
        "old name of an office",
        YEAR,
        "联合县环保局、县公安局开展夜间噪声整治8次。",
        faults=(("提法时效", "环保局"),),
    ),
)
CLEAN = (
    sample(
        "past campaigns as history",
        YEAR,
        "巩固拓展主题教育成果，推动党史学习教育常态化长效化。",
        "巩固拓展脱贫攻坚成果，有效衔接乡村振兴，选派驻村干部6名。",
        "党的十九大以来，城市管理体制改革不断深化。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
