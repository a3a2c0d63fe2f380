"""The work at each door grows with the file, not with its square: counted in calls, not in time."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import docx
import numpy as np
import openpyxl
import pytest

from assistant.checking import check_draft
from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import load_facts, parse_facts
from assistant.drafting.inputs import load_outline
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.export.layout_learning import learn_layout
from assistant.export.read_manuscript import read_manuscript
from assistant.export.returned_word import read_returned
from assistant.export.revising.revise_word import read_paragraphs, revise_word
from assistant.reports.loading import load
from assistant.reports.parse import parse_reports
from assistant.review.read_draft import read_draft
from tests.reports.loading.making import pdf
from tests.reports.loading.ofd.writing import ofd, text

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DOUBLED = 2.6  # what twice the input may add, to what the half of it added: 2 is linear, 4 square
_STEADY = 2_000  # calls that say nothing: caches, imports


def count_calls(work: Callable[[], object]) -> int:
    """Return how many functions are called, those of C libraries among them."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def _lines(number: int, text: str = "新建公厕{}座，清运垃圾{}吨。") -> str:
    return "\n".join(text.format(n + 2, 3 * n + 7) for n in range(number))


def _report(number: int) -> bytes:
    return f"石桥区城管局2024年工作总结\n一、主要工作\n{_lines(number)}".encode()


def _page(number: int) -> bytes:
    rows = "".join(f"<tr><td rowspan=3 colspan=2>公厕{n}<td>{n}座" for n in range(number))
    text = "".join(f"<p>新建公厕{n}座。" for n in range(number))
    return f"<html><body>{'<div>' * 50}{text}<table>{rows}</table></body></html>".encode()


def _titles(number: int) -> bytes:
    return "\n".join(f"石桥区第{n}局2024年工作总结" for n in range(number)).encode()


def _ledger(number: int) -> bytes:
    return f"指标,数值,单位\n{_lines(number, '公厕{},{},座')}".encode()


def _wide_ledger(number: int) -> bytes:
    heads = ",".join(f"列{n}" for n in range(number))
    return f"指标,数值,{heads}\n公厕,17,{',' * number}\n".encode()


def _tables(number: int) -> bytes:
    return f"|指标|数值|\n|--|--|\n{_lines(number, '|公厕{}|{}座|')}".encode()


def _workbook(number: int) -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    sheet.append(["指标", "数值", "单位", "备注"])
    for n in range(number):
        sheet.append([f"公厕{n}", n + 2, "座", "甲"])
        sheet.merge_cells(start_row=n + 2, end_row=n + 2, start_column=3, end_column=4)
    sheet.cell(number + 1, 300, "末")
    book.save(content)
    return content.getvalue()


def _word(number: int, body: str = "", styles: str = "") -> bytes:
    document, content = docx.Document(), io.BytesIO()
    for n in range(0 if body else number):
        document.add_paragraph(f"新建公厕{n}座，清运垃圾{3 * n}吨。")
    document.save(content)
    if not body:
        return content.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = f"<w:document {_W}><w:body>{body}</w:body></w:document>".encode()
            if name == "word/styles.xml" and styles:
                part = f"<w:styles {_W}>{styles}</w:styles>".encode()
            new.writestr(name, part)
    return changed.getvalue()


def _cycle_of_styles(number: int) -> bytes:
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr><w:r><w:t>新建公厕{n}座。</w:t></w:r></w:p>'
        for n in range(number)
    )
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % number}"/></w:style>'
        for n in range(number)
    )
    return _word(number, body, styles)


def _deleted_marks(number: int) -> bytes:
    mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    one = "<w:p>{}<w:r><w:t>新建公厕{}座。</w:t></w:r></w:p>"
    return _word(number, "".join(one.format(mark, n) for n in range(number)) + one.format("", 0))


def _outline(number: int) -> bytes:
    return f"# 总结\n{_lines(number, '一、第{}项工作（{}字）')}".encode()


def _read_report(path: Path) -> object:
    return list(parse_reports(load(path), file_name=path.name))


def _check(path: Path, ledger: Sequence[Fact] = ()) -> object:
    return check_draft(
        read_draft(path),
        None,
        encode=lambda _: pytest.fail("no archive"),
        near=lambda texts, others: np.zeros((len(texts), len(others)), dtype=np.float32),
        facts=ledger,
    )


def _check_with_ledger(path: Path) -> object:
    return _check(path, parse_facts("改造公厕12座，上年10座\n清运垃圾37吨\n整治河道4公里"))


def _one_sentence(number: int, mark: str) -> bytes:
    things = ("改造公厕{}座", "清运垃圾{}吨", "整治河道{}公里", "办理案件{}件")
    pieces = (things[n % len(things)].format(7 * n % 997 + 2) for n in range(number))
    return f"石桥区城管局2024年工作总结\n一、主要工作\n{mark.join(pieces)}。".encode()


