"""A mark of secrecy is known in its forms, and ordinary words are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.records import Document, Line
from assistant.reports.secrecy_mark import find_secrecy_mark
from tests.reports.documents import document

_TEXT = "澜川市水务局2025年工作总结\n今年以来，全局做好保密工作，守住国家秘密。"


@pytest.mark.parametrize(
    "mark",
    [
        *("密级：机密 保密期限：3年", "密级 秘密 保密期限 长期", "机密 保密期限：十年", "绝密"),
        *("机密★1年", "秘密★", "绝 密 ★ 长 期", "秘密★十年", "密级：机密", "★机密", "机密 5年"),
        *("机 密 ★ 启 封 前", "秘密★至2030年12月"),
    ],
)
def test_a_mark_in_the_head_is_found(mark: str) -> None:
    assert find_secrecy_mark(document(f"{mark}\n{_TEXT}")) == mark.replace(" ", "")
    row = document(f"000012 | {mark}\n{_TEXT}")
    assert find_secrecy_mark(row) == mark.replace(" ", "")


@pytest.mark.parametrize(
    "text", [_TEXT, f"{_TEXT}\n{'正文。' * 9}\n" * 15 + "机密★1年", f"{_TEXT}\n秘密"]
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


@pytest.mark.parametrize(
    "rows", [("绝 密", "★30年"), ("密级", "秘密"), ("No.000012", "机密", "特急")]
)
def test_a_mark_over_several_lines_is_found(rows: tuple[str, ...]) -> None:
    assert find_secrecy_mark(document("\n".join([*rows, _TEXT])))
    assert find_secrecy_mark(document(" | ".join(rows) + f"\n{_TEXT}"))
    assert find_secrecy_mark(replace(document(_TEXT), page_heads=rows))


@pytest.mark.parametrize("text", ["密级\n公开", "秘密工作条例\n3年", "内部资料\n长期"])
def test_ordinary_lines_together_are_no_mark(text: str) -> None:
    assert find_secrecy_mark(document(f"{text}\n{_TEXT}")) == ""


def test_behind_a_cover_the_second_page_is_the_first() -> None:
    def pages(*texts: str) -> Document:
        lines = [
            Line(number=10 * page + n, text=text, page=page)
            for page, whole in enumerate(texts, 1)
            for n, text in enumerate(whole.split("\n"))
        ]
        return Document(format="pdf", content_hash="0" * 64, lines=tuple(lines))

    assert find_secrecy_mark(pages("澜川市水务局\n2026年1月", f"机密★1年\n{_TEXT}")) == "机密★1年"
    assert find_secrecy_mark(pages(_TEXT, f"机密★1年\n{_TEXT}")) == ""


def test_brackets_around_a_mark_are_no_part_of_it() -> None:
    assert find_secrecy_mark(document(f"{_TEXT}\n（秘密★1年）")) == "秘密★1年"
    assert find_secrecy_mark(document(f"【机密】\n{_TEXT}")) == "机密"
