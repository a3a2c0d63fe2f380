"""A landmark that not every place has is a name; a kind of landmark is none."""

from __future__ import annotations

import pytest

from assistant.drafting.grounding.landmarks import find_landmarks


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("清理澜汶河、柳屏湖等河道", ["澜汶河", "柳屏湖"], id="waters"),
        pytest.param("整治沅溪12公里", ["沅溪"], id="of one character, behind a verb"),
        pytest.param("与柏荫中学结对", ["柏荫中学"], id="a school"),
        pytest.param("鹭屿码头投用", ["鹭屿码头"], id="a wharf"),
        pytest.param("澜屏果园采摘", ["澜屏果园"], id="a kind that has no sorts"),
        pytest.param("建成湿地公园3个、示范村5个", [], id="kinds"),
        pytest.param("未发生水库垮坝", [], id="a kind behind a verb"),
        pytest.param("招聘中小学教师", [], id="part of a word"),
        pytest.param("湖面保洁、村民议事", [], id="words that go on"),
    ],
)
def test_landmarks(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_landmarks(text)] == names
