"""The list of contents is known by what comes again below, with or without marks of its own."""

from __future__ import annotations

import pytest

from assistant.reports.contents_list import find_contents_list
from assistant.reports.parse import parse_reports
from tests.reports.documents import document

_TITLE = "云岭县水利局2024年工作总结"
_HEADINGS = ("一、工作成效", "（一）河道治理扎实推进", "二、存在的问题", "三、下一步打算")
_BODY = (
    "2024年，全县完成水利投资3.62亿元。",
    "一、工作成效",
    "（一）河道治理扎实推进。全年整治河道14条，清淤27.5公里。",
    "二、存在的问题",
    "部分管网老旧，漏损率仍达11.7%。",
    "三、下一步打算",
    "新建管网35公里。",
)


@pytest.mark.parametrize(
    "row",
    ["{}\t{}", "{}……………{}", "{} {}", "{}（{}）", "{}"],
    ids=["tab", "dots", "a space", "brackets", "no page"],
)
@pytest.mark.parametrize(
    "head",
    [["目  录"], ["【目录】"], ["〔目 次〕："], []],
    ids=["under 目录", "in brackets", "with a colon", "without a word"],
)
def test_a_list_in_any_dress_is_dropped_and_the_report_is_one(head: list[str], row: str) -> None:
    listed = [row.format(heading, page) for page, heading in enumerate(_HEADINGS, 2)]
    text = "\n".join([_TITLE, *head, *listed, "", *_BODY])
    found = find_contents_list(document(text).lines)
    assert found == set(range(2, 2 + len(head) + len(listed)))
    (report,) = parse_reports(document(text), file_name="总结.txt")
    plain = "\n".join([_TITLE, *_BODY])
    (same,) = parse_reports(document(plain), file_name="总结.txt")
    assert [(s.path, s.function) for s in report.sections] == [
        (s.path, s.function) for s in same.sections
    ]


def test_the_title_may_come_again_after_the_list() -> None:
    text = "\n".join([_TITLE, "目录", *_HEADINGS, _TITLE, *_BODY])
    (report,) = parse_reports(document(text), file_name="总结.txt")
    assert report.title == _TITLE
    assert report.sections[0].path == ()


def test_a_heading_that_the_text_words_otherwise_stays_in_the_list() -> None:
    listed = ["一、工作成效 1", "（一）河道治理成效显著 2", "二、存在的问题 3", "三、下一步打算 4"]
    lines = document("\n".join([_TITLE, "目录", *listed, *_BODY])).lines
    assert find_contents_list(lines) == {2, 3, 4, 5, 6}


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([_TITLE, *_BODY]),
        "\n".join([_TITLE, "一、工作成效", "二、存在的问题", "三、下一步打算"]),
        "\n".join(
            [
                *(_TITLE, "一、更名的单位", "1. 水利局", "2. 民政局", "3. 财政局"),
                *("二、保留的单位", "1. 水利局", "2. 民政局", "3. 财政局"),
            ]
        ),
    ],
    ids=["no list", "headings without text", "the same items under two headings"],
)
def test_headings_that_stand_once_are_no_list(text: str) -> None:
    assert find_contents_list(document(text).lines) == frozenset()
