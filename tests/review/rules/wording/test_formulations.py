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
        "a campaign of five years ago beside this year's",
        YEAR,
        "深入开展“不忘初心、牢记使命”主题教育，举办深入贯彻中央八项规定精神学习教育读书班6期。",
        faults=(("提法时效", "不忘初心"),),
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
        "special action that ended years ago",
        YEAR,
        "深入推进扫黑除恶专项斗争，核查线索12条。",
        faults=(("提法时效", "扫黑除恶专项斗争"),),
    ),
    sample(
        "wording of one time, copied together",
        YEAR,
        "统筹疫情防控和经济社会发展，扎实做好六稳工作，走访企业46家。",
        faults=(("提法时效", "统筹疫情防控和经济社会发展"), ("提法时效", "六稳工作")),
    ),
    sample(
        "name without its quotes",
        YEAR,
        "开展“大棚房”专项清理整治，清理问题3个。",
        faults=(("提法时效", "“大棚房”专项清理整治"),),
    ),
    sample(
        "old name of an office",
        YEAR,
        "联合县环保局、县公安局开展夜间噪声整治8次。",
        faults=(("提法时效", "环保局"),),
    ),
    sample(
        "ended years ago, told as just done",
        "云溪县城市管理局2026年工作总结",
        "清收欠款380万元，全面完成国企改革三年行动任务。",
        faults=(("提法时效", "国企改革三年行动"),),
    ),
    sample(
        "poor household after the fight was won",
        YEAR,
        "组织摊贩培训，惠及建档立卡贫困户312户。",
        faults=(("提法时效", "贫困户"),),
    ),
)
CLEAN = (
    sample(
        "ended last year, and what became of the poor",
        "云溪县城市管理局2023年工作总结",
        "全面完成国企改革三年行动任务，36户贫困户全部脱贫，无一户返贫。",
    ),
    sample(
        "past campaigns as history",
        YEAR,
        "巩固拓展主题教育成果，推动党史学习教育常态化长效化。",
        "巩固拓展脱贫攻坚成果，有效衔接乡村振兴，选派驻村干部6名。",
        "党的十九大以来，城市管理体制改革不断深化。",
        "常态化开展扫黑除恶斗争，核查线索12条。",
        "实现二十六稳定运行，落实六保养制度，巡查设备86台。",
        "国企改革三年行动圆满收官后，继续完善公司治理，制定制度9项。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
