"""Fields of work are known by their words, not by a character that stands in other words too."""

from __future__ import annotations

import pytest

from assistant.drafting.topics.off_topic import count_off_topic_terms

KNOWN = "东浦区城市管理局2025年工作总结 一、市容秩序"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("林长制改革扎实推进", 1, id="forestry"),
        pytest.param("城区高楼林立", 0, id="no forest of towers"),
        pytest.param("强化警务协作", 1, id="police"),
        pytest.param("运用提醒教育、警示约谈等方式", 0, id="a warning is no police"),
        pytest.param("完善监测预警机制", 0, id="an early warning is none"),
        pytest.param("加强税源管理", 1, id="taxes"),
        pytest.param("孕育发展新优势", 0, id="no pregnancy"),
        pytest.param("整治街面市容", 0, id="the unit's own"),
        pytest.param("兴修水利，养护公路", 2, id="two"),
    ],
)
def test_fields_that_the_report_does_not_name(text: str, count: int) -> None:
    assert count_off_topic_terms(text, KNOWN) == count


def test_everyday_fields_count_in_the_sentence_of_a_stranger_only() -> None:
    assert count_off_topic_terms("加强干部培训", KNOWN) == 2
    assert count_off_topic_terms("加强干部培训", KNOWN, same_kind=True) == 0
