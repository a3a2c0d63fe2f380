"""What may be taken from another unit's sentence, and what never."""

from __future__ import annotations

import pytest

from assistant.drafting.precedents.borrowing.reuse import reuse_sentence
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext
from assistant.records import Function

DISTRICT = ReuseContext(
    organisation="东浦区城市管理局", known="东浦区城市管理局2025年工作总结 一、聚焦市容秩序"
)
RESULTS, PROBLEMS, PLAN = Function.RESULTS, Function.PROBLEMS, Function.PLAN


@pytest.mark.parametrize(
    ("sentence", "borrowed"),
    [
        pytest.param(
            "健全垃圾分类管理体系，压实属地责任。",
            "健全垃圾分类管理体系，压实属地责任。",
            id="as it stands",
        ),
        pytest.param(
            "一是健全垃圾分类管理体系，压实属地责任；",
            "健全垃圾分类管理体系，压实属地责任。",
            id="enumerator goes",
        ),
        pytest.param(
            "——健全垃圾分类管理体系，压实属地责任。",
            "健全垃圾分类管理体系，压实属地责任。",
            id="dash in front goes",
        ),
        pytest.param(
            "今年以来，我局健全垃圾分类管理体系。",
            "健全垃圾分类管理体系。",
            id="time in front goes",
        ),
        pytest.param(
            "深入开展市容秩序专项整治，共清理小广告2.1万处。",
            "深入开展市容秩序专项整治。",
            id="clause with a figure goes",
        ),
        pytest.param(
            "加强街面日常巡查管理，整治乱象xx处，成效明显。",
            "加强街面日常巡查管理。",
            id="masked clause and what follows go",
        ),
        pytest.param(
            "做实项目前期论证，健全数据比对",
            "做实项目前期论证，健全数据比对。",
            id="项目前期 is no 目前, 比对 does not lead on",
        ),
        pytest.param(
            "落实定人定岗定责工作机制，打造“云上管家”品牌。",
            "落实定人定岗定责工作机制。",
            id="brand goes",
        ),
    ],
)
def test_what_is_left(sentence: str, borrowed: str) -> None:
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) == borrowed


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("整治背街小巷27条，面貌焕然一新。", id="figure first"),
        pytest.param("拆除违建xx.x万平方米。", id="mask"),
        pytest.param("会同云岭县公安局开展渣土运输整治。", id="foreign institution"),
        pytest.param("深入学习贯彻党的二十大精神，推动城市管理提质。", id="dated formulation"),
        pytest.param("全县城市管理水平得到进一步提升。", id="another rank"),
        pytest.param("我镇人居环境整治扎实推进。", id="another kind of unit"),
        pytest.param("县城市管理局健全市容秩序管理体系。", id="another rank's bureau"),
        pytest.param("荣获全省城市管理先进集体称号。", id="honour"),
        pytest.param("城市管理综合指挥中心已建成投用。", id="something only they did"),
        pytest.param("下一步将继续加强市容秩序管理。", id="plan among results"),
        pytest.param("市容秩序长效管理机制还不够健全。", id="problem among results"),
        pytest.param("通过开展联合执法，共查处案件31起。", id="nothing left but a preposition"),
        pytest.param("持续推进垃圾分类分类工作落实。", id="doubled word"),
        pytest.param("抓好保洁。", id="too short"),
        pytest.param("", id="nothing"),
    ],
)
def test_never_borrowed_as_a_result(sentence: str) -> None:
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) is None


@pytest.mark.parametrize(
    ("sentence", "function", "usable"),
    [
        pytest.param("市容秩序长效管理机制还不够健全。", PROBLEMS, True, id="problem as problem"),
        pytest.param("健全市容秩序长效管理机制。", PROBLEMS, False, id="practice as problem"),
        pytest.param("针对不足，将加快补齐设施短板。", PROBLEMS, False, id="plan as problem"),
        pytest.param("加快补齐环卫设施建设欠账。", PLAN, True, id="step in a plan"),
        pytest.param("环卫设施建设取得明显进展。", PLAN, False, id="result in a plan"),
        pytest.param("加强全区市容秩序日常管理。", RESULTS, True, id="own rank"),
        pytest.param("完善公共停车设施布局。", PLAN, True, id="公共 counts nothing up"),
        pytest.param("市容秩序管理得到加强。", PLAN, False, id="what came of it in a plan"),
        pytest.param("加快补齐环卫设施短板。", PROBLEMS, False, id="remedy as problem"),
        pytest.param("提升市民获得感和满意度。", PLAN, True, id="获得感 is no honour"),
    ],
)
def test_tense_and_rank(sentence: str, function: Function, usable: bool) -> None:
    assert (reuse_sentence(sentence, function=function, context=DISTRICT) is not None) is usable


