import io
import random
import zipfile

import pytest
from docx import Document
from lxml import etree

from assistant.errors import ExportError
from assistant.export.layout import national_layout
from assistant.export.open_word import open_word
from assistant.export.revising.resolve_changes import has_changes, resolve_changes
from assistant.export.revising.revise_word import (
    NewParagraph,
    read_paragraphs,
    revise_word,
)
from assistant.export.revising.word_runs import W, paragraph_text
from assistant.export.word import write_word
from assistant.manuscript import Manuscript, plain_block
from tests.export.samples import SAMPLE
from tests.reports.loading.making import docx, p, r

_CHARACTERS = "持续推进河湖管护整治提升完善健全机制新建泵站座条处达到百分之服务群众满意度"
OLD = write_word(SAMPLE, national_layout())
BODY = [
    "澜川市水务局2025年工作总结和2026年工作计划",
    "2025年，市水务局各项工作有序推进。",
    "一、2025年工作情况",
    "（一）防汛抗旱",
    "除险加固山塘6处，清淤河道〔待填：公里数〕。",
    "主要指标",
    "二、2026年工作计划",
    "继续推进河湖管护。",
    "附件：出处对照表",
    "澜川市水务局",
    "2025年12月30日",
    "附件",
    "出处对照表",
    "略。",
]


def settled(data: bytes, *, accept: bool) -> list[str]:
    """Return the paragraphs that are left after accepting or rejecting everything."""
    body = open_word(data).element.body
    resolve_changes(body, accept=accept)
    assert not has_changes(body)
    parts = (part for part in body if part.tag == f"{W}p")
    return [text for part in parts if (text := paragraph_text(part).strip())]


def revised(texts: list[str]) -> bytes:
    return revise_word(OLD, [NewParagraph(text=text) for text in texts], author="审稿人").content


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda b: b, id="nothing"),
        pytest.param(lambda b: [*b[:4], b[4].replace("6处", "16处"), *b[5:]], id="a figure"),
        pytest.param(lambda b: [*b[:2], *b[3:]], id="a heading struck out"),
        pytest.param(lambda b: [*b[:3], "新写的一段，讲节水。", *b[3:]], id="a paragraph put in"),
        pytest.param(lambda b: ["全新的开头。", *b], id="one before the first"),
        pytest.param(lambda b: b[:5], id="the end struck out"),
        pytest.param(lambda b: [b[0], "只剩这一句。"], id="nearly all rewritten"),
    ],
)
def test_accepting_gives_the_new_text_and_rejecting_the_old(change: object) -> None:
    assert callable(change)
    wanted = change(list(BODY))
    data = revised(wanted)
    assert settled(data, accept=True) == wanted
    assert settled(data, accept=False) == BODY


def test_any_change_can_be_accepted_and_rejected() -> None:
    rng = random.Random(5)
    for _ in range(40):
        old = [_sentence(rng) for _ in range(rng.randint(1, 8))]
        new = [_changed(text, rng) for text in old if rng.random() > 0.2] or ["剩下一句。"]
        data = write_word(
            Manuscript(title=old[0], content=tuple(map(plain_block, old))), national_layout()
        )
        marked = revise_word(data, [NewParagraph(text=t) for t in new], author="甲").content
        assert settled(marked, accept=True) == new
        assert settled(marked, accept=False) == [old[0], *old]


def test_changes_are_small_and_say_who_made_them() -> None:
    texts = [text.replace("山塘6处", "山塘水库6处") for text in BODY]
    body = open_word(revised(texts)).element.body
    inserted = list(body.iter(f"{W}ins"))
    assert [t.text for part in inserted for t in part.iter(f"{W}t")] == ["水库"]
    assert {part.get(f"{W}author") for part in inserted} == {"审稿人"}
    assert next(body.iter(f"{W}del"), None) is None


def test_every_change_has_an_id_of_its_own() -> None:
    body = open_word(revised([*BODY[:3], "新段。", BODY[7], "又一段新写的。"])).element.body
    ids = [part.get(f"{W}id") for part in body.iter(f"{W}ins", f"{W}del")]
    assert len(ids) == len(set(ids)) > 3


def test_a_new_paragraph_looks_like_those_of_its_kind() -> None:
    new = [NewParagraph(text=text) for text in BODY[:4]]
    new += [NewParagraph(text="（二）新写的标题", level=2), NewParagraph(text="新写的正文。")]
    body = open_word(revise_word(OLD, new, author="甲").content).element.body
    styles = {
        paragraph_text(part): part.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for part in body.iter(f"{W}p")
        if part.find(f"{W}pPr/{W}rPr/{W}ins") is not None
    }
    assert styles == {"（二）新写的标题": "Heading2", "新写的正文。": "BodyText"}


