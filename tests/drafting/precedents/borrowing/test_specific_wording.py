"""What any unit may write, and what is another unit's own."""

from __future__ import annotations

import pytest

from assistant.drafting.precedents.borrowing.specific_wording import (
    ReuseContext,
    is_generic,
    is_specific,
)

DISTRICT = ReuseContext(organisation="东浦区城市管理局", known="东浦区城市管理局2025年工作总结")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("健全日常巡查机制", id="practice"),
        pytest.param("提升群众获得感", id="获得感 is no honour"),
        pytest.param("应该优先处置的事项", id="该 in 应该 points at nothing"),
        pytest.param("做好疫苗接种服务", id="a vaccine is no epidemic"),
        pytest.param("做好项目前期准备", id="项目前期 is no 目前"),
        pytest.param("加强全区环境管理", id="the unit's own rank"),
        pytest.param("严格落实“三会一课”制度", id="a duty that lasts"),
        pytest.param("强化资金、土地等要素保障", id="several examples"),
    ],
)
def test_generic(text: str) -> None:
    assert is_generic(text, DISTRICT)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("目前机制运行良好", id="time"),
        pytest.param("做好房地产等重点领域信访化解", id="one example, not of the unit"),
        pytest.param("贯彻重要讲话精神", id="dated wording"),
        pytest.param("贯彻党的二十大精神", id="congress"),
        pytest.param("入选先进典型名单", id="honour"),
        pytest.param("召开专题会议", id="an event"),
        pytest.param("服务全县发展大局", id="another rank"),
        pytest.param("会同云溪财政局开展检查", id="another institution"),
        pytest.param("保持经济平稳增长", id="talk of governments"),
        pytest.param("清理小广告27处", id="figure"),
        pytest.param("打造“云上管家”品牌", id="brand"),
    ],
)
def test_specific(text: str) -> None:
    assert is_specific(text, DISTRICT)
    assert not is_generic(text, DISTRICT)


def test_a_brand_may_stay_in_the_units_own_words() -> None:
    assert is_specific("深化“清廉城管”建设", DISTRICT)
    assert not is_specific("深化“清廉城管”建设", DISTRICT, is_own=True)
