"""A part cannot be more than its whole; bounds, rates and things of another size are no parts."""

from __future__ import annotations

import pytest

from assistant.text.figures.calculations.part_claims import find_excess_parts


@pytest.mark.parametrize(
    ("text", "excess"),
    [
        pytest.param(
            "拆除违建3.2万平方米，同比增长33.3%；其中存量违建3.7万平方米，增长42.1%。",
            [("3.2万平方米", "3.7万平方米")],
            id="behind a growth and a semicolon",
        ),
        pytest.param(
            "争取补助840万元（含车购税960万元），增长9%。",
            [("840万元", "960万元")],
            id="in brackets",
        ),
        pytest.param("排查隐患712条，整改728条。", [("712条", "728条")], id="mended of found"),
        pytest.param("排查隐患712条，整改712条。", [], id="all of it"),
        pytest.param("检查商户86家，整改隐患92处。", [], id="other units"),
        pytest.param("新开工2家、续建5家，其中市属6家。", [], id="part of a list"),
        pytest.param("引进亿元以上项目40个，其中10亿元以上项目6个。", [], id="bounds"),
        pytest.param("税收10亿元，其中金融业贷款余额1000亿元。", [], id="of another size"),
        pytest.param("下达任务30户，比上年增加8户，其中市区12户。", [], id="a change is no whole"),
        pytest.param("改造小区3个，其中约3个加装电梯。", [], id="rounded"),
    ],
)
def test_parts_larger_than_their_whole(text: str, excess: list[tuple[str, str]]) -> None:
    found = list(find_excess_parts(text))
    assert [(one.whole, one.part) for one in found] == excess
    assert all(text[one.start : one.end].startswith(one.whole) for one in found)
    assert all(text[one.start : one.end].endswith(one.part) for one in found)
