"""What a person gave is kept as it was given, without empty rows and without paths."""

from assistant.drafting.drafts.stored_draft import EnteredFacts
from assistant.ui.tabs.draft.inputs.collect_facts import TableRows
from assistant.ui.tabs.draft.inputs.restore_inputs import typed_facts


def test_rows_and_names_are_kept() -> None:
    table: TableRows = [["新建公厕", 12, "座", None, "", "", ""], ["", None, "", "", "", "", ""]]
    assert typed_facts(
        "一：新修道路3公里",
        table,
        ["D:/上传/台账.xlsx", "月报.csv"],
        {"新修道路3公里": "二、建设"},
    ) == EnteredFacts(
        pasted="一：新修道路3公里",
        table=(("新建公厕", "12", "座", "", "", "", ""),),
        files=("台账.xlsx", "月报.csv"),
        chosen=(("新修道路3公里", "二、建设"),),
    )


def test_nothing_given_is_nothing_kept() -> None:
    assert typed_facts("", [], None, {}) == EnteredFacts()
