"""A continuation is joined to the answer that it continues."""

from __future__ import annotations

import pytest

from assistant.drafting.service.completion import StreamedText, join_overlapping


@pytest.mark.parametrize(
    ("said", "more", "whole"),
    [
        ("新建公厕，", "改造公厕。", "新建公厕，改造公厕。"),
        ("统筹推进各项工作", "推进各项工作。", "统筹推进各项工作。"),
        ("完善制度", "度量", "完善制度度量"),
    ],
)
def test_a_continuation_is_joined(said: str, more: str, whole: str) -> None:
    assert join_overlapping(said, more) == whole


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        pytest.param(["新建", "公厕", "12座。"], "新建公厕12座。", id="in pieces"),
        pytest.param(["新建", "新建公厕", "新建公厕12座。"], "新建公厕12座。", id="repeated"),
        pytest.param(["推", "推", "推进。"], "推推推进。", id="alike by chance"),
        pytest.param(["一", "一是"], "一一是", id="too little to tell"),
        pytest.param(["新建公厕", "新建公厕12座。"], "新建公厕12座。", id="repeated once"),
    ],
)
def test_a_stream_may_repeat_itself(pieces: list[str], whole: str) -> None:
    stream = StreamedText()
    for piece in pieces:
        stream.add(piece)
    assert stream.text == whole
