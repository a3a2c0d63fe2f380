"""An instruction is parsed into what code can follow."""

from __future__ import annotations

import pytest

from assistant.drafting.drafts.revising.instructions import parse_instruction


@pytest.mark.parametrize(
    ("instruction", "length", "stress"),
    [
        ("压缩到三百字", 300, ""),
        ("300字以内", 300, ""),
        ("不超过 1200 字，突出数字化", 1200, "数字化"),
        ("压缩一半", 400, ""),
        ("压缩三分之一", 533, ""),
        ("压缩到三分之一", 266, ""),
        ("太长了，精简一些", 560, ""),
        ("压缩到1千2百字", 1200, ""),
        ("压缩到1,200字", 1200, ""),
        ("控制在800—1000个字", 1000, ""),
        ("突出改革", None, "改革"),
        ("多写基层治理，少写会议", None, "基层治理"),
        ("语气再平实些", None, ""),
        ("", None, ""),
    ],
)
def test_lengths_and_emphasis(instruction: str, length: int | None, stress: str) -> None:
    wish = parse_instruction(instruction, length=800)
    assert (wish.max_length, wish.emphasis) == (length, stress)


def test_a_section_is_made_longer_to_a_decimal_of_thousands() -> None:
    assert parse_instruction("扩写到1.5千字", length=800).min_length == 1500