def _tiny_pieces(number: int) -> bytes:
    """Return a PDF with figures over and beside each other, between rules of a few lengths."""
    pieces = [(60.0 + n % 400, 100.0 + n * 7 % 600, 9.0, f"{n % 10}") for n in range(number)]
    rules = "\n".join(
        f"60 {100 + n % 600} m {460 + n % 9} {100 + n % 600} l S" for n in range(number)
    )
    return pdf([pieces], drawing=rules)


def _tiny_objects(number: int) -> bytes:
    objects = [text(20 + n % 160, 30 + n * 7 % 230, f"{n % 10}", size=3) for n in range(number)]
    return ofd([*objects, *(text(20, 250 - n % 200, "甲") for n in range(number))])


DOORS = [
    pytest.param(_read_report, "一.pdf", _tiny_pieces, 300, id="tiny pieces in a PDF"),
    pytest.param(_read_report, "一.ofd", _tiny_objects, 300, id="tiny objects in an OFD"),
    pytest.param(_read_report, "一.txt", _report, 200, id="report of lines"),
    pytest.param(_read_report, "一.txt", _titles, 300, id="report of titles"),
    pytest.param(_read_report, "一.md", _report, 200, id="report in Markdown"),
    pytest.param(_read_report, "一.html", _page, 100, id="web page"),
    pytest.param(_read_report, "一.docx", _word, 200, id="report in Word"),
    pytest.param(_read_report, "一.docx", _cycle_of_styles, 200, id="cycle of styles"),
    pytest.param(_read_report, "一.docx", _deleted_marks, 200, id="deleted marks, read"),
    pytest.param(load_facts, "一.txt", _report, 100, id="facts in lines"),
    pytest.param(load_facts, "一.csv", _ledger, 100, id="facts in CSV"),
    pytest.param(load_facts, "一.csv", _wide_ledger, 60, id="facts in a wide CSV"),
    pytest.param(load_facts, "一.md", _tables, 100, id="facts in Markdown tables"),
    pytest.param(load_facts, "一.xlsx", _workbook, 100, id="facts in a workbook"),
    pytest.param(
        lambda path: parse_outline(load_outline(path)), "一.md", _outline, 200, id="outline"
    ),
    pytest.param(lambda path: read_returned(path.read_bytes()), "一.docx", _word, 100, id="return"),
    pytest.param(
        lambda path: read_returned(path.read_bytes()),
        "一.docx",
        _deleted_marks,
        100,
        id="deleted marks, returned",
    ),
    pytest.param(
        lambda path: learn_layout(path.read_bytes(), name="一"), "一.docx", _word, 100, id="profile"
    ),
    pytest.param(
        lambda path: learn_layout(path.read_bytes(), name="一"),
        "一.docx",
        _cycle_of_styles,
        100,
        id="profile, cycle of styles",
    ),
    pytest.param(
        lambda path: revise_word(
            path.read_bytes(), read_paragraphs(path.read_bytes()), author="甲"
        ),
        "一.docx",
        _word,
        100,
        id="revise",
    ),
    pytest.param(read_manuscript, "一.md", _report, 200, id="manuscript"),
    pytest.param(_check, "一.md", _report, 40, id="check"),
    pytest.param(
        _check,
        "一.md",
        lambda number: ("石桥区2024年工作总结\n" + "新建公厕17座。\n" * number).encode(),
        200,
        id="check of one line again and again",
    ),
    *(
        pytest.param(door, "一.txt", partial(_one_sentence, mark=mark), 90, id=f"{name}, {mark}")
        for door, name in ((_check, "check of one sentence"), (_check_with_ledger, "with a ledger"))
        for mark in "，、"
    ),
]


@pytest.mark.parametrize(("door", "name", "make", "size"), DOORS)
def test_twice_the_file_is_twice_the_work(
    door: Callable[[Path], object],
    name: str,
    make: Callable[[int], bytes],
    size: int,
    tmp_path: Path,
) -> None:
    path = tmp_path / name
    counts = []
    for number in (size, size, 2 * size, 4 * size):  # the first fills caches
        path.write_bytes(make(number))
        counts.append(count_calls(lambda: door(path)))
    _, once, twice, four = counts
    assert four - twice <= _DOUBLED * (twice - once) + _STEADY, f"{once}, {twice}, {four} calls"


def test_the_measure_tells_a_square() -> None:
    def square(number: int) -> int:
        return count_calls(lambda: [len("") for _ in range(number**2)])

    once, twice, four = square(50), square(100), square(200)
    assert four - twice > _DOUBLED * (twice - once) + _STEADY


def test_no_pattern_meets_thousands_of_blanks(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text(f"今年{' ' * 200_000}。", encoding="utf-8")
    assert [len(line.text) for line in load(tmp_path / "一.txt").lines] == [203]
