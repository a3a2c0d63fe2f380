"""对比 in a browser: from nothing to exported files; what texts say is never obeyed."""

from __future__ import annotations

from pathlib import Path

import docx

from tests.browser.conftest import EXAMPLES, Visitor

_DRAFT = (EXAMPLES / "sources" / "城管局-2024年总结.md").read_text(encoding="utf-8")
_EVIL = (
    "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>**粗**[链](http://a.b)"
)


def test_from_a_pasted_draft_to_exported_files(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    page = visitor.visit(address, "对比")
    page.get_by_text("选好草稿").first.wait_for()
    page.get_by_role("radio", name="粘贴").check()
    page.locator("#compare-pasted textarea").fill(_DRAFT + "\n截止目前，还有xx件没有办结。\n")
    page.locator("#compare").click()
    page.locator(".comparison .cards").first.wait_for()
    assert page.locator(".comparison .row").count() > 10
    assert page.locator(".comparison td.arrow.up").count() > 0
    assert page.locator(".legend").inner_text().count("：") == 6
    page.get_by_role("tab", name="检查", exact=True).click()
    jump = page.locator(".finding", has_text="空白掩码").last.locator("a.jump").first
    jump.click()
    target = page.locator(jump.get_attribute("href") or "")
    assert "xx件" in target.inner_text()
    assert target.is_visible()
    for button, name in (("#compare-html", "比对.html"), ("#compare-word", "比对.docx")):
        page.locator(button).click()
        with page.expect_download() as download:
            page.get_by_role("link", name="KB").click()
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
    assert "城市管理局" in (tmp_path / "比对.html").read_text(encoding="utf-8")
    assert docx.Document(str(tmp_path / "比对.docx")).tables


def test_a_rule_that_is_switched_off_finds_nothing(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "对比")
    page.get_by_role("radio", name="粘贴").check()
    page.locator("#compare-pasted textarea").fill(
        "青石镇2024年工作总结\n截止目前，新建公厕xx座。\n"
    )
    page.get_by_role("button", name="检查哪些规则").click()
    page.get_by_label("空白掩码：").uncheck()
    page.locator("#compare").click()
    page.locator(".comparison .cards").first.wait_for()
    page.get_by_role("tab", name="检查", exact=True).click()
    page.locator(".finding", has_text="用法").first.wait_for()
    assert page.locator(".finding", has_text="空白掩码").count() == 0


def test_hostile_texts_are_shown_as_they_are(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    past = tmp_path / "去年.txt"
    lines = ["青石镇2023年工作总结", "", f"一、{_EVIL}", f"新建公厕12座，{_EVIL}，群众满意。"]
    past.write_text("\n".join(lines), encoding="utf-8")
    page = visitor.visit(address, "对比")
    page.get_by_role("radio", name="粘贴").check()
    text = f"{_EVIL}总结\n一、{_EVIL}\n截止目前，新建公厕15座，{_EVIL}，群众满意。\n"
    page.locator("#compare-pasted textarea").fill(text)
    page.locator("input[type=file]").last.set_input_files(past)
    page.get_by_text("去年.txt").wait_for()
    page.locator("#compare").click()
    page.locator(".comparison .cards").first.wait_for()
    assert "<script>window.hacked=1</script>" in page.locator(".comparison").first.inner_text()
    assert "**粗**[链](http://a.b)" in page.locator(".comparison").first.inner_text()
    page.get_by_role("tab", name="检查", exact=True).click()
    page.locator(".checked .text", has_text="onerror").wait_for()
    assert page.locator(".comparison img, .comparison script").count() == 0
    assert page.evaluate("window.hacked") is None


def test_without_a_draft_or_an_archive_it_says_what_to_do(
    visitor: Visitor, empty_address: str
) -> None:
    page = visitor.visit(empty_address, "对比")
    page.locator("#compare").click()
    page.get_by_text("请选一份草稿、粘贴正文，或上传文件").wait_for()
    page.get_by_role("radio", name="粘贴").check()
    page.locator("#compare-pasted textarea").fill(
        "青石镇2024年工作总结\n截止目前，新建公厕xx座。\n"
    )
    page.locator("#compare").click()
    page.get_by_text("没有比对：").wait_for()
    page.get_by_role("tab", name="检查", exact=True).click()
    page.locator(".finding", has_text="空白掩码").first.wait_for()
