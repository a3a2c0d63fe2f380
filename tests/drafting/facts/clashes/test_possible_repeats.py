"""Lines that may tell one thing twice are told by their figures, not by their words alone."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.clashes.possible_repeats import MAYBE_ONE
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts


def _told(lines: str) -> list[str]:
    return [row.text for row in normalize_facts(parse_facts(lines))[1] if MAYBE_ONE in row.reason]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        pytest.param("修缮船坞2350平方米，通过验收", "码头船坞翻修2350平方米", id="in other words"),
        pytest.param(
            "游船投诉42件，上年61件", "2024年游船投诉登记42件", id="two digits, a word shared"
        ),
        pytest.param("航标灯接入212套，覆盖河段8个", "村口航标灯接进来212个", id="another measure"),
        pytest.param("专利卖出去14件，新立课题9个", "完成专利转让14项", id="papers and items"),
        pytest.param(
            "水上险情138起，亡0人", "今年头6个月出险138起，没淹着人", id="the year so far"
        ),
    ],
)
def test_one_thing_in_two_lines(first: str, later: str) -> None:
    assert _told(f"{first}\n{later}") == [later]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        pytest.param("新建航道12公里", "疏浚航道13公里", id="another number"),
        pytest.param("新建航道12公里", "改造航道12公里", id="another deed"),
        pytest.param("船员培训27场", "隐患整改27条", id="the same by chance"),
        pytest.param("检修游船235艘", "明年检修游船235艘", id="one of them is planned"),
        pytest.param("检修游船5艘，闸门3座", "游船码头修了5座", id="a small number"),
    ],
)
def test_different_things(first: str, later: str) -> None:
    assert _told(f"{first}\n{later}") == []
