"""Words of another unit are found; neighbours are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.review.rules.leftovers.foreign import NAMES_OF_OTHERS
from assistant.review.rules.rule import Context
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
)
CLEAN = (
    sample(
        "neighbours",
        YEAR,
        "组织赴合肥、芜湖学习垃圾分类经验，与杭州市对口部门签订协作协议。",
        "做好合肥至安庆高速公路沿线环境整治。",
    ),
)
_NAMES = sample(
    "",
    YEAR,
    "在松柏街道望湖社区开展试点，会同市公安局整治占道经营326处。",
    "在城关镇改造公厕17座，推动返乡创业。",
)


def _spans_of(*names: str) -> Callable[[str], list[tuple[int, int]]]:
    return lambda text: [
        (text.find(one), text.find(one) + len(one)) for one in names if one in text
    ]


def test_names_that_one_other_unit_alone_writes_are_found() -> None:
    writers = {"望湖社区": "青屏市民政局", "市公安局": "青屏市公安局", "返乡": "青屏市人社局"}
    context = Context(
        find_names=_spans_of("松柏街道", "望湖社区", "市公安局", "城关镇", "返乡"),
        only_writer=lambda name: writers.get(name, ""),
    )
    found = list(NAMES_OF_OTHERS.find(_NAMES.draft(), context))
    assert [one.phrase for one in found] == ["望湖社区"]
    assert "青屏市民政局" in found[0].reason


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)
