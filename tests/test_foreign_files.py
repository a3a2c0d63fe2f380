"""Whatever a file holds, each door reads it or refuses it with a way out."""

from __future__ import annotations

import io
import logging
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from assistant.drafting.facts.load_facts import load_facts, parse_facts
from assistant.drafting.inputs import load_outline
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.errors import AssistantError, DraftError, LoadError, OutlineError
from assistant.evaluation.cases import load_cases
from assistant.export.layout import load_layout, national_layout
from assistant.export.layout_learning import learn_layout
from assistant.export.read_manuscript import read_manuscript
from assistant.export.returned_word import read_returned
from assistant.export.revising.revise_word import NewParagraph, read_paragraphs, revise_word
from assistant.foreign_files import read_foreign_file, refuse_faults
from assistant.reports.loading import load
from assistant.review.read_draft import read_draft

_DEEP = 100_000  # brackets one inside the other


def _word_file() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for text in ("一、主要工作", "今年以来，新建公厕17座。"):
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


WORD = _word_file()


def repacked(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return the Word file with its parts changed; None leaves one out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
    return packed.getvalue()


def _revise(data: bytes) -> object:
    return revise_word(data, [NewParagraph(text="改过的一段。")], author="王明")


WORD_DOORS = [
    pytest.param(read_returned, id="drafts return"),
    pytest.param(lambda data: learn_layout(data, name="样本"), id="profile"),
    pytest.param(_revise, id="revise, the older"),
    pytest.param(read_paragraphs, id="revise, the newer"),
]
DAMAGED = [
    pytest.param(lambda name, part: b"" if name == "word/document.xml" else part, id="empty part"),
    pytest.param(lambda name, part: part[:-30] if name.endswith(".xml") else part, id="cut parts"),
    pytest.param(
        lambda name, part: part.replace(b"Relationship", b"Verwandt"), id="relations renamed"
    ),
    pytest.param(
        lambda name, part: None if name == "[Content_Types].xml" else part, id="no content types"
    ),
    pytest.param(lambda name, part: part.replace(b"w:body", b"w:leib"), id="no body"),
    pytest.param(
        lambda name, part: (
            b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + part if name == "word/document.xml" else part
        ),
        id="entities",
    ),
]


@pytest.mark.parametrize("change", DAMAGED)
@pytest.mark.parametrize("door", WORD_DOORS)
def test_a_damaged_word_file_is_refused(
    door: Callable[[bytes], object], change: Callable[[str, bytes], bytes | None]
) -> None:
    with pytest.raises(AssistantError) as refusal:
        door(repacked(change))
    assert refusal.value.hint


@pytest.mark.parametrize("door", WORD_DOORS)
def test_a_stream_that_does_not_unpack_is_refused(door: Callable[[bytes], object]) -> None:
    data = bytearray(WORD)
    for start in range(60, len(data) - 400, 40):
        data[start] ^= 0xFF
    with pytest.raises(AssistantError):
        door(bytes(data))


def test_a_word_file_without_a_section_is_learned_on_the_standard_page() -> None:
    bare = repacked(lambda _, part: part.replace(b"w:sectPr", b"w:bare"))
    assert learn_layout(bare, name="样本").page == national_layout().page


@pytest.mark.parametrize(
    ("door", "name"),
    [
        pytest.param(load_facts, "台账.txt", id="facts"),
        pytest.param(lambda path: parse_outline(load_outline(path)), "提纲.md", id="outline"),
        pytest.param(load_layout, "版式.toml", id="layout"),
        pytest.param(load_cases, "案例.json", id="cases"),
        pytest.param(read_draft, "草稿.json", id="draft"),
        pytest.param(read_manuscript, "文稿.md", id="manuscript"),
    ],
)
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"[" * _DEEP + b"]" * _DEEP, id="deep brackets"),
        pytest.param(b"a = " + b"[" * _DEEP + b"]" * _DEEP, id="deep list"),
        pytest.param(b'{"a":' * _DEEP + b"1" + b"}" * _DEEP, id="deep objects"),
        pytest.param(b"\x00\xff\xfe\x80" * 500, id="no text"),
        pytest.param(b"", id="empty"),
    ],
)
def test_text_that_is_none_is_refused_or_read(
    door: Callable[[Path], object], name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with suppress(AssistantError):
        door(tmp_path / name)


def test_a_field_longer_than_csv_readers_take_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(f'指标,数值\n公厕,17\n"{"甲" * 140_000}",3\n', encoding="utf-8")
    with pytest.raises(OutlineError, match="读不了") as refusal:
        load_facts(path)
    assert refusal.value.hint


def test_a_field_over_many_lines_is_refused() -> None:
    rows = "\n".join("甲" * 2_900 for _ in range(50))
    with pytest.raises(OutlineError, match="引号没有配对"):
        parse_facts(f'指标,数值\n公厕,17\n"{rows}",3\n')


def test_a_fault_is_a_refusal_and_its_traceback_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "assistant.foreign_files")
    with (
        pytest.raises(LoadError, match="样本读取时出错：ZeroDivisionError。") as refusal,
        refuse_faults(LoadError, what="样本", hint="换一份。"),
    ):
        1 / 0  # noqa: B018
    assert refusal.value.hint == "换一份。"
    assert "ZeroDivisionError" in caplog.text


def test_a_refusal_and_an_interruption_pass_as_they_are() -> None:
    with pytest.raises(OutlineError, match="原话"), refuse_faults(LoadError, hint=""):
        raise OutlineError("原话")
    with pytest.raises(KeyboardInterrupt), refuse_faults(LoadError, hint=""):
        raise KeyboardInterrupt


def test_a_file_is_read_within_its_size_only(tmp_path: Path) -> None:
    path = tmp_path / "一.txt"
    path.write_bytes(b"12345")
    assert read_foreign_file(path, most=5) == b"12345"
    with pytest.raises(LoadError, match="超过"):
        read_foreign_file(path, most=4)
    with pytest.raises(OutlineError, match="台账：这是文件夹"):
        read_foreign_file(tmp_path, refusal=OutlineError, lead="台账：")
    with pytest.raises(LoadError, match="不存在"):
        read_foreign_file(tmp_path / "无")


def test_a_draft_of_a_page_number_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "草稿.txt").write_text("— 1 —\n", encoding="utf-8")
    with pytest.raises(DraftError, match="没有正文"):
        read_draft(tmp_path / "草稿.txt")


def test_an_entry_before_the_start_of_its_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(WORD[4000:] if len(WORD) > 8000 else WORD[400:])
    with pytest.raises(LoadError) as refusal:
        load(tmp_path / "报告.docx")
    assert refusal.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    with pytest.raises(LoadError, match="不是普通文件"):
        read_foreign_file(tmp_path / "管道")