def test_pending_changes_of_the_old_file_count_as_accepted() -> None:
    once = revised([text.replace("6处", "8处") for text in BODY])
    twice = revise_word(
        once, [NewParagraph(text=t.replace("6处", "9处")) for t in BODY], author="乙"
    )
    assert "除险加固山塘8处，清淤河道〔待填：公里数〕。" in settled(twice.content, accept=False)


def test_what_is_counted() -> None:
    new = [
        *BODY[:4],
        "除险加固山塘7处，清淤河道3公里。",
        "另起一段，讲水质监测断面达标。",
        *BODY[6:],
    ]
    made = revise_word(OLD, [NewParagraph(text=text) for text in new], author="甲")
    assert (made.changed, made.added, made.removed) == (1, 1, 1)


def test_what_is_no_word_file_is_refused() -> None:
    for data in (b"", b"PK\x03\x04 broken", "纯文本".encode()):
        with pytest.raises(ExportError, match="Word"):
            revise_word(data, [], author="甲")


def test_formats_of_the_old_file_stay() -> None:
    document = Document(io.BytesIO(OLD))
    run = document.paragraphs[1].runs[0]
    run.bold = True
    file = io.BytesIO()
    document.save(file)
    data = revise_word(
        file.getvalue(),
        [NewParagraph(text=text.replace("有序", "扎实有序")) for text in BODY],
        author="甲",
    ).content
    inserted = next(open_word(data).element.body.iter(f"{W}ins"))
    assert inserted.find(f"{W}r/{W}rPr/{W}b") is not None
    assert etree.tostring(inserted)


def _sentence(rng: random.Random) -> str:
    words = "".join(rng.choices(_CHARACTERS, k=rng.randint(8, 60)))
    return f"{words}{rng.randint(1, 999)}处。"


def _changed(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(0, 4)):
        place = rng.randrange(len(text))
        cut = place + rng.randint(0, 3)
        text = text[:place] + rng.choice(["", "变", "新的说法", "12"]) + text[cut:]
    return text or "空。"


def printed(part: etree._Element) -> str:
    """Return what is printed; Word's own elements call more than that their text."""
    return "".join(text.text or "" for text in part.iter(f"{W}t"))


def written(body: str) -> bytes:
    """Return a Word file with this body."""
    with zipfile.ZipFile(io.BytesIO(docx(body))) as package:
        root = etree.fromstring(package.read("word/document.xml"))[0]
    document = Document()
    document.element.replace(document.element.body, root)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


_RUBY = f"<w:r><w:ruby><w:rt>{r('lán')}</w:rt><w:rubyBase>{r('澜')}</w:rubyBase></w:ruby></w:r>"
_FIELD = f"<w:fldSimple w:instr=' DATE '>{r('1.27亿元')}</w:fldSimple>"
_CODED = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
    f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r('9处')}"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<w:customXml w:element='a'>{r('山塘6座')}</w:customXml>", "山塘6座"),
        (f"<w:smartTag w:element='a'>{r('山塘6座')}</w:smartTag>", "山塘6座"),
        (_FIELD, "1.27亿元"),
        (_CODED, "9处"),
        (_RUBY, "澜"),
        ("<w:r><w:br/></w:r>", ""),
    ],
    ids=["custom XML", "a smart tag", "a simple field", "a field", "a reading aid", "a line break"],
)
def test_of_a_paragraph_struck_out_nothing_is_left(inner: str, text: str) -> None:
    old = written(f"{p('前段。')}<w:p>{r('全年')}{inner}{r('，另有其他。')}</w:p>{p('后段。')}")
    assert [unit.text for unit in read_paragraphs(old)][1] == f"全年{text}，另有其他。"
    new = [NewParagraph(text="前段。"), NewParagraph(text="后段。")]
    made = revise_word(old, new, author="甲")
    body = open_word(made.content).element.body
    resolve_changes(body, accept=True)
    assert printed(body) == "前段。后段。"
    assert not list(body.iter(f"{W}instrText", f"{W}delInstrText", f"{W}fldChar", f"{W}br"))
    body = open_word(made.content).element.body
    resolve_changes(body, accept=False)
    readings = "".join(printed(one) for one in body.iter(f"{W}rt"))
    assert printed(body).replace(readings, "") == f"前段。全年{text}，另有其他。后段。"


@pytest.mark.parametrize("inner", [_FIELD, _CODED, _RUBY], ids=["simple", "coded", "reading aid"])
def test_words_around_a_field_change_and_it_stays(inner: str) -> None:
    old = written(f"<w:p>{r('争取')}{inner}{r('，修水闸6座。')}</w:p>")
    text = read_paragraphs(old)[0].text
    new = [NewParagraph(text=text.replace("6座", "8座"))]
    made = revise_word(old, new, author="甲")
    body = open_word(made.content).element.body
    assert len(list(body.iter(f"{W}del"))) == 1
    resolve_changes(body, accept=True)
    assert paragraph_text(body[0]) == text.replace("6座", "8座")


