import io
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.errors import ExportError
from assistant.export.layout import TypeFace, national_layout
from assistant.export.layout_learning import learn_layout
from assistant.export.word import write_word
from tests.export.samples import SAMPLE, long_manuscript


def test_what_we_write_is_learned_as_it_was() -> None:
    national = national_layout()
    own = replace(
        national,
        page=replace(national.page, left=26, right=26, top=35, lines=20, characters=26),
        body=replace(national.body, font="仿宋_GB2312", size=16),
        heading1=replace(national.heading1, bold=True),
    )
    content = (*SAMPLE.content, *long_manuscript(3).content)
    sample = write_word(replace(SAMPLE, content=content), own)
    learned = learn_layout(sample, name="本单位")
    assert learned.page == own.page
    for mine, theirs in ((learned.body, own.body), (learned.heading1, own.heading1)):
        assert replace(mine, line_spacing=0) == theirs
    assert (learned.title.font, learned.title.size) == (own.title.font, 22)
    assert learned.heading4 == national.heading4, "what the sample does not show stays"


TEXT = "全年巡查河道、泵站、水库和闸门，逐处建立台账，明确责任人员和整改时限，整改隐患若干处。"


def test_a_file_formatted_by_hand_is_understood() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.left_margin, section.top_margin = Mm(30), Mm(33)
    for text, font, size, centred in (
        ("澜川市水务局2025年工作总结", "华文中宋", 20, True),
        ("一、工作情况", "黑体", 15, False),
        (
            "全年巡查河道、泵站、水库和闸门，逐处建立台账，明确责任人员和整改时限，整改隐患若干处。"
            * 2,
            "宋体",
            15,
            False,
        ),
    ):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    file = io.BytesIO()
    document.save(file)
    learned = learn_layout(file.getvalue(), name="手排")
    assert (learned.page.left, learned.page.top) == (30, 33)
    assert learned.title == TypeFace(font="华文中宋", size=20, align="center")
    assert learned.heading1 == TypeFace(font="黑体", size=15, indent=2)
    assert (learned.body.font, learned.body.size, learned.body.indent) == ("宋体", 15, 2)


def test_a_sample_without_text_teaches_nothing() -> None:
    file = io.BytesIO()
    docx.Document().save(file)
    with pytest.raises(ExportError, match="没有文字"):
        learn_layout(file.getvalue(), name="空")
