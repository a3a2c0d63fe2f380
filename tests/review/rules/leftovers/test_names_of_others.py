"""Names that belong to others are found: by the archive, the map, the ledger, the own kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.drafting.grounding.named_entities import find_names
from assistant.review.rules.leftovers.names_of_others import NAMES_OF_OTHERS
from assistant.review.rules.rule import Context
from tests.review.rules.samples import YEAR, sample


def _spans_of(*names: str) -> Callable[[str], list[tuple[int, int]]]:
    return lambda text: [
        (text.find(one), text.find(one) + len(one)) for one in names if one in text
    ]


def _names(title: str, text: str, context: Context | None = None) -> list[str]:
    draft = sample("", title, text).draft()
    return [one.phrase for one in NAMES_OF_OTHERS.find(draft, context or Context())]


def test_names_that_one_other_unit_alone_writes_are_found() -> None:
    draft = sample(
        "",
        YEAR,
        "在松柏街道望湖社区开展试点，会同市公安局整治占道经营326处。",
        "在城关镇改造公厕17座，推动返乡创业。",
    ).draft()
    writers = {"望湖社区": "青屏市民政局", "市公安局": "青屏市公安局", "返乡": "青屏市人社局"}
    context = Context(
        find_names=_spans_of("松柏街道", "望湖社区", "市公安局", "城关镇", "返乡"),
        only_writer=lambda name: writers.get(name, ""),
    )
    found = list(NAMES_OF_OTHERS.find(draft, context))
    assert [one.phrase for one in found] == ["望湖社区"]
    assert "青屏市民政局" in found[0].reason


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        pytest.param(YEAR, "改造公厕17座，南浔区停车场建成。", ["南浔区"], id="elsewhere"),
        pytest.param("湖州市2024年工作总结", "改造公厕17座，南浔区停车场建成。", [], id="its own"),
        pytest.param("德清县2024年工作总结", "赶超先进，南浔区停车场建成。", [], id="next to it"),
        pytest.param(YEAR, "改造公厕17座，与南浔区结对，南浔区送来经验。", [], id="paired"),
        pytest.param(YEAR, "湖州来访，南浔区停车场建成。", [], id="its city is named"),
        pytest.param(YEAR, "改造公厕17座，老城区停车场建成。", [], id="no name"),
        pytest.param(YEAR, "让晋江群众放心，改造公厕17座。", ["晋江"], id="by its bare name"),
        pytest.param(YEAR, "晋江大桥通车，改造公厕17座。", [], id="a bridge of that name"),
        pytest.param(YEAR, "与晋江群众联欢，改造公厕17座。", [], id="with its people"),
        pytest.param("金滩镇2024年工作总结", "改厕162户，柏湾镇文化站建成。", ["柏湾镇"], id="镇"),
        pytest.param("金滩镇2024年工作总结", "改厕162户，各镇文化站建成。", [], id="all of a kind"),
        pytest.param("云溪县2024年工作总结", "改厕162户，柏湾镇文化站建成。", [], id="below it"),
        pytest.param("云溪县司法局2024年工作总结", "依法保护青峰县企业。", ["青峰县"], id="inside"),
        pytest.param(
            "云溪县司法局2024年工作总结", "依法保护青峰区企业。", ["青峰区"], id="a district"
        ),
        pytest.param(
            "云溪县司法局2024年工作总结", "为德清县企业减负。", ["德清县"], id="on the map"
        ),
        pytest.param("云溪市供水公司2024年工作总结", "落实洛川市规划。", ["洛川市"], id="a city"),
        pytest.param(
            "云溪市司法局2024年工作总结", "依法保护青峰县企业。", [], id="part of the city"
        ),
        pytest.param(
            "金滩镇2024年工作总结", "推进集镇和青松镇文化站改造。", ["青松镇"], id="another 镇"
        ),
        pytest.param("云溪县司法局2024年工作总结", "帮扶青峰县企业。", [], id="helped"),
        pytest.param("云溪县司法局2024年工作总结", "开通柳桥至青峰县公交。", [], id="on the way"),
        pytest.param(
            "云溪县司法局2024年工作总结", "推进老旧小区和农业县改革。", [], id="a kind of place"
        ),
        pytest.param("云溪县司法局2024年工作总结", "我市律师不足。", ["我市"], id="self of a city"),
        pytest.param(
            "云溪县司法局2024年工作总结", "我市律师不足，全市共缺60人。", [], id="above it"
        ),
        pytest.param("云溪市司法局2024年工作总结", "我市律师不足。", [], id="its own city"),
    ],
)
def test_places_of_others(title: str, text: str, names: list[str]) -> None:
    assert _names(title, text) == names


@pytest.mark.parametrize(
    ("known", "names"),
    [("云岭县建成公厕17座", []), ("建成公厕17座", ["云岭县"])],
)
def test_a_place_is_held_against_the_ledger(known: str, names: list[str]) -> None:
    context = Context(is_stated=lambda words: words in known)
    assert _names("澜川市城市管理局2024年工作总结", "云岭县建成公厕17座。", context) == names
    assert _names("澜川市城市管理局2024年工作总结", "压实县乡责任。", context) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("清漪湖景区接待游客32万人次。", ["清漪湖景区"], id="a figure of it"),
        pytest.param("蓼城中学扩建，新增学位540个。", ["蓼城中学"], id="in the next clause"),
        pytest.param("在清漪湖景区开展宣传。", [], id="without a figure: few ledgers name it"),
        pytest.param("珑湖公园改造步道6.8公里。", [], id="in the ledger"),
        pytest.param("市公安局立案186件。", [], id="a body that all have"),
    ],
)
def test_a_sight_with_figures_is_held_against_the_ledger(text: str, names: list[str]) -> None:
    context = Context(is_stated=lambda words: words in "珑湖公园步道", find_names=find_names)
    assert _names("澜川市文化和旅游局2024年工作总结", text, context) == names


def test_well_known_sights_of_elsewhere_are_found() -> None:
    text = "对夫子庙商圈组织夜查，在宽窄巷子设立展销点。"
    assert _names(YEAR, text) == ["夫子庙", "宽窄巷子"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param(YEAR, "赴宽窄巷子考察。", id="a destination"),
        pytest.param("南京市城市管理局2024年工作总结", "对夫子庙组织夜查。", id="its own city's"),
        pytest.param("秦淮区城市管理局2024年工作总结", "对夫子庙组织夜查。", id="its district's"),
        pytest.param(YEAR, "与南京市合作，夫子庙设点展销。", id="of a place that is named"),
    ],
)
def test_sights_of_the_own_place_and_of_named_ones_are_left_alone(title: str, text: str) -> None:
    assert _names(title, text) == []
