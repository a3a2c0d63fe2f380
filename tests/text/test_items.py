"""Where a paragraph is cut into its items, and where it is left whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.items import SHORTEST_ITEM, item_spans

_ITEM = "是围绕中心任务持续抓好各项重点工作的落实，确保全年目标如期完成。"
_LEAD_IN = "今年以来，全局上下坚持目标导向和问题导向，统筹推进各项工作。"


def _pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in item_spans(text)]


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([f"一{_ITEM}", f"二{_ITEM}"], id="items only"),
        pytest.param([_LEAD_IN, f"一{_ITEM}", f"二{_ITEM}"], id="long lead-in stands alone"),
        pytest.param([f"主要做法：一{_ITEM}", f"二{_ITEM}"], id="short lead-in joins"),
        pytest.param([f"四{_ITEM}", f"五{_ITEM}"], id="torn off by a line break"),
        pytest.param([f"一{_ITEM}", f"三{_ITEM}"], id="number skipped"),
        pytest.param([f"一{_ITEM}", f"二{_ITEM}三是不松劲。"], id="short item joins"),
        pytest.param([f"①{_ITEM}", f"②{_ITEM}"], id="circled"),
        pytest.param([f"一{_ITEM}", f"二{_ITEM}", f"一{_ITEM}", f"二{_ITEM}"], id="two lists"),
    ],
)
def test_split(pieces: list[str]) -> None:
    assert _pieces("".join(pieces)) == pieces


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_LEAD_IN, id="no items"),
        pytest.param(f"一{_ITEM}", id="one item"),
        pytest.param("坚持三项原则：一是自愿，二是公开，三是就近。" + _LEAD_IN, id="too short"),
        pytest.param(f"第一{_ITEM[1:]}第二{_ITEM[1:]}", id="no 是"),
    ],
)
def test_left_whole(text: str) -> None:
    assert item_spans(text) == []


@given(st.text(alphabet="一二三四是。，①②工作抓好", max_size=200))
def test_spans_cover_the_text_and_none_is_short(text: str) -> None:
    spans = item_spans(text)
    assert "".join(text[start:end] for start, end in spans) in {text, ""}
    assert all(end - start >= SHORTEST_ITEM for start, end in spans)
