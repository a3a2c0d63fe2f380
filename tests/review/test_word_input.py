"""A draft as Word gives it: findings stand at their words in boxes, tables and tracked changes."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.records import Container
from assistant.review.check.run_rules import run_rules
from assistant.review.findings import Finding
from assistant.review.read_draft import read_draft
from assistant.review.rules.leftovers.blanks import BLANKS
from assistant.review.rules.rule import Context

_EDIT = f'{nsdecls("w")} w:id="1" w:author="甲" w:date="2024-12-01T08:00:00Z"'


def _add(document: Document, words: str, *parts: str) -> None:
    paragraph = document.add_paragraph(words)
    for part in parts:
        paragraph._p.append(parse_xml(part))


def _text_box(words: str) -> str:
    return (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )


def _inserted(words: str) -> str:
    return f"<w:ins {_EDIT}><w:r><w:t>{words}</w:t></w:r></w:ins>"


def _deleted(words: str) -> str:
    return f"<w:del {_EDIT}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


@pytest.fixture
def blanks(tmp_path: Path) -> list[tuple[Finding, str]]:
    """The blanks found in a Word file that has them in all places, each with its paragraph."""
    document = docx.Document()
    document.add_heading("云溪县园林局2024年工作总结", 0)
    document.add_paragraph("一、主要工作")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells],
        ("项目", "完成情况", "道路绿化", "种植行道树xx株"),
        strict=True,
    ):
        cell.text = words
    _add(document, "公园建设按期完成。", _text_box("新建口袋公园xx座。"))
    _add(document, "组织培训", _deleted("XX场，"), _inserted("xx人次。"))
    noted = document.add_paragraph().add_run("养护绿地300公顷。")
    document.add_comment(noted, text="这里的xx公顷再核", author="乙", initials="乙")
    file = tmp_path / "总结.docx"
    document.save(str(file))
    draft = read_draft(file)
    found = run_rules(draft, Context(period=draft.period)).findings
    texts = {one.n: one.text for one in draft.paragraphs}
    return [(one, texts[one.draft_pars[0]]) for one in found if one.rule == BLANKS.name]


def test_findings_stand_at_their_words_and_say_what_they_stand_in(
    blanks: list[tuple[Finding, str]],
) -> None:
    assert all(text[one.start : one.end] == one.phrase for one, text in blanks)
    assert [(text, one.container) for one, text in blanks] == [
        ("道路绿化 | 种植行道树xx株", Container.TABLE),
        ("新建口袋公园xx座。", Container.BOX),
        ("组织培训xx人次。", None),
    ], "what was deleted and what a comment says is not part of the draft"
