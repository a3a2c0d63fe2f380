"""What is of one unit or of one year is told by who else uses it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Brief
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.borrowing.foreign_words import (
    WordUse,
    borrow_sentence,
    foreign_words,
    unsent_words,
)
from assistant.drafting.precedents.search_precedents import reuse_context
from assistant.records import Hit, StoredPassage
from tests.drafting.samples import passage

PRACTICE = "健全市容巡查机制，推进铸造企业整治。"
SOURCE = passage(PRACTICE)


def _brief(notes: str = "", year: int = 2025) -> Brief:
    outline = f"# 东浦区城市管理局{year}年工作总结\n一、市容秩序{notes}"
    return make_briefs(parse_outline(outline), {})[-1]


def _by(organisation: str, text: str) -> StoredPassage:
    return replace(passage(text), organisation=organisation)


def _use(*others: StoredPassage) -> WordUse:
    found = (SOURCE, *others)
    return WordUse.in_hits(Hit(rank=rank, score=1.0, passage=one) for rank, one in enumerate(found))


OTHERS = [_by(f"{name}县城市管理局", "开展铸造行业专项检查。") for name in ("松溪", "青川")]


@pytest.mark.parametrize(
    ("use", "brief", "found"),
    [
        pytest.param(_use(), _brief(), {"铸造"}, id="nobody else's"),
        pytest.param(_use(OTHERS[0]), _brief(), {"铸造"}, id="one other's"),
        pytest.param(_use(*OTHERS), _brief(), set(), id="several others'"),
        pytest.param(_use(OTHERS[0], OTHERS[0]), _brief(), {"铸造"}, id="one other's twice"),
        pytest.param(_use(), _brief("和铸造企业"), set(), id="the outline's own"),
    ],
)
def test_a_matter_is_everybodys_if_several_have_it(
    use: WordUse, brief: Brief, found: set[str]
) -> None:
    assert foreign_words(PRACTICE, SOURCE, brief, use) == found


def test_a_unit_keeps_its_own_matters() -> None:
    own = replace(SOURCE, organisation="东浦区城市管理局")
    assert foreign_words(PRACTICE, own, _brief(), _use()) == frozenset()


@pytest.mark.parametrize("text", ["借鉴石桥镇做法", "在云岭县开展检查", "开展血吸虫病防治"])
def test_places_and_rare_matters_are_nobody_elses(text: str) -> None:
    assert foreign_words(text, SOURCE, _brief(), _use())


@pytest.mark.parametrize(
    ("year", "is_dated"),
    [pytest.param(2022, False, id="its year"), pytest.param(2025, True, id="later")],
)
def test_a_policy_of_one_year_is_known_by_its_use(year: int, is_dated: bool) -> None:
    said = "落实社会保险缓缴政策"
    own = replace(passage(said), organisation="东浦区城市管理局")
    for source in (passage(said), own):
        found = foreign_words(said, source, _brief(year=year), _use(*OTHERS))
        assert ("缓缴" in found) is is_dated


@pytest.mark.parametrize("others", [(), OTHERS], ids=["nobody else's", "several others'"])
def test_a_deed_that_nobody_sent_is_not_borrowed(others: tuple[StoredPassage, ...]) -> None:
    brief = _brief()
    borrowed = borrow_sentence(PRACTICE, SOURCE, brief, _use(*others), context=reuse_context(brief))
    assert borrowed == "健全市容巡查机制。"


@pytest.mark.parametrize(
    ("practice", "unsent"),
    [
        pytest.param("压实各级责任，健全工作机制。", set(), id="how any work is done"),
        pytest.param("加强街面市容巡查。", set(), id="an effort for what the section is about"),
        pytest.param("开展市容满意度测评。", {"满意度", "测评"}, id="a deed"),
        pytest.param("整治市容乱点。", set(), id="a deed that a fact tells"),
    ],
)
def test_what_was_done_has_to_be_sent(practice: str, unsent: set[str]) -> None:
    brief = replace(_brief(), facts=tuple(parse_facts("整治市容乱点27处")))
    assert unsent_words(practice, passage(practice), brief, _use()) == unsent
