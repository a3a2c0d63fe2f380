"""Parallel headings are found whole, in order, and nothing else is."""

from __future__ import annotations

import pytest

from assistant.reports.parallel_headings import find_parallel_headings
from assistant.reports.parse import parse_reports
from tests.reports.documents import document


def sets(body: str) -> list[tuple[str, ...]]:
    (report,) = parse_reports(document(f"某局2024年工作总结\n\n{body}"), file_name="某局.txt")
    return [found.headings for found in find_parallel_headings(report.sections)]


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        pytest.param(
            "一、工作成效\n（一）稳住大盘，就业形势向好\n做了。\n（二）兜住底线，社保网络织密\n做了。\n"
            "（三）守住红线，安全责任压实\n做了。\n二、存在问题\n还有。",
            [("稳住大盘，就业形势向好", "兜住底线，社保网络织密", "守住红线，安全责任压实")],
            id="alone on their lines",
        ),
        pytest.param(
            "一、抓学习强头脑。学了。\n二、抓服务暖民心。做了。\n三、抓作风树形象。改了。\n四、存在问题。不少。",
            [("抓学习强头脑", "抓服务暖民心", "抓作风树形象")],
            id="run in, and a heading that says what it heads",
        ),
        pytest.param(
            "今年做法：一是建好队伍。共12人。二是备好物资。共3吨。三是练好本领。共9次。",
            [("建好队伍", "备好物资", "练好本领")],
            id="items of one paragraph",
        ),
        pytest.param(
            "一、主要工作\n服务流程不断优化。压减材料九份，办理时间缩短一半。\n"
            "队伍素质不断提升。轮训干部三批，考核全部合格。\n"
            "数据底座不断夯实。归集数据六类，接口全部打通。",
            [("服务流程不断优化", "队伍素质不断提升", "数据底座不断夯实")],
            id="openers without a number",
        ),
        pytest.param("一、抓学习\n学了。\n二、抓服务\n做了。", [], id="two are no set"),
        pytest.param(
            "一、2024年工作情况\n做了。\n二、存在问题\n还有。\n三、下步打算\n再做。",
            [],
            id="a frame is no set",
        ),
        pytest.param(
            "一、城市管理\n做了。\n二、今年以来全局干部职工参加各类培训的总体情况以及反思\n做了。\n三、人\n做了。",
            [],
            id="not made alike",
        ),
    ],
)
def test_sets(body: str, headings: list[tuple[str, ...]]) -> None:
    assert sets(body) == headings


def test_numbering_that_starts_again_starts_a_set() -> None:
    first = "一、抓学习强头脑\n学。\n二、抓服务暖民心\n做。\n三、抓作风树形象\n改。\n"
    second = "一、管路面保畅通\n扫。\n二、管摊点保秩序\n劝。\n三、管渣土保洁净\n查。"
    assert [len(found) for found in sets(first + second)] == [3, 3]
