"""A fact is moved to another section in a browser, before the first sentence is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_OUTLINE = "# 南溪局2025年工作总结\n一、环境卫生\n二、市容秩序\n三、2026年打算"
_FACT = "更换路灯灯头1260盏"
_CLEAN, _ORDER, _AHEAD = "一、环境卫生", "二、市容秩序", "三、2026年打算"


def _section(page: Page, heading: str) -> Locator:
    return page.locator(f'.preview [data-section="{heading}"]')


def _wait_in(page: Page, heading: str) -> None:
    _section(page, heading).locator("li", has_text=_FACT).wait_for(state="attached")


def test_a_fact_is_moved_from_its_list_and_dragged_on_and_stays(
    visitor: Visitor, address: str
) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_label("提纲").fill(_OUTLINE)
    page.locator(".ways textarea").fill(f"{_FACT}\n清运生活垃圾3.2万吨\n处置占道经营860处")
    row = page.locator(".preview li[draggable]", has_text=_FACT).last
    row.locator("select").select_option(_AHEAD)
    _wait_in(page, _AHEAD)
    _section(page, _AHEAD).locator("li", has_text=_FACT).drag_to(
        _section(page, _CLEAN), source_position={"x": 20, "y": 8}
    )
    _wait_in(page, _CLEAN)
    page.reload()
    _wait_in(page, _CLEAN)
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    text = page.locator(".paper").inner_text()
    assert text.index(_CLEAN) < text.index("1260盏") < text.index(_ORDER)
