"""A draft as a file in a browser: every download opens, a marked-up one comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FACT = "新建泵站12座"


def _drafted(visitor: Visitor, address: str, unit: str) -> Page:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill(f"# {unit}2025年工作总结\n一、治水")
    page.get_by_placeholder("一行一条").fill(f"一：{_FACT}")
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    return page


def _downloaded(page: Page, kind: str, folder: Path) -> Path:
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as download:
        page.locator(f"[data-export={kind}]").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def _give_back(page: Page, path: Path) -> None:
    page.get_by_role("button", name="导出").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="收回改稿").click()
    chooser.value.set_files(path)


def test_downloads_open(visitor: Visitor, address: str, tmp_path: Path) -> None:
    page = _drafted(visitor, address, "东河局")
    text = _downloaded(page, "markdown", tmp_path).read_text(encoding="utf-8")
    assert text.startswith("# 东河局2025年工作总结")
    for kind in ("word", "review"):
        document = docx.Document(str(_downloaded(page, kind, tmp_path)))
        assert any(_FACT in paragraph.text for paragraph in document.paragraphs)


def test_a_marked_up_file_comes_back(visitor: Visitor, address: str, tmp_path: Path) -> None:
    page = _drafted(visitor, address, "南河局")
    file = _downloaded(page, "word", tmp_path)
    document = docx.Document(str(file))
    told = next(one for one in document.paragraphs if _FACT in one.text)
    told.runs[0].text += "均已通水。"
    document.add_comment(told.runs[0], text="压缩到20字", author="主任")
    document.save(str(file))
    _give_back(page, file)
    page.get_by_text("手改了：一、治水").wait_for()
    page.locator("#section-1").get_by_role("button", name="均已通水").wait_for()
    page.locator("#section-1").get_by_text("有 1 条批注").wait_for()
    page.locator(".paper [data-open='1']").click()
    page.wait_for_function(
        "document.querySelector('.section-panel textarea')?.value === '压缩到20字'"
    )


def test_another_file_is_refused_and_the_button_stays_alive(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    page = _drafted(visitor, address, "西河局")
    file = _downloaded(page, "word", tmp_path)
    other = tmp_path / "别的.docx"
    document = docx.Document()
    document.add_paragraph("别的文件")
    document.save(str(other))
    _give_back(page, other)
    page.get_by_text("认不出是哪份草稿").wait_for()
    _give_back(page, file)
    page.get_by_text("和草稿一样，没有改动").wait_for()