def test_a_cause_without_its_consequence_is_not_borrowed() -> None:
    sentence = "受人员力量不足，基础设施不完善等影响，2处公厕未开放。"
    assert reuse_sentence(sentence, function=PROBLEMS, context=DISTRICT) is None


def test_a_frame_without_its_picture_is_not_borrowed() -> None:
    sentence = "以完善管理责任制为核心，以市容秩序管理为重点。"
    assert reuse_sentence(sentence, function=PLAN, context=DISTRICT) is None


def test_what_took_shape_is_the_other_units_own() -> None:
    sentence = "垃圾分类全链条管理体系初步形成。"
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) is None


def test_what_came_of_it_is_nobody_elses_to_claim() -> None:
    sentence = "健全巡查管理机制，清理卫生死角320处，城区环境质量持续改善。"
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) == "健全巡查管理机制。"
    assert reuse_sentence("城区环境质量持续改善。", function=RESULTS, context=DISTRICT) is None


@pytest.mark.parametrize(
    ("sentence", "borrowed"),
    [
        pytest.param("全面开展入户宣传196场。", "全面开展入户宣传。", id="count of what was done"),
        pytest.param(
            "完善巡查、保洁等6支专业队伍管理办法。",
            "完善巡查、保洁等专业队伍管理办法。",
            id="number of an enumeration",
        ),
        pytest.param(
            "通过转让、租赁、引入社会资本等方式盘活资产3.9亿元。",
            "综合运用转让、租赁、引入社会资本等方式。",
            id="means without the end",
        ),
    ],
)
def test_a_skeleton_stands_without_its_figure(sentence: str, borrowed: str) -> None:
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) == borrowed


def test_a_clause_that_leads_up_does_not_end_the_sentence() -> None:
    sentence = "健全市容管理机制，以问题整治为导向，清理小广告2.1万处。"
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) == "健全市容管理机制。"


def test_its_own_brand_may_stay_in_a_units_own_words() -> None:
    sentence = "深化“清廉城管”建设。"
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) is None
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT, is_own=True) == sentence


def test_what_a_unit_works_on_is_no_foreign_institution() -> None:
    sentence = "加强气象监测预警服务。"
    weather = ReuseContext(organisation="云岭县气象局", known="云岭县气象局2025年工作总结")
    assert reuse_sentence(sentence, function=RESULTS, context=weather) == sentence
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) is None


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("坚持把街面巡查作为转变管理方式。", id="taken as what"),
        pytest.param("加大推进垃圾分类收运工作。", id="two verbs"),
        pytest.param("强化实地测评点位环境整治。", id="another year's inspection"),
        pytest.param("实施街面设施管养工程。", id="another unit's project"),
        pytest.param("创新实施商户门前责任积分制度。", id="another unit's invention"),
    ],
)
def test_what_reads_badly_is_not_borrowed(sentence: str) -> None:
    assert reuse_sentence(sentence, function=RESULTS, context=DISTRICT) is None


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        pytest.param(
            "健全巡查管理机制，推进红星驿站建设。", "健全巡查管理机制。", id="a clause goes"
        ),
        pytest.param(
            "加强红星、阳光等社区环境管理。", "加强社区环境管理。", id="the items of a list go"
        ),
        pytest.param(
            "加强阳光、红星等社区环境管理。", "加强社区环境管理。", id="wherever it stands in it"
        ),
        pytest.param("推进红星驿站、阳光驿站等阵地管理。", None, id="a list of longer items"),
        pytest.param("推进红星驿站建设。", None, id="nothing is left"),
    ],
)
def test_what_is_foreign_is_taken_out(sentence: str, left: str | None) -> None:
    found = reuse_sentence(
        sentence, function=RESULTS, context=DISTRICT, foreign=frozenset({"红星"})
    )
    assert found == left
