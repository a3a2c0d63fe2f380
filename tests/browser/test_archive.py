"""档案 in a browser: files of all sorts taken in, seen by everybody, sorted and opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest

from assistant.archive.archive_records import ReadFile
from assistant.archive.ingest import ingest_files
from assistant.archive.ingest.read_files import read_file
from assistant.records import SkippedFile
from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

_EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
_TEXT = """
一、主要工作
全镇新建公厕12座。一是加强巡查，开展巡查35次，整改问题20个，台账清楚，群众满意度提升。
二、下一步计划
继续推进改造，力争完成8处。
"""


def _report(folder: Path, title: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{title[:12].replace('<', '')}.md"
    file.write_text(f"# {title}\n{_TEXT}", encoding="utf-8")
    return file


def _outcome(page: Page) -> str:
    page.locator(".board.block:visible .outcome").wait_for(timeout=60_000)
    return page.locator(".board.block:visible").inner_text()


def test_the_examples_by_one_click_sorted_filtered_and_opened(
    visitor: Visitor, second_visitor: Visitor, empty_address: str
) -> None:
    page = visitor.visit(empty_address, "档案")
    neighbour = second_visitor.visit(empty_address, "档案")
    neighbour.get_by_text("档案里还没有报告").wait_for()
    page.get_by_role("button", name="装入示例档案").click()
    for window in (page, neighbour):
        window.get_by_text("32 / 32 篇").wait_for(timeout=60_000)
        assert "收录 32 篇报告" in _outcome(window)
    page.get_by_role("button", name="年份", exact=True).click()
    page.locator("th[aria-sort=ascending]").wait_for()
    page.get_by_label("标题或单位").fill("财政局 2024")
    page.get_by_text("32 / 32 篇").wait_for(state="hidden")
    second = page.locator("#reports tbody tr").nth(1)
    title = second.locator(".title").inner_text()
    second.click()
    page.locator(".tree h3", has_text=title).wait_for()
    page.reload()
    page.get_by_role("tab", name="档案", exact=True).click()
    page.get_by_text("32 / 32 篇").wait_for()


def test_files_of_all_sorts_are_read_or_named_with_the_reason(
    visitor: Visitor, empty_address: str, tmp_path: Path
) -> None:
    good = _report(tmp_path / "好", f"东湖镇2024年工作总结{_EVIL}")
    bad = {
        "空.docx": b"",
        "坏.docx": b"PK\x03\x04 broken",
        "坏.pdf": b"%PDF-1.7 broken",
        "数据.csv": b"a,b\n1,2\n",
        "照片.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    page = visitor.visit(empty_address, "档案")
    sent = [good, *(tmp_path / name for name in bad)]
    page.locator("#report-files input[type=file]").set_input_files(sent)
    page.locator("#report-files").get_by_text("照片").wait_for()
    page.get_by_role("button", name="收录", exact=True).click()
    said = _outcome(page)
    assert "收录 1 篇报告" in said
    assert all(name in said for name in bad)
    kept = tmp_path / "空 档案-收到的文件"
    assert [file.name for file in kept.rglob("*.*")] == [good.name], "nothing else is kept"
    page.locator("#reports tbody tr").click()
    page.locator(".tree h3", has_text="<script>").wait_for()
    page.get_by_text("统计", exact=True).click()
    page.get_by_text("各年报告（篇）").wait_for()
    assert page.locator("#reports img, .tree img, .plots img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_folder_is_uploaded_and_another_is_named_by_its_path(
    visitor: Visitor, empty_address: str, tmp_path: Path
) -> None:
    _report(tmp_path / "上传", "西桥镇2022年工作总结")
    (tmp_path / "上传" / "~$西桥镇2022年工作总结.docx").write_bytes(b"open in Word")
    _report(tmp_path / "本机", "北河镇2021年工作总结")
    page = visitor.visit(empty_address, "档案")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="选一个文件夹上传").click()
    chooser.value.set_files(tmp_path / "上传")
    assert "跳过 0 个" in _outcome(page)
    page.get_by_label("或本机上的文件夹").fill(str(tmp_path / "没有"))
    page.get_by_role("button", name="收录", exact=True).click()
    page.get_by_text("找不到：").wait_for()
    page.get_by_label("或本机上的文件夹").fill(f'"{tmp_path / "本机"}"')
    page.get_by_role("button", name="收录", exact=True).click()
    page.get_by_text("2 / 2 篇").wait_for()


def test_a_reload_shows_the_progress_and_what_was_read_stays_after_a_stop(
    visitor: Visitor, empty_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_slowly(paths: Sequence[Path], **_: object) -> Iterator[ReadFile | SkippedFile]:
        for number, path in enumerate(paths):
            if number > 60:  # until somebody stops it: nothing here waits for the end
                sleep(0.5)
            yield read_file(path)

    monkeypatch.setattr(ingest_files, "read_all", read_slowly)
    for number in range(300):
        _report(tmp_path / "许多", f"{number:03}号镇2023年工作总结")
    page = visitor.visit(empty_address, "档案")
    page.get_by_label("或本机上的文件夹").fill(str(tmp_path / "许多"))
    page.get_by_role("button", name="收录", exact=True).click()
    page.locator(".board.block:visible .files .read").first.wait_for()
    page.reload()
    page.get_by_role("tab", name="档案", exact=True).click()
    page.locator(".board.block:visible", has_text="还要约").wait_for()
    page.get_by_role("button", name="停止").click()
    said = _outcome(page)
    read = int(said.split("收录 ")[1].split(" 篇报告")[0])
    assert 0 < read < 300
    assert f"还有 {300 - read} 个文件没有读" in said
    page.get_by_text(f"{read} / {read} 篇").wait_for()


def test_a_report_is_put_right_by_hand_and_stays_so(
    visitor: Visitor, empty_address: str, tmp_path: Path
) -> None:
    _report(tmp_path / "报告", "东湖镇2024年工作总结")
    page = visitor.visit(empty_address, "档案")
    for said in ("收录 1 篇报告", "1 个文件没有变化"):
        page.get_by_label("或本机上的文件夹").fill(str(tmp_path / "报告"))
        page.get_by_role("button", name="收录", exact=True).click()
        page.locator(".board.block:visible", has_text=said).wait_for()
        page.locator("#reports tbody tr").click()
        page.locator(".tree summary", has_text="一、主要工作").click()
        if said == "收录 1 篇报告":
            page.locator(".tree .cut:visible").first.click()
            page.locator(".tree select").nth(0).select_option("经验")
            page.get_by_label("标题", exact=True).fill(f"东湖镇的{_EVIL}总结")
            page.get_by_role("button", name="保存更正").click()
            page.locator("#reports .title", has_text="<script>").wait_for()
            page.reload()
            page.get_by_role("tab", name="档案", exact=True).click()
            page.get_by_label("或本机上的文件夹").wait_for(state="hidden")  # there are reports now
            page.get_by_role("button", name="收录报告").click()
    assert page.locator(".tree select").nth(0).input_value() == "经验"
    assert page.locator(".tree .cut[aria-pressed=true]:visible").count() == 1
    assert page.evaluate("window.hacked") is None


def test_removing_asks_first(visitor: Visitor, empty_address: str, tmp_path: Path) -> None:
    for title in ("东湖镇2024年工作总结", "西桥镇2022年工作总结"):
        _report(tmp_path / "报告", title)
    page = visitor.visit(empty_address, "档案")
    page.get_by_label("或本机上的文件夹").fill(str(tmp_path / "报告"))
    page.get_by_role("button", name="收录", exact=True).click()
    page.locator("#reports tbody tr", has_text="东湖镇").click()
    page.get_by_role("button", name="移除这篇").click()
    page.get_by_role("button", name="不移除").click()
    page.get_by_role("button", name="确定移除").wait_for(state="hidden")
    page.get_by_text("2 / 2 篇").wait_for()
    page.get_by_role("button", name="移除这篇").click()
    page.get_by_role("button", name="确定移除").click()
    page.get_by_text("1 / 1 篇").wait_for()
    assert page.locator("#reports tbody tr").inner_text().startswith("西桥镇")
    assert len(list((tmp_path / "报告").iterdir())) == 2, "files stay"


_CHINESE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style") && parent.checkVisibility()) {
      found.push(walker.currentNode.textContent);
    }
  }
  for (const one of document.querySelectorAll("[placeholder], [aria-label], [title]")) {
    const names = ["placeholder", "aria-label", "title"];
    if (one.checkVisibility()) found.push(...names.map((name) => one.getAttribute(name) || ""));
  }
  return found.filter((text) => /[\\u4e00-\\u9fff]/.test(text)).map((text) => text.trim());
}"""


