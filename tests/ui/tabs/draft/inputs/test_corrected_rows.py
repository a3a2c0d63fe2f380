"""A cell of a ledger that was read wrong is put right; its row is read anew and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import parse_facts
from assistant.errors import OutlineError
from assistant.ui.tabs.draft.inputs.corrected_rows import (
    correct_cell,
    correctable,
    row_place,
    with_corrected_rows,
)


def _facts(table: str) -> list[Fact]:
    return [replace(one, file="台账.csv") for one in parse_facts(table)]


def test_a_corrected_value_is_drafted_from_with_its_growth_worked_out_anew() -> None:
    facts = _facts("指标,本年,上年,单位\n新建泵站,21,10,座\n清淤,8,,公里")
    corrected = correct_cell({}, facts[0], "value", "12")
    first, second = with_corrected_rows(facts, corrected)
    assert (first.value, first.last, first.unit) == ("12", "10", "座")
    assert "12座" in first.text
    assert "21" not in first.text
    assert (first.file, first.line, first.id) == ("台账.csv", 2, facts[0].id)
    assert first.remarks[-1] == "台账第2行在网页上改过：数值由“21”改为“12”"
    assert second == facts[1]


def test_what_the_ledger_says_itself_is_no_correction() -> None:
    facts = _facts("指标,数值,单位\n新建泵站,21,座")
    once = correct_cell({}, facts[0], "value", "12")
    assert once == {row_place(facts[0]): {"value": "12"}}
    assert correct_cell(once, facts[0], "value", "21") == {}


def test_a_row_that_can_no_longer_be_read_is_refused() -> None:
    facts = _facts("指标,数值,单位\n新建泵站,21,座")
    for text in ("(5.6)", ""):
        with pytest.raises(OutlineError, match="第2行这样改"):
            with_corrected_rows(facts, correct_cell({}, facts[0], "value", text))


def test_rows_that_say_more_than_their_cells_are_left_alone() -> None:
    facts = _facts("指标,数值,单位,同比\n新建泵站,21,座,\n清淤,8,公里,12.5%")
    assert "12.5%" in facts[1].text
    assert correctable(facts) == {row_place(facts[0])}
    assert correctable(_facts("- 检查企业370家次，整改隐患121条")) == frozenset()
