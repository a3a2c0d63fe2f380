"""What a past report counted behind a practice stands in its sentence, or in the next one."""

from __future__ import annotations

import pytest

from assistant.drafting.precedents.borrowing.counted_things import counted_behind
from tests.drafting.samples import passage


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param(
            "健全市容巡查机制，清理小广告2.1万处。疏导摊点90个。",
            ("清理小广告",),
            id="its sentence",
        ),
        pytest.param("健全市容巡查机制。清理小广告2.1万处。", ("清理小广告",), id="the next one"),
        pytest.param("健全市容巡查机制。加强督导。疏导摊点90个。", (), id="further off"),
        pytest.param("疏导摊点90个。健全市容巡查机制。", (), id="before it"),
        pytest.param("推进依法行政。", (), id="another passage"),
    ],
)
def test_what_is_counted_behind_a_practice(text: str, counted: tuple[str, ...]) -> None:
    assert counted_behind("健全市容巡查机制", passage(text)) == counted
