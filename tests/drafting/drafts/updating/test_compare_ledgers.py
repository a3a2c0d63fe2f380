"""A line of a ledger is known again, whatever of it has changed."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.drafts.updating.compare_ledgers import compare_ledgers
from assistant.drafting.drafts.updating.ledger_changes import FactChange, FactChangeKind
from assistant.drafting.facts.load_facts import parse_facts
from tests.drafting.drafts.updating.ledgers import LEDGER, changed


def differences(old: list[Fact], new: list[Fact]) -> list[FactChange]:
    found = compare_ledgers(old, new).changes
    return [one for one in found if one.kind is not FactChangeKind.SAME]


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        pytest.param("1.18,1.24", "1.18,1.26", ("数值",), id="value"),
        pytest.param("1.18,1.24", "1.16,1.24", ("上年",), id="last year"),
        pytest.param("18,24,20", "18,24,22", ("目标",), id="target"),
        pytest.param("专线6条", "专线8条", ("备注",), id="note"),
        pytest.param("受理乘客投诉", "受理服务投诉", ("名称",), id="name"),
        pytest.param(
            "营业收入,万元,38600,40150,40000",
            "营业收入,亿元,3.86,4.015,4",
            ("数值", "单位", "上年", "目标"),
            id="unit",
        ),
    ],
)
def test_a_changed_line_tells_what_changed(old: str, new: str, parts: tuple[str, ...]) -> None:
    (found,) = differences(parse_facts(LEDGER), changed(old, new))
    assert (found.kind, found.parts) == (FactChangeKind.CHANGED, parts)


def test_a_line_that_moved_has_not_changed() -> None:
    first, *rest = LEDGER.splitlines()
    moved = "\n".join([first, *rest[::-1]])
    assert differences(parse_facts(LEDGER), parse_facts(moved)) == []


def test_a_line_that_is_gone_and_a_new_one_are_not_taken_for_one() -> None:
    found = differences(
        parse_facts(LEDGER), changed("开展安全培训,场次,64,72", "新增候车亭,座,20,35")
    )
    assert [one.kind for one in found] == [FactChangeKind.GONE, FactChangeKind.NEW]


def test_a_line_whose_parts_make_it_up_was_split() -> None:
    parts = "开展驾驶员安全培训,场次,40,48,,,一（二）\n开展维修工安全培训,场次,24,24"
    (found,) = differences(parse_facts(LEDGER), changed("开展安全培训,场次,64,72", parts))
    assert found.kind is FactChangeKind.SPLIT
    assert [fact.value for fact in found.after] == ["48", "24"]


def test_a_line_under_another_name_is_known_by_its_figures() -> None:
    (found,) = differences(
        parse_facts(LEDGER), changed("驾驶员缺口,人,,143", "司机短缺人数,人,,143")
    )
    assert (found.kind, found.parts) == (FactChangeKind.CHANGED, ("名称",))


def test_a_section_that_the_new_ledger_does_not_name_has_not_changed() -> None:
    bare = LEDGER.replace(",一（一）", ",")
    assert differences(parse_facts(LEDGER), parse_facts(bare)) == []
    (found,) = differences(parse_facts(LEDGER), changed("专线6条,一（一）", "专线6条,一（二）"))
    assert found.parts == ("章节",)
