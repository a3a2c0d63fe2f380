"""找提法 in a browser: answers while typing, taken over; what hostile reports say is text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import load_settings
from assistant.workbench import Workbench
from tests.archive.making import Record
from tests.browser.conftest import Visitor
from tests.ui.serving import serve_page

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

_EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
_BOX = "#phrase-query"
_FOUND = ".panel:not([hidden]) article.found"
_PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def search(page: Page, words: str) -> None:
    """Type words and wait until all views are answered."""
    page.locator(_BOX).fill(words)
    page.locator(_FOUND, has_text=words).first.wait_for()
    page.locator("[role=tab][data-view=段落] [data-count]:not(:empty)").wait_for()


def draft(page: Page, outline: str) -> None:
    """Draft an outline without facts, and look for a phrase next."""
    page.get_by_placeholder("# 某某局2025年工作总结").fill(outline)
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    page.get_by_role("tab", name="找提法", exact=True).click()


def insert(page: Page, found: Locator, section: str) -> str:
    """Put a result into a section of the open draft; return its text."""
    found.locator(".insert > summary").click()
    found.locator("[data-section]", has_text=section).click()
    found.locator(".told").wait_for()
    return found.get_attribute("data-text") or ""


def test_a_result_goes_into_the_named_draft_and_one_can_follow_it(
    visitor: Visitor, address: str
) -> None:
    page = visitor.visit(address, "起草")
    draft(page, "# 东湖镇2025年工作总结\n一、主要工作\n二、存在的问题")
    search(page, "执法文书")
    # One that comes along as it is: nothing of its unit has to be left out.
    found = page.locator(_FOUND, has_text="执法文书")
    plain = re.compile(r"^[^\d《第市县区镇]*$")
    found = next(one for one in found.all() if plain.match(one.get_attribute("data-text") or ""))
    found.locator(".insert > summary").click()
    chosen = found.locator("[data-drafts] option:checked")
    chosen.wait_for(state="attached")
    assert chosen.inner_text() == "东湖镇2025年工作总结"
    found.locator("[data-section]", has_text="存在的问题").click()
    found.get_by_text("已放到《东湖镇2025年工作总结》“二、存在的问题”的末尾").wait_for()
    taken = found.get_attribute("data-text") or ""
    source = (found.get_attribute("data-source") or "").partition("》")[0]
    found.get_by_role("button", name="去看看").click()
    there = page.locator(".paper section", has_text="存在的问题").locator(".sentence").last
    there.wait_for()
    assert there.inner_text() == taken
    page.reload()
    page.locator(".paper .sentence", has_text=taken).click()
    page.locator("#beside", has_text=source).wait_for()


def test_without_an_open_draft_one_is_chosen_in_the_list(
    visitor: Visitor, address: str, index: Path
) -> None:
    with Workbench(load_settings(index=index)) as bench:
        kept = bench.drafts.create("# 西山镇2025年工作总结\n一、主要工作")
        bench.drafts.finish(kept.id)
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    found = page.locator(_FOUND).first
    found.locator(".insert > summary").click()
    found.locator("[data-drafts]").select_option(label="西山镇2025年工作总结")
    found.locator("[data-section]", has_text="主要工作").click()
    found.get_by_text("已放到《西山镇2025年工作总结》").wait_for()
    page.get_by_role("tab", name="起草", exact=True).click()
    page.locator("#draft-bar", has_text="西山镇2025年工作总结").wait_for()


def test_figures_of_another_unit_do_not_come_along(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    draft(page, "# 云溪县城管局2025年工作总结\n一、工作")
    search(page, "罚款")
    found = page.locator(_FOUND, has_text=re.compile(r"罚款[\d.]+万元")).first
    taken = insert(page, found, "一、工作")
    assert re.search(r"留了 \d+ 处待填", found.locator(".told").inner_text())
    page.get_by_role("tab", name="起草", exact=True).click()
    page.locator(".paper", has_text="罚款〔待填：数量，万元〕").wait_for()
    assert re.findall(r"罚款[\d.]+万元", taken)[0] not in page.locator(".paper").inner_text()


def test_a_locked_section_is_not_offered(visitor: Visitor, address: str, index: Path) -> None:
    with Workbench(load_settings(index=index)) as bench:
        kept = bench.drafts.create("# 南岭镇2025年工作总结\n一、主要工作\n二、存在的问题")
        bench.drafts.finish(kept.id)
        bench.drafts.lock(kept.id, len(kept.sections) - 1)
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    found = page.locator(_FOUND).first
    found.locator(".insert > summary").click()
    found.locator("[data-drafts]").select_option(label="南岭镇2025年工作总结")
    assert found.locator("[data-section]", has_text="存在的问题").is_disabled()


@pytest.mark.parametrize("secure", [True, False], ids=["this machine", "plain http in an office"])
def test_copying_takes_the_words_and_their_source(
    browser: BrowserContext, address: str, secure: bool
) -> None:
    with Visitor(browser) as visitor:
        visitor.context.grant_permissions(["clipboard-read"] + ["clipboard-write"] * secure)
        page = visitor.visit(address, "找提法")
        if not secure:
            page.evaluate("Object.defineProperty(window, 'isSecureContext', {value: false})")
        search(page, "垃圾分类")
        first = page.locator(_FOUND).first
        first.hover()  # where there is a pointer, the buttons show only below it
        text, source = first.evaluate("one => [one.dataset.text, one.dataset.source]")
        for button, expected in (("复制", text), ("连出处复制", text + source)):
            first.get_by_role("button", name=button, exact=True).click()
            page.wait_for_function(
                "async text => await navigator.clipboard.readText() === text", arg=expected
            )
        assert source.startswith("《")
        assert not visitor.errors


def test_a_source_stands_beside_and_on_a_phone_below(
    visitor: Visitor, browser: BrowserContext, address: str
) -> None:
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    first = page.locator(_FOUND).first
    first.locator(".said").click()
    text = first.get_attribute("data-text") or ""
    assert page.locator(".where .context .here mark").inner_text() == text
    assert page.locator(".where .context p").count() > 5
    page.set_viewport_size({"width": 390, "height": 844})
    first.locator(".origin").click()
    first.locator(".context .here").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    first.locator(".origin").click()
    first.locator(".context").wait_for(state="detached")


def test_chips_filter_say_so_and_can_be_cleared(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    before = page.locator(_FOUND).count()
    chip = page.locator("[data-filter=years]")
    assert chip.locator("summary").inner_text().strip() == "全部年份"
    chip.locator("summary").click()
    chip.get_by_label("2023").check()
    page.wait_for_function(
        "all => document.querySelectorAll('.panel:not([hidden]) article.found').length < all",
        arg=before,
    )
    assert chip.locator("summary").inner_text().strip() == "2023"
    sources = page.locator(f"{_FOUND} .origin").all_inner_texts()
    assert {one[-7:] for one in sources} == {"（2023年）"}
    page.keyboard.press("Escape")
    assert not chip.locator(".menu-list").is_visible()
    page.locator(".chips").get_by_role("button", name="清除筛选").click()
    page.wait_for_function(
        "all => document.querySelectorAll('.panel:not([hidden]) article.found').length === all",
        arg=before,
    )
    assert chip.locator("summary").inner_text().strip() == "全部年份"


def test_tabs_are_counted_and_the_count_is_what_they_show(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    counts = {
        tab.get_attribute("data-view"): tab.locator("[data-count]").inner_text().rstrip("+")
        for tab in page.locator(".found-bar [role=tab]").all()
    }
    assert list(counts) == ["句子", "句式", "成套标题", "提法年份", "搭配", "段落"]
    assert page.locator(_FOUND).count() == int(counts["句子"])
    page.get_by_role("tab", name="成套标题").click()
    assert page.locator(_FOUND).count() == int(counts["成套标题"])
    page.get_by_role("tab", name="搭配").click()
    assert page.locator(".panel:not([hidden]) .filler").count() == int(counts["搭配"])


def test_what_stands_nowhere_is_not_found(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    page.locator(_BOX).fill("“量子计算”")
    page.get_by_text("没有找到“量子计算”。").first.wait_for()
    assert page.locator(_FOUND).count() == 0


def test_four_and_eight_are_the_lengths_of_headings(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    page.get_by_role("button", name="4+8").click()
    page.locator(".panel:not([hidden]) ol.headings").first.wait_for()
    assert page.get_by_role("tab", name="成套标题").get_attribute("aria-selected") == "true"
    headings = page.locator(".panel:not([hidden]) ol.headings li").all_inner_texts()
    assert headings
    assert {tuple(map(len, re.split("[，、]", one))) for one in headings} == {(4, 8)}
    # The next question goes back to the view that was chosen.
    search(page, "垃圾分类")
    assert page.get_by_role("tab", name="句子").get_attribute("aria-selected") == "true"


def test_what_is_found_can_be_reached_by_keys(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    cards = page.locator(_FOUND)
    page.locator(_BOX).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    text = cards.nth(1).get_attribute("data-text")
    assert page.evaluate("document.activeElement.dataset.text") == text
    page.locator(".where .context .here mark", has_text=text).wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.do") == "copy"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "phrase-query"


def test_it_is_fresh_after_the_archive_changed(visitor: Visitor, empty_address: str) -> None:
    page = visitor.visit(empty_address, "找提法")
    page.get_by_text("档案里还没有报告").first.wait_for()
    page.get_by_role("tab", name="历年", exact=True).click()
    page.get_by_role("tab", name="起草", exact=True).click()
    page.get_by_role("button", name="用示例试试").click()
    page.get_by_text("条数据，").wait_for(timeout=120_000)
    page.get_by_role("tab", name="找提法", exact=True).click()
    page.locator(".start").wait_for()
    search(page, "垃圾分类")
    page.get_by_role("tab", name="历年", exact=True).click()
    page.locator(".trends table").first.wait_for()


def test_in_english_only_what_reports_say_is_chinese(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address)
    page.get_by_role("button", name="中文 / EN").click()
    page.get_by_role("tab", name="Find phrases", exact=True).click()
    search(page, "垃圾分类")
    page.locator(_FOUND).first.focus()
    said = ".acts:visible, .badge:visible, .chips summary, .found-bar [role=tab], .save"
    texts = " ".join(page.locator(f"#phrase-search :is({said})").all_inner_texts())
    texts += page.locator(_BOX).get_attribute("aria-label") or ""
    assert "Copy with source" in texts
    assert not re.search("[\u4e00-\u9fff]", texts)


@pytest.fixture
def hostile(browser: BrowserContext, tmp_path: Path) -> Iterator[str]:
    """Where a page is over an archive whose report, and its name, mean harm."""
    report = tmp_path / "<img src=x onerror=window.hacked=1>.txt"
    lines = ["青石镇2023年工作总结", "", f"一、主要工作{_EVIL}"]
    lines += [
        f"新建公厕12座，{_EVIL}，群众满意度明显提升。",
        "=HYPERLINK(1)，改造公厕8座，成效明显。",
    ]
    report.write_text("\n".join(lines), encoding="utf-8")
    settings = load_settings(index=tmp_path / "index")
    with Workbench(settings) as bench:
        bench.archive.ingest([report], progress=Record())
    yield from serve_page(settings)


def test_hostile_reports_are_shown_as_they_are(visitor: Visitor, hostile: str) -> None:
    page = visitor.visit(hostile, "找提法")
    page.locator(_BOX).press_sequentially("公厕")
    page.get_by_role("tab", name="段落").click()
    page.locator(_FOUND, has_text="<script>").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出表格").click()
    assert download.value.suggested_filename == "公厕（段落）.csv"
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as table:
        cells = [cell for row in csv.reader(table) for cell in row]
    assert "'=HYPERLINK(1)，改造公厕8座，成效明显。" in cells
    assert not [cell for cell in cells if cell.startswith("=")]
    page.locator("article.found", has_text="<script>").locator(".origin").first.click()
    page.locator(".context .here", has_text="<script>").wait_for()
    page.get_by_role("tab", name="对比", exact=True).click()
    page.evaluate(_PAINTED)
    assert page.locator(".results img, .results script").count() == 0
    assert page.evaluate("window.hacked") is None
