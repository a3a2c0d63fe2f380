"""A continuation is joined to the answer that it continues."""

from __future__ import annotations

import pytest

from assistant.drafting.service.completion import join_overlapping


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