def _boxed(text: str) -> bytes:
    """Return a Word file with a paragraph, a text box (kept twice, as Word does) and a table."""
    inner = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    box = (
        f"<w:p>{r('全年防汛有力。')}<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><wps:txbx>{inner}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    rows = (("指标", "2024年", "2025年"), ("供水管网", "38.2", "41.8"), ("普及率", "97.9", "98.6"))
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return written(f"{box}<w:tbl>{table}</w:tbl>{p('管护力量薄弱。')}")


def test_words_in_text_boxes_and_tables_change_in_both_copies() -> None:
    old = _boxed("争取上级资金1.27亿元。")
    texts = [unit.text for unit in read_paragraphs(old)]
    assert texts == [
        *("全年防汛有力。", "争取上级资金1.27亿元。", "指标 | 2024年 | 2025年"),
        *("供水管网 | 38.2 | 41.8", "普及率 | 97.9 | 98.6", "管护力量薄弱。"),
    ]
    changed = [text.replace("1.27", "1.30").replace("41.8", "42.5") for text in texts]
    made = revise_word(old, [NewParagraph(text=text) for text in changed], author="审稿人")
    assert (made.changed, made.added, made.removed, made.unplaced) == (2, 0, 0, ())
    body = open_word(made.content).element.body
    resolve_changes(body, accept=True)
    inside = [printed(part) for part in body.iter(f"{W}txbxContent")]
    assert inside == ["争取上级资金1.30亿元。"] * 2
    assert "42.5" in printed(body)
    assert "41.8" not in printed(body)


def test_rows_that_the_newer_text_has_not_stay_and_are_counted() -> None:
    texts = ["全年防汛有力。", "争取上级资金1.27亿元。", "新增 | 1", "管护力量不足。"]
    old = _boxed("争取上级资金1.27亿元。")
    made = revise_word(old, [NewParagraph(text=text) for text in texts], author="审稿人")
    assert (made.changed, made.added, made.removed) == (1, 0, 0)
    assert made.unrevised == (
        *("指标 | 2024年 | 2025年", "供水管网 | 38.2 | 41.8", "普及率 | 97.9 | 98.6"),
    )
    assert made.unplaced == ("新增 | 1",)
    body = open_word(made.content).element.body
    resolve_changes(body, accept=True)
    assert "供水管网38.241.8" in printed(body)


_BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"


def test_a_text_box_in_a_cell_and_the_cell_beside_it_change_apart() -> None:
    box = _BOX.format(p("注：至11月底清淤12.6公里。"))
    cells = f"<w:tc><w:p>{box}</w:p></w:tc><w:tc>{p('水利投资3.62亿元')}</w:tc>"
    old = written(f"{p('前段。')}<w:tbl><w:tr>{cells}</w:tr></w:tbl>{p('后段。')}")
    new = ["前段。", "注：至12月底清淤13.1公里。", "水利投资3.70亿元", "后段。"]
    for order in (new, [new[0], new[2], new[1], new[3]]):
        made = revise_word(old, [NewParagraph(text=text) for text in order], author="甲")
        assert (made.changed, made.added, made.removed) == (2, 0, 0)
        assert (made.unrevised, made.unplaced) == ((), ())
        body = open_word(made.content).element.body
        resolve_changes(body, accept=True)
        assert printed(body) == "前段。注：至12月底清淤13.1公里。水利投资3.70亿元后段。"


def test_a_new_row_and_one_with_more_cells_are_named() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>"
        for a, b in (("供水管网", "38.2"), ("普及率", "97.9"))
    )
    old = written(f"<w:tbl>{rows}</w:tbl>{p('后段。')}")
    texts = ["供水管网 | 38.2 | 公里", "普及率 | 98.6", "河道清淤 | 12", "后段。"]
    made = revise_word(old, [NewParagraph(text=text) for text in texts], author="甲")
    assert made.changed == 1
    assert made.unrevised == ("供水管网 | 38.2",)
    assert made.unplaced == ("供水管网 | 38.2 | 公里", "河道清淤 | 12")


def test_rows_stand_in_place_of_as_many_others() -> None:
    def rows(*texts: str) -> str:
        cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in text.split(" | ")) for text in texts)
        return "".join(f"<w:tr>{row}</w:tr>" for row in cells)

    old = written(f"<w:tbl>{rows('项目 | 数', '供水管网 | 38.2', '水闸 | 6')}</w:tbl>{p('后段。')}")
    texts = ["项目 | 数", "河道清淤 | 12.6", "水闸 | 6", "后段。"]
    made = revise_word(old, [NewParagraph(text=text) for text in texts], author="甲")
    assert (made.changed, made.unrevised, made.unplaced) == (1, (), ())
    for accept, wanted in ((True, texts[1]), (False, "供水管网 | 38.2")):
        body = open_word(made.content).element.body
        resolve_changes(body, accept=accept)
        row = list(body.iter(f"{W}tr"))[1]
        assert " | ".join(printed(cell) for cell in row) == wanted
