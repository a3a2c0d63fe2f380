import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from assistant.export.layout import national_layout
from assistant.export.word import write_word
from assistant.manuscript import Attachment, Manuscript, plain_block
from tests.export.samples import SAMPLE, SOURCE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLEAN = write_word(SAMPLE, national_layout())
REVIEW = write_word(SAMPLE, national_layout(), review=True)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def texts(data: bytes) -> list[tuple[str, str]]:
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    return [(str(p.style.style_id if p.style else ""), p.text) for p in paragraphs]


def test_every_paragraph_has_the_style_of_what_it_is() -> None:
    assert texts(CLEAN) == [
        ("Title", "澜川市水务局2025年工作总结\n和2026年工作计划"),
        ("BodyText", "2025年，市水务局各项工作有序推进。"),
        ("Heading1", "一、2025年工作情况"),
        ("Heading2", "（一）防汛抗旱"),
        ("BodyText", "除险加固山塘6处，清淤河道〔待填：公里数〕。"),
        ("Caption", "主要指标"),
        ("Heading1", "二、2026年工作计划"),
        ("BodyText", "继续推进河湖管护。"),
        ("BodyText", "附件：出处对照表"),
        ("Signature", "澜川市水务局"),
        ("Signature", "2025年12月30日"),
        ("AttachmentMark", "附件"),
        ("Title", "出处对照表"),
        ("BodyText", "略。"),
    ]


def test_the_page_is_that_of_the_standard() -> None:
    section = docx.Document(io.BytesIO(CLEAN)).sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges if edge] == [37, 35, 28, 26]
    assert [round(side.mm) for side in (section.page_width, section.page_height) if side] == [
        210,
        297,
    ]


def test_all_four_font_slots_are_set_and_no_theme_may_change_them() -> None:
    styles = part(CLEAN, "word/styles.xml")
    slots = [dict(fonts.attrib) for fonts in styles.iter(f"{W}rFonts")]
    assert slots
    for fonts in slots:
        assert set(fonts) == {f"{W}{slot}" for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(set(fonts.values())) == 1
    assert b"Theme" not in etree.tostring(styles)


def test_headings_show_in_the_outline_and_carry_no_automatic_number() -> None:
    styles = {s.get(f"{W}styleId"): s for s in part(CLEAN, "word/styles.xml").iter(f"{W}style")}
    for level in range(1, 5):
        outline = styles[f"Heading{level}"].find(f"{W}pPr/{W}outlineLvl")
        assert outline is not None
        assert outline.get(f"{W}val") == str(level - 1)
    assert next(part(CLEAN, "word/document.xml").iter(f"{W}numPr"), None) is None


def test_a_blank_is_highlighted_and_nothing_else() -> None:
    runs = part(CLEAN, "word/document.xml").iter(f"{W}r")
    marked = ["".join(r.itertext()) for r in runs if r.find(f"{W}rPr/{W}highlight") is not None]
    assert marked == ["〔待填：公里数〕"]


def test_only_the_review_copy_has_comments_and_each_has_its_place() -> None:
    with zipfile.ZipFile(io.BytesIO(CLEAN)) as package:
        assert "word/comments.xml" not in package.namelist()
    document = docx.Document(io.BytesIO(REVIEW))
    assert [c.text for c in document.comments] == [f"【出处】{SOURCE.text}"]
    body = part(REVIEW, "word/document.xml")
    ids = {c.comment_id for c in document.comments}
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert {int(e.get(f"{W}id", "")) for e in body.iter(f"{W}{mark}")} == ids


def test_odd_pages_are_numbered_right_and_even_ones_left() -> None:
    sides = []
    for name in ("word/footer1.xml", "word/footer2.xml"):
        footer = part(CLEAN, name)
        assert "".join(footer.itertext()).replace(" PAGE ", "") == "— 1 —"
        sides.append(next(footer.iter(f"{W}jc")).get(f"{W}val"))
    assert sides == ["right", "left"]
    assert next(part(CLEAN, "word/settings.xml").iter(f"{W}evenAndOddHeaders"), None) is not None


def test_the_file_knows_which_draft_it_was_made_from() -> None:
    assert docx.Document(io.BytesIO(CLEAN)).core_properties.identifier == "20251230-1"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("甲\x00乙\x0b丙\x1f丁\ufffe", id="characters that XML forbids"),
        pytest.param("<w:p>&amp;]]></w:t>", id="markup"),
        pytest.param("垃圾🚮分类🈶", id="emoji"),
        pytest.param("甲\u202e乙\u0627\u0644丙", id="right to left"),
        pytest.param("清扫" * 100_000, id="200,000 characters"),
        pytest.param("=1+1", id="looks like a formula"),
    ],
)
def test_hostile_text_stands_in_the_file_as_it_is(text: str) -> None:
    manuscript = Manuscript(title=text[:40], content=(plain_block(text),), signature=text[:20])
    shown = texts(write_word(manuscript, national_layout(), review=True))
    assert shown[1][1] == re.sub("[\x00\x0b\x1f\ufffe]", "", text)


def test_equal_manuscripts_of_an_empty_layout_still_open() -> None:
    layout = national_layout()
    bare = replace(layout, page=replace(layout.page, lines=0, characters=0))
    assert texts(write_word(SAMPLE, bare)) == texts(CLEAN)


def test_nothing_is_looked_for_through_the_whole_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """As python-docx looks for the place of each paragraph: square work in a long text."""
    looked: list[str] = []
    look = BaseOxmlElement.first_child_found_in

    def first_child_found_in(element: BaseOxmlElement, *tags: str) -> object:
        looked.append(type(element).__name__)
        return look(element, *tags)

    monkeypatch.setattr(BaseOxmlElement, "first_child_found_in", first_child_found_in)
    write_word(SAMPLE, national_layout())
    assert looked
    assert "CT_Body" not in looked


def test_the_second_line_of_an_attachment_stands_under_its_name() -> None:
    named = tuple(Attachment(title=title, content=()) for title in ("河道清单", "山塘台账"))
    body = part(
        write_word(replace(SAMPLE, attachments=named), national_layout()), "word/document.xml"
    )
    listed = [
        p
        for p in body.iter(f"{W}p")
        if "清单" in "".join(p.itertext()) or "台账" in "".join(p.itertext())
    ]
    indents = [p.find(f"{W}pPr/{W}ind") for p in listed]
    assert [(i.get(f"{W}leftChars"), i.get(f"{W}hangingChars")) for i in indents] == [
        ("650", "450")
    ] * 2


def test_a_title_longer_than_a_property_of_the_file_may_be() -> None:
    long = replace(SAMPLE, title="澜川市水务局工作总结" * 40, signature="澜川市水务局" * 60)
    document = docx.Document(io.BytesIO(write_word(long, national_layout())))
    assert document.core_properties.title == long.title[:255]
    assert document.paragraphs[0].text.replace("\n", "") == long.title
