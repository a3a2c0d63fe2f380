"""What is of one unit or of one year is told by who else uses it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Brief
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.borrowing.foreign_words import (
    WordUse,
    borrow_sentence,
    foreign_words,
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


def test_what_is_foreign_is_not_borrowed() -> None:
    brief = _brief()
    context = reuse_context(brief)
    alone = borrow_sentence(PRACTICE, SOURCE, brief, _use(), context=context)
    shared = borrow_sentence(PRACTICE, SOURCE, brief, _use(*OTHERS), context=context)
    assert (alone, shared) == ("健全市容巡查机制。", PRACTICE)
