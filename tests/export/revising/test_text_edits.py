import pytest

from assistant.export.revising.text_edits import Edit, find_edits


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("清运垃圾3吨", "清运垃圾3吨", [], id="nothing changed"),
        pytest.param("清运3吨", "清运5吨", [(2, "3", "5")], id="a figure"),
        pytest.param("清运3吨", "清运垃圾3吨", [(2, "", "垃圾")], id="a word put in"),
        pytest.param("清运垃圾3吨", "清运3吨", [(2, "垃圾", "")], id="a word taken out"),
        pytest.param("", "新写", [(0, "", "新写")], id="from nothing"),
    ],
)
def test_edits(old: str, new: str, found: list[tuple[int, str, str]]) -> None:
    assert [(e.start, e.removed, e.added) for e in find_edits(old, new)] == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("全年新建公厕12座，改造9座。", "全年改造公厕9座，新建12座。"),
        ("甲乙丙丁", "丁丙乙甲"),
        ("1234567", "1934867"),
    ],
)
def test_the_edits_lead_from_the_old_text_to_the_new(old: str, new: str) -> None:
    assert _applied(old, find_edits(old, new)) == new


def _applied(text: str, found: list[Edit]) -> str:
    for edit in reversed(found):
        assert text[edit.start : edit.start + len(edit.removed)] == edit.removed
        text = text[: edit.start] + edit.added + text[edit.start + len(edit.removed) :]
    return text
