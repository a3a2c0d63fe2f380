"""Facts come from three places and are one ledger."""

from pathlib import Path

import pytest

from assistant.errors import OutlineError
from assistant.ui.tabs.draft.inputs.collect_facts import COLUMNS, collect_facts, load_ledgers

ROW = ["新建公厕", "12", "座", "全市", "2025年12月", "局台账", "一（一）"]
EMPTY = [""] * len(COLUMNS)


def test_all_three_places_are_one_ledger(tmp_path: Path) -> None:
    file = tmp_path / "台账.csv"
    file.write_text("指标,数值,单位\n种树,300,棵\n", encoding="utf-8")
    facts = collect_facts("- 一（二）：修路3公里", [EMPTY, ROW], load_ledgers([str(file)]))
    assert [fact.id for fact in facts] == ["F1", "F2", "F3"]
    assert [fact.value for fact in facts] == ["300", "", "12"]
    assert facts[1].text == "修路3公里"
    assert facts[2].section == ("一（一）",)
    assert [bool(fact.file) for fact in facts] == [True, False, False]


@pytest.mark.parametrize(
    ("pasted", "table"),
    [
        pytest.param("", [], id="nothing at all"),
        pytest.param("  \n", [EMPTY, [None] * len(COLUMNS)], id="blank lines and empty rows"),
    ],
)
def test_no_facts_are_no_error(pasted: str, table: list[list[object]]) -> None:
    assert collect_facts(pasted, table, []) == []


def test_what_is_no_ledger_is_refused() -> None:
    with pytest.raises(OutlineError, match="不是台账"):
        collect_facts('{"a": 1}', [], [])


def test_a_file_that_is_no_ledger_is_named(tmp_path: Path) -> None:
    good, empty = tmp_path / "台账.txt", tmp_path / "空.txt"
    good.write_text("新建公厕12座", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    with pytest.raises(OutlineError, match=r"空\.txt.*没有一条事实"):
        load_ledgers([str(good), str(empty)])
