"""What was blotted out, and what only looks so."""

from __future__ import annotations

import pytest

from assistant.text.masks import has_mask, mask_spans


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("新增xx.x万户，增长x.x%", ["xx.x", "x.x"], id="figures"),
        pytest.param("总额x,xxx.xx万元", ["x,xxx.xx"], id="figure with comma"),
        pytest.param("20xx年x-x月", ["20xx", "x-x"], id="year and months"),
        pytest.param("XX市召开X次会议", ["XX", "X"], id="capitals"),
        pytest.param("××县××镇", ["××", "××"], id="crosses"),
        pytest.param("某某街道、某市、某些单位", ["某某", "某"], id="somebody"),
        pytest.param("县**工会", ["**"], id="asterisks"),
        pytest.param("新增**万户、**公里", ["**", "**"], id="asterisks for figures"),
        pytest.param("**区建成12座**镇建成", ["**", "**"], id="asterisks for names"),
        pytest.param("按“x+x+N”模式", ["x+x"], id="digits of a scheme"),
        pytest.param("始终同保持高度一致", ["同保持高度一致"], id="name taken out"),
        pytest.param("以思想为指导", ["以思想为指导"], id="thought without its owner"),
    ],
)
def test_masked(text: str, masked: list[str]) -> None:
    assert [text[start:end] for start, end in mask_spans(text)] == masked
    assert has_mask(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("铺设管网**12.6公里**，改造**三座**泵站", id="bold figures"),
        pytest.param("建成X波段雷达", id="radar"),
        pytest.param("改造X214线", id="road"),
        pytest.param("推行“3+X”调处", id="scheme"),
        pytest.param("Excel台账、text文件", id="Latin words"),
        pytest.param("某些方面、某种程度", id="some"),
        pytest.param("7×24小时值守", id="times"),
        pytest.param("习近平总书记对防汛作出的重要指示", id="owner named"),
    ],
)
def test_not_masked(text: str) -> None:
    assert mask_spans(text) == []
    assert not has_mask(text)
