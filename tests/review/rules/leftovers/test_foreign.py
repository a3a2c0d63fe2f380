"""Words of another unit are found; neighbours are not."""

from __future__ import annotations

import pytest

from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

PLANTED = (
    sample(
        "another rank",
        YEAR,
        "我县坚持建管并重，全县市容环境持续改善，我县获评省级园林县城。",
        "我区扎实推进垃圾分类，新增分类小区12个。",
        faults=(("外单位", "我区"),),
    ),
    sample(
        "another rank, of a bureau of civil affairs",
        "云麓区民政局2024年工作总结",
        "全区新增养老床位120张。",
        "我县60岁以上老年人11.8万人。",
        faults=(("外单位", "我县"),),
    ),
    sample(
        "another body",
        "云溪县卫生健康局2024年工作总结",
        "我局坚持预防为主，开展健康宣教58场。",
        "我院持续优化诊疗流程，门诊预约率达到63%。",
        faults=(("外单位", "我院"),),
    ),
    sample(
        "another place",
        YEAR,
        "我局坚持民生导向，为推动池州经济社会高质量发展作出了贡献。",
        faults=(("外单位", "池州"),),
    ),
    sample(
        "a lower place, once",
        "澜川市图书馆2024年工作总结",
        "视障阅览室服务210人次，受到我县读者欢迎。",
        faults=(("外单位", "我县"),),
    ),
    sample(
        "the whole of a lower place",
        "澜川市住房和城乡建设局2024年工作总结",
        "全市新开工公租房320套。",
        "上半年全县新建商品房上市18万平方米。",
        faults=(("外单位", "全县"),),
    ),
    sample(
        "the committee of a place of another rank",
        "东泽区审计局2024年工作总结",
        "认真落实区委、区政府要求，及时向县委、上级机关报告。",
        faults=(("外单位", "县委"),),
    ),
)
CLEAN = (
    sample(
        "a city of the province that the title names",
        "四川省人民政府2025年工作总结",
        "支持泸州建设区域中心城市。",
    ),
    sample(
        "the whole of a county that is named",
        "澜川市住房和城乡建设局2024年工作总结",
        "全市新开工公租房320套，其中松溪县带动全县新建泵站3座，市委、县委两级督办。",
        "赋予园区完全县级管理权限，天全县鱼子酱产值占全县（市、区）的一成。",
    ),
    sample(
        "the committee above",
        "东泽区审计局2024年工作总结",
        "认真落实区委要求，及时向市委、省委报告。",
    ),
    sample(
        "what is above us, and a county whose name begins with 全",
        YEAR,
        "我局服务全市大局，受到我市群众好评，全县市容环境持续改善，赴全州县学习。",
    ),
    sample(
        "neighbours",
        YEAR,
        "组织赴合肥、芜湖学习垃圾分类经验，与杭州市对口部门签订协作协议。",
        "做好合肥至安庆高速公路沿线环境整治。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
