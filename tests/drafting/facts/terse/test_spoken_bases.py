"""The time before is named as reports do, and an earlier value is where a move began."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.terse.spoken_bases import name_bases


@pytest.mark.parametrize(
    ("spoken", "named"),
    [
        pytest.param("留岛就业占58%，前一年51%", "留岛就业占58%，去年51%", id="the year before"),
        pytest.param("渔船年检260艘，头年才210艘", "渔船年检260艘，去年才210艘", id="only"),
        pytest.param("晚点9次，去年这会儿16次", "晚点9次，去年同期16次", id="the same time"),
        pytest.param("靠泊36分钟，以前要52分钟", "靠泊由52分钟缩短至36分钟", id="a time"),
        pytest.param("直航点6个，原来4个", "直航点由4个增至6个", id="a count"),
        pytest.param("漏损率从14%到11%", "漏损率由14%降至11%", id="a rate"),
        pytest.param("航班从5月到9月", "航班从5月到9月", id="months"),
        pytest.param(
            "学生6岁到12岁，过去的课本26本", "学生6岁到12岁，过去的课本26本", id="no move"
        ),
    ],
)
def test_bases(spoken: str, named: str) -> None:
    assert name_bases(spoken) == named
    assert name_bases(named) == named
