"""Labels of a thing and a deed become the deed that is done to it, where it is an object at all."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.written.deed_labels import turn_deed_labels


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("高架桥排查31座", "排查高架桥31座", id="a thing"),
        pytest.param("危房改造26户，增长8.3%", "改造危房26户，增长8.3%", id="change"),
        pytest.param("高层建筑排查56栋", "排查高层建筑56栋", id="a thing of two words"),
        pytest.param("市民卡发行2.4万张", "发行市民卡2.4万张", id="tens of thousands"),
        pytest.param("2026年危桥改造9座", "2026年改造危桥9座", id="planned"),
        pytest.param("隐性债务化解3.6亿元", "化解隐性债务3.6亿元", id="a sum that is the thing"),
    ],
)
def test_turned(line: str, text: str) -> None:
    assert turn_deed_labels(line) == text
    assert turn_deed_labels(text) == text


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("司法救助12人", id="one term"),
        pytest.param("食堂改造86万元", id="a sum that was paid for it"),
        pytest.param("双随机抽查45家", id="how it is done"),
        pytest.param("一季度启动危房改造5户", id="another verb in front"),
        pytest.param("隐患整改率97.5%", id="a rate"),
        pytest.param("其中隐患整改40处", id="a part"),
    ],
)
def test_stays(line: str) -> None:
    assert turn_deed_labels(line) == line
