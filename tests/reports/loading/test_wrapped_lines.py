"""Lines that a program broke come back as paragraphs; breaks that a writer set stay."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from assistant.records import Line
from assistant.reports.loading.wrapped_lines import breaks_sentence, join_wrapped

_PARAGRAPHS = (
    "一、供水保障",
    "全县新建改造供水管网41.8公里，农村自来水普及率达到98.6%，水质合格率保持在99.3%以上，"
    "群众用水更加放心，供水服务热线办结率达到百分之百。",
    "二、防汛工作",
    "开展汛前检查63处，消除隐患18处，成功应对强降雨6轮，转移群众1240人，实现人员零伤亡，"
    "修复水毁堤防3.6公里，水库安全度汛。",
    "三、存在的问题",
    "部分老旧管网漏损率仍达11.7%，基层水管队伍力量偏弱，智慧水务数据共享不够，需要继续努力。",
)


def _lines(texts: list[str]) -> list[Line]:
    return [Line(number=n, text=text) for n, text in enumerate(texts, 1)]


def _wrap(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


@pytest.mark.parametrize("width", [16, 18, 25, 30])
def test_text_broken_at_a_number_of_characters_comes_back_whole(width: int) -> None:
    broken = [piece for paragraph in _PARAGRAPHS for piece in _wrap(paragraph, width)]
    joined = join_wrapped(_lines(broken))
    assert [line.text for line in joined] == list(_PARAGRAPHS)
    assert all(broken[line.number - 1] == line.text[:width] for line in joined)


def test_paragraphs_of_any_length_stay_as_they_are() -> None:
    for seed in range(20):
        texts = [text * random.Random(seed).randint(1, 4) for text in _PARAGRAPHS]
        assert join_wrapped(_lines(texts)) == _lines(texts)


def test_headings_of_one_length_are_no_broken_lines() -> None:
    headings = ["（一）河湖治理成效明显", "（二）供水保障能力提升", "（三）水旱灾害防御有力"]
    texts = [text for heading in headings for text in (heading, *_PARAGRAPHS[1::2])]
    assert join_wrapped(_lines(texts)) == _lines(texts)


def test_a_list_of_short_items_is_not_joined() -> None:
    items = [f"{n}. 柳溪镇第{n}村供水工程" for n in range(1, 10)]
    assert join_wrapped(_lines(items)) == _lines(items)


def test_breaks_between_the_lines_of_a_paragraph_are_told_from_those_between_paragraphs() -> None:
    text = _PARAGRAPHS[1]
    inside = [(text[:at], text[at:]) for at in (7, 14, 20)]
    assert all(breaks_sentence(before, after) for before, after in inside)
    assert not any(breaks_sentence(before, after) for before, after in pairwise(_PARAGRAPHS))
    assert not breaks_sentence("云岭县水利局", "2025年1月10日")
    assert not breaks_sentence("一、2024年工作", "完成投资3.62亿元，占计划的104%。")
    assert not breaks_sentence("（三）2025年打算", "力争新建管网35公里。")
    assert breaks_sentence("一、抓好河湖长制落实和水", "资源管理"), "a word goes on"
