"""A mark of secrecy is known in its forms, and ordinary words are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.reports.secrecy_mark import find_secrecy_mark
from tests.reports.documents import document

_TEXT = "澜川市水务局2025年工作总结\n今年以来，全局做好保密工作，守住国家秘密。"


@pytest.mark.parametrize(
    "mark", ["机密★1年", "秘密★", "绝 密 ★ 长 期", "秘密★十年", "密级：机密", "★机密", "机密 5年"]
)
def test_a_mark_in_the_head_is_found(mark: str) -> None:
    assert find_secrecy_mark(document(f"{mark}\n{_TEXT}")) == mark.replace(" ", "")
    row = document(f"000012 | {mark}\n{_TEXT}")
    assert find_secrecy_mark(row) == mark.replace(" ", "")


@pytest.mark.parametrize(
    "text", [_TEXT, f"{_TEXT}\n{'正文。' * 9}\n" * 15 + "机密★1年", "秘密\n" + _TEXT]
)
def test_words_and_later_pages_are_no_mark(text: str) -> None:
    assert find_secrecy_mark(document(text)) == ""


def test_a_mark_in_the_head_of_pages_is_found() -> None:
    page = document(_TEXT)
    assert (
        find_secrecy_mark(replace(page, page_heads=("澜川市水务局", "000012\t秘密★3年")))
        == "秘密★3年"
    )
    assert find_secrecy_mark(replace(page, page_heads=("国家秘密知识读本",))) == ""
