from dataclasses import replace

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.coverage import missing_facts, states_fact


def fact(text: str) -> Fact:
    return Fact(id="F1", text=text, line=1)


@pytest.mark.parametrize(
    ("text", "stated", "said"),
    [
        pytest.param("新建公厕12座。", "新建公厕12座", True, id="the figure is there"),
        pytest.param("新建公厕。", "新建公厕12座", False, id="the figure is missing"),
        pytest.param("改造小区9个，惠及群众。", "改造小区9个、惠及800户", False, id="one of two"),
        pytest.param(
            "收入5130万元，增长12.7%。",
            "收入5130万元，去年同期4550万元，增长12.7%",
            True,
            id="last year's figure need not be said",
        ),
        pytest.param(
            "收入增长12.7%。",
            "收入5130万元，去年同期4550万元，增长12.7%",
            False,
            id="this year's must",
        ),
        pytest.param(
            "投诉减少。", "比上年减少12件", False, id="a change is no figure of last year"
        ),
        pytest.param(
            "一是人手不足；车辆老旧。", "二是人手不足；三是车辆老旧", True, id="renumbered"
        ),
        pytest.param("获评全国文明单位。", "获评全国文明单位", True, id="words without a figure"),
    ],
)
def test_says(text: str, stated: str, said: bool) -> None:
    assert states_fact(text, fact(stated)) is said
    assert missing_facts([fact(stated)], text) == (() if said else (fact(stated),))


def test_the_time_a_plan_speaks_of_need_not_be_repeated() -> None:
    assert states_fact("新建泵站2座。", fact("2026年新建泵站2座"), horizon="2026年")


def test_a_plan_in_words_need_not_repeat_its_year() -> None:
    assert states_fact("争取列入省级试点。", fact("明年争取列入省级试点"), horizon="2026年")


def test_what_was_worked_out_need_not_be_said() -> None:
    stated = replace(
        fact("办件4万件（上年3万件），同比增长33.3%"),
        asides=("（上年3万件）",),
        computed="同比增长33.3%",
    )
    assert states_fact("全年办件4万件。", stated)
    assert not states_fact("办件同比增长33.3%。", stated)
