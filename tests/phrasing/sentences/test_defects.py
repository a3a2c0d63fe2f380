"""Sentences that had better not be copied are told from those that can be."""

from __future__ import annotations

import pytest

from assistant.phrasing.sentences.defects import (
    FRAGMENT,
    HOLE,
    LOST_FIGURE,
    MASK,
    TYPO,
    find_defects,
)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        pytest.param("全年办班12期，参训三百人次。", (), id="sound"),
        pytest.param("新增就业xx.x万人。", (MASK,), id="masked figure"),
        pytest.param("带领某某街道走在前列。", (MASK,), id="masked place"),
        pytest.param("坚持以思想为指导，扎实工作。", (HOLE,), id="a name taken out"),
        pytest.param("全年召开召开会议3次。", (TYPO,), id="doubled word"),
        pytest.param("每年每月每天都有安排。", (), id="no doubled word"),
        pytest.param("层层压实责任，一项一项落实。", (), id="doubled on purpose"),
        pytest.param("布署全年工作。", (TYPO,), id="wrong character"),
        pytest.param("收购1509亩，完成率%，提前完成。", (LOST_FIGURE,), id="lost percentage"),
        pytest.param("建成2家、33家、家；", (LOST_FIGURE,), id="lost number in a list"),
        pytest.param("增长8.5%，降幅收窄。", (), id="percentage"),
        pytest.param("推进“一网通办，让群众少跑腿。", (FRAGMENT,), id="quote left open"),
        pytest.param("，群众满意。", (FRAGMENT,), id="begins with a comma"),
        pytest.param("某街道xx人（其中xx人。", (MASK, FRAGMENT), id="two faults"),
    ],
)
def test_defects(text: str, flags: tuple[str, ...]) -> None:
    assert find_defects(text) == flags
