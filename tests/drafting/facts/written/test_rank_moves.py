"""A rank and that of the year before become a rise or a fall."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.written.rank_moves import tell_rank_moves


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("茶叶评比排全省第三，上年第九", "茶叶评比全省排名由上年第九位升至第三位"),
        ("测评全市排名第12名，去年第8名", "测评全市排名由去年第8位降至第12位"),
        ("考核排名第二，上届第二，得分91.2分", "考核排名第二，与上届持平，得分91.2分"),
        ("考核排名第二，得分91.2分", "考核排名第二，得分91.2分"),
        ("排第三，上年第九批", "排第三，上年第九批"),
    ],
)
def test_ranks(spoken: str, written: str) -> None:
    assert tell_rank_moves(spoken) == written
