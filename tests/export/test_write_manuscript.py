from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.errors import ExportError
from assistant.export.layout import national_layout
from assistant.export.write_manuscript import can_write, write_manuscript
from assistant.manuscript import Manuscript, Remark, RemarkKind, Stretch, plain_block
from tests.export.samples import SAMPLE


class Page(HTMLParser):
    """What a browser would make of a page: its tags, attributes and text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_holds_the_text_and_asks_nothing_of_a_network(tmp_path: Path) -> None:
    path = tmp_path / "初 稿.html"
    write_manuscript(SAMPLE, path, layout=national_layout(), review=True)
    page = Page(path)
    assert all(block.text.split("〔")[0] in page.text for block in SAMPLE.blocks)
    assert not page.addresses
    assert "script" not in page.tags
    assert "url(" not in path.read_text(encoding="utf-8")


def test_text_in_html_is_data(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    remark = Remark(kind=RemarkKind.SOURCE, text=evil)
    manuscript = Manuscript(
        title=evil, content=(plain_block(evil), SAMPLE.content[4]), signature=evil
    )
    body = Stretch(text=evil, remarks=(remark,))
    manuscript = Manuscript(
        title=evil, content=(*manuscript.content, type(plain_block(""))(stretches=(body,)))
    )
    path = tmp_path / "a.html"
    write_manuscript(manuscript, path, layout=national_layout(), review=True)
    page = Page(path)
    assert not {"script", "img"} & set(page.tags)
    assert page.text.count("<script>alert(1)</script>") == 4


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="不会写") as refusal:
        write_manuscript(SAMPLE, tmp_path / "a.xls", layout=national_layout())
    assert ".docx" in refusal.value.hint
    assert not can_write(tmp_path / "a.xls")


def test_a_full_disk_leaves_the_former_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"former")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assistant.archive.storage.atomic_write.replace_file", full)
    with pytest.raises(ExportError, match="写不进文件"):
        write_manuscript(SAMPLE, path, layout=national_layout())
    assert path.read_bytes() == b"former"


def test_a_pdf_without_libreoffice_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.reports.loading.office.find_office", lambda: None)
    with pytest.raises(ExportError, match="LibreOffice") as refusal:
        write_manuscript(SAMPLE, tmp_path / "a.pdf", layout=national_layout())
    assert "docx" in refusal.value.hint
    assert can_write(tmp_path / "a.pdf")
