"""A workbook that unfolds is refused unopened; what no cell may hold is left out."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from assistant.drafting.facts.load_facts import load_facts
from assistant.drafting.facts.workbook.labelled_ledger import write_labelled_ledger
from assistant.errors import ExportError
from tests.drafting.facts.workbook.test_read_workbook import TABLE, with_sheet

_FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>末</t></is></c></row>'


def _label(content: bytes, folder: Path) -> Path:
    ledger, output = folder / "台账.xlsx", folder / "分好.xlsx"
    ledger.write_bytes(content)
    facts = load_facts(ledger)
    sections = {(fact.sheet, fact.line): "（一）" for fact in facts}
    write_labelled_ledger(ledger, facts, sections, output)
    return output


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        pytest.param(
            f"<sheetData>{TABLE}</sheetData>"
            '<mergeCells count="1"><mergeCell ref="A5:B900000"/></mergeCells>',
            "台账表格太大",
            id="cells merged over all rows",
        ),
        pytest.param(
            f"<sheetData>{TABLE}{_FAR}</sheetData>", "最后一列也有内容", id="the last cell of all"
        ),
    ],
)
def test_a_small_file_that_unfolds_is_refused(inside: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=message) as refusal:
        _label(with_sheet(inside), tmp_path)
    assert ".csv" in refusal.value.hint


def test_a_ledger_with_a_control_character_becomes_a_workbook(tmp_path: Path) -> None:
    ledger, output = tmp_path / "台账.txt", tmp_path / "分好.xlsx"
    ledger.write_text("改造公厕17座\x07", encoding="utf-8")
    write_labelled_ledger(ledger, load_facts(ledger), {}, output)
    rows = openpyxl.load_workbook(output).worksheets[0].iter_rows(values_only=True)
    assert any("改造公厕17座" in str(cell) for row in rows for cell in row)