def test_in_english_only_reports_speak_chinese(visitor: Visitor, empty_address: str) -> None:
    page = visitor.visit(empty_address)
    page.get_by_role("button", name="中文 / EN").click()
    page.get_by_role("tab", name="Settings", exact=True).click()
    page.locator(".state", has_text="No reports yet").wait_for()
    folder = page.locator(".state dd").first.inner_text()
    assert set(page.evaluate(_CHINESE)) - {folder} == {"中文 / EN", "中文"}
    page.get_by_role("tab", name="Archive", exact=True).click()
    page.get_by_text("No reports yet. Drop past reports").wait_for()
    assert page.evaluate(_CHINESE) == ["中文 / EN"]
    page.get_by_role("button", name="Add to the archive").click()
    page.get_by_text("No files yet. Drop reports").wait_for()
    page.get_by_role("button", name="Load the examples").click()
    page.get_by_text("32 / 32 reports").wait_for(timeout=60_000)
    page.get_by_text("27 files read, 32 reports with").wait_for()
    page.locator("#reports tbody tr").first.click()
    page.locator(".tree .fn-plan").first.wait_for()
    page.get_by_text("Statistics", exact=True).click()
    page.get_by_text("Reports by year").wait_for()
    page.get_by_role("button", name="Save corrections").click()
    page.get_by_text("Corrections saved").wait_for()
    page.get_by_role("button", name="Remove", exact=True).click()
    page.get_by_text("It will no longer be found").wait_for()
    words = {"篇", "段落", "成效", "问题", "计划", "总结", "全年", "最近一次", "保存", "移除"}
    assert not words & set(page.evaluate(_CHINESE))
