from __future__ import annotations

from assistant.reports.front_matter import split_front_matter
from tests.reports.documents import INTRODUCTION, document


def framed(*rows: str) -> tuple[list[str], list[str], list[str]]:
    found = split_front_matter(document("\n".join(rows)).lines)
    texts = [[line.text for line in part] for part in (found.front, found.body, found.signature)]
    return texts[0], texts[1], texts[2]


def test_bylines_salutation_and_signature_are_not_text() -> None:
    front = ["——2020年1月5日在某市第三届人民代表大会第一次会议上", "市长 王某", "各位代表："]
    end = ["某市林业局", "2020年1月5日"]
    assert framed(*front, INTRODUCTION, *end) == (front, [INTRODUCTION], end)


def test_a_heading_with_a_colon_inside_is_text() -> None:
    rows = (INTRODUCTION, "特色做法：", INTRODUCTION)
    assert framed(*rows) == ([], list(rows), [])


def test_a_masked_date_and_two_organisations_sign() -> None:
    end = ["中共XX镇委员会", "XX镇人民政府", "xxxx年x月xx日"]
    assert framed(INTRODUCTION, *end)[2] == end


def test_the_last_line_of_text_always_stays() -> None:
    assert framed("林业局") == ([], ["林业局"], [])
    assert framed("各位代表：") == ([], ["各位代表："], [])
    assert split_front_matter(()).body == ()


def test_what_stands_between_the_title_on_a_cover_and_the_title_behind_it_is_front() -> None:
    title = "某县林业局2023年工作总结"
    cover = ["（送审稿）", "某县林业局办公室编", "2024年1月"]
    lines = document("\n".join([*cover, title, INTRODUCTION])).lines
    found = split_front_matter(lines, title="某县林业局 2023年工作总结")
    assert [line.text for line in found.front] == [*cover, title]
    assert [line.text for line in found.body] == [INTRODUCTION]
    cited = document("\n".join([INTRODUCTION, title, INTRODUCTION])).lines
    assert len(split_front_matter(cited, title=title).body) == 3


def test_recipients_of_several_kinds_are_addressed() -> None:
    for line in (
        "县委农村工作领导小组，县委、县政府：",
        "各乡镇人民政府，各街道办事处，县直各单位：",
    ):
        assert framed(line, INTRODUCTION) == ([line], [INTRODUCTION], [])
    for line in ("今年以来，全局做了三件事：", "抓队伍，强服务："):
        assert framed(line, INTRODUCTION) == ([], [line, INTRODUCTION], [])
