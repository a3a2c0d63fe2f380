"""A near-copy is noted beside the first text; a report that has had its share waits."""

from assistant.records import Place
from assistant.retrieval.near_copies import Choice, Selection
from assistant.text.similarity import character_pairs
from tests.retrieval.conftest import passage

TEXT = "新建公厕12座改造老旧公厕30座全年投入资金900万元"


def _choice(number: int, text: str, *, report: str) -> Choice[int]:
    one = passage(number, text, line=number, report=report)
    return Choice(item=number, passage=one, pairs=character_pairs(text))


def test_a_copy_leaves_its_place() -> None:
    selection: Selection[int] = Selection(of_one_report=None)
    selection.add(_choice(1, TEXT, report="a"))
    assert selection.add_copy(_choice(2, f"{TEXT}。", report="b"))
    assert not selection.add_copy(_choice(3, "组织春季植树", report="b"))
    assert selection.chosen[0].copies == [Place(file="a.md", line=2)]


def test_a_copy_of_a_waiting_text_is_one_too() -> None:
    selection: Selection[int] = Selection(of_one_report=0)
    selection.add(_choice(1, TEXT, report="a"))
    assert [choice.item for choice in selection.waiting] == [1]
    assert selection.add_copy(_choice(2, TEXT, report="b"))


def test_what_a_report_has_too_much_waits() -> None:
    selection: Selection[int] = Selection(of_one_report=1)
    for number, report in ((1, "a"), (2, "a"), (3, "b")):
        selection.add(_choice(number, f"第{number}件事", report=report))
    assert [choice.item for choice in selection.chosen] == [1, 3]
    assert [choice.item for choice in selection.waiting] == [2]
