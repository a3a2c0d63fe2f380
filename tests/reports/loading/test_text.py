"""Plain text: encodings, line ends, line numbers."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from assistant.errors import LoadError
from assistant.reports.loading import load
from tests.reports.loading.making import write

REPORT = (
    "滨河区水务局2023年工作总结\n\n今年以来，区水务局紧扣“水清岸绿”目标，清淤河道12.6公里。\n"
    "一、主要工作\n（一）河湖管护“常态化”。全年巡河4300余次，整改问题98.5%。\n"
)
LINES = REPORT.splitlines()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(REPORT.encode("utf-8"), id="UTF-8"),
        pytest.param(REPORT.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(REPORT.encode("gb18030"), id="GB18030"),
        pytest.param(REPORT.encode("utf-16-le"), id="UTF-16 LE"),
        pytest.param(REPORT.encode("utf-16-be"), id="UTF-16 BE"),
        pytest.param(codecs.BOM_UTF16_LE + REPORT.encode("utf-16-le"), id="UTF-16 LE, marked"),
        pytest.param(codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), id="UTF-16 BE, marked"),
        pytest.param(REPORT.replace("\n", "\r\n").encode("gb18030"), id="Windows line ends"),
        pytest.param(REPORT.replace("\n", "\r").encode("utf-8"), id="old Mac line ends"),
        pytest.param(REPORT.rstrip("\n").encode("utf-8"), id="no end on the last line"),
    ],
)
def test_every_encoding_gives_the_same_lines(tmp_path: Path, data: bytes) -> None:
    document = load(write(tmp_path, "水务局 总结.txt", data))
    assert document.format == "txt"
    assert [line.text for line in document.lines] == LINES
    assert [line.number for line in document.lines] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_byte_costs_one_character(tmp_path: Path, encoding: str) -> None:
    text = REPORT * 40
    data = bytearray(text.encode(encoding))
    data[text[: len(text) // 2].encode(encoding).__len__()] = 0xFF
    read = "\n".join(line.text for line in load(write(tmp_path, "坏.txt", bytes(data))).lines)
    assert read.count("\ufffd") <= 3
    assert read.count("滨河区水务局") >= 38


def test_a_broken_byte_in_a_short_text_is_no_reason_to_refuse_it(tmp_path: Path) -> None:
    data = bytearray(REPORT.encode("gb18030"))
    data[-3] = 0xFF
    document = load(write(tmp_path, "坏.txt", bytes(data)))
    assert [line.text for line in document.lines][:4] == LINES[:4]


@pytest.mark.parametrize("rest", [b"\xc3", b"\xb9\xa4\xd7", b"\x1a"], ids=["half", "torn", "DOS"])
def test_half_a_character_at_the_end_is_no_line(tmp_path: Path, rest: bytes) -> None:
    document = load(write(tmp_path, "断.txt", REPORT.encode("gb18030") + rest))
    lines = [line.text for line in document.lines]
    assert lines == [*LINES, "工\ufffd"] if len(rest) > 1 else LINES


def test_radicals_are_read_as_the_characters_they_look_like(tmp_path: Path) -> None:
    radicals = "⼀、⼯作成效\n（⼆）供⽔保障有⼒\n服务⼈⺠"
    document = load(write(tmp_path, "部首.txt", radicals))
    assert [line.text for line in document.lines] == [
        "一、工作成效",
        "（二）供水保障有力",
        "服务人民",
    ]


def test_traditional_characters_are_guessed(tmp_path: Path) -> None:
    text = "今年以來，本區積極推動環境衛生整治，處理民眾陳情案件一千餘件，滿意度顯著提升。" * 20
    document = load(write(tmp_path, "總結.txt", text.encode("big5")))
    assert document.lines[0].text == text


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    # Worked out with: printf 总结 | sha256sum
    path = write(tmp_path, "短.txt", "总结")
    expected = "04830193b408eeb17c18cfb88440e68061423af6e0c2944c79e4c4cfc6a0f0dc"
    assert load(path).content_hash == expected


def test_a_wrong_suffix_does_not_matter(tmp_path: Path) -> None:
    assert load(write(tmp_path, "总结.docx", REPORT)).format == "txt"
    assert load(write(tmp_path, "总结.定稿", REPORT)).format == "txt"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("空.txt", b"", "空的", id="empty"),
        pytest.param("白.txt", "\n 　\n".encode(), "没有文字", id="only blanks"),
        pytest.param("程序.txt", bytes(range(256)) * 40, "不是文本文件", id="binary"),
        pytest.param("零.txt", b"\0" * 5000, "不是文本文件", id="zeros"),
        pytest.param("台账.csv", "指标,数值\n投诉,12\n".encode(), "不是报告", id="data table"),
        pytest.param("图.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "图片", id="picture"),
        pytest.param("行.txt", "字".encode() * 17_000_000, "字，不像工作报告", id="50 MB line"),
        pytest.param("行.md", b"[" * 50_000_000, "字，不像工作报告", id="50 MB of brackets"),
        pytest.param("行.txt", b"\n" * 2_000_000, "行，不像工作报告", id="two million lines"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(LoadError, match=message) as refusal:
        load(write(tmp_path, name, data))
    assert refusal.value.hint


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="文件夹"):
        load(tmp_path)
    with pytest.raises(LoadError, match="不存在"):
        load(tmp_path / "没有.txt")


def test_a_file_in_use_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "总结.txt", REPORT)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(LoadError, match="没有权限"):
        load(path)


def test_an_unexpected_failure_is_a_refusal_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(data: bytes) -> str:
        raise RecursionError

    monkeypatch.setattr("assistant.reports.loading.loader.decode", fail)
    with pytest.raises(LoadError, match="RecursionError"):
        load(write(tmp_path, "总结.txt", REPORT))


def test_the_lines_of_real_files_are_those_of_the_file(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        lines = path.read_text("utf-8").removesuffix("\n").split("\n")
        assert [line.text for line in load(path).lines] == lines
