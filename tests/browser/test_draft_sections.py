"""One section at a time in a browser: written anew, locked, gone back to, stopped, gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.settings import load_settings
from tests.browser.conftest import Visitor
from tests.drafting.service.loopback import Loopback, Reply, serving
from tests.ui.serving import serve_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SENTENCE = "压实各方责任，新建泵站12座，群众满意度明显提升。"
_OUTLINE = "# 西河局2025年工作总结\n一、治水情况\n二、治气情况\n三、造林情况"


def _begin(page: Page) -> None:
    page.get_by_placeholder("# 某某局2025年工作总结").fill(_OUTLINE)
    page.get_by_placeholder("一行一条").fill("一：新建泵站12座\n二：拆除锅炉30台")
    page.locator("#start-draft").click()
    page.locator(".paper h1").wait_for()


def _open_section(page: Page, number: int) -> None:
    page.locator(f".paper [data-open='{number}']").click()
    page.get_by_placeholder("要求，如").wait_for()


def test_a_section_is_shortened_compared_restored_and_locked(
    visitor: Visitor, address: str
) -> None:
    page = visitor.visit(address, "起草")
    _begin(page)
    page.get_by_text("已保存").wait_for()
    section = page.locator("#section-1")
    _open_section(page, 1)
    text = page.get_by_label("正文")
    # On a busy machine the box is there before its text, which would replace what is typed.
    page.wait_for_function("(box) => box.value", arg=text.element_handle())
    text.fill("新建泵站12座。抓好巡查。抓好养护。")
    page.get_by_role("button", name="保存修改").click()
    section.get_by_role("button", name="抓好养护").wait_for()
    text.fill("新建泵站12座。")
    text.press("Control+Enter")
    section.get_by_role("button", name="抓好养护").wait_for(state="detached")
    page.get_by_label("各个旧版").click()
    page.get_by_role("option", name="第 2 版").click()
    page.locator(".going-back ins", has_text="抓好巡查").wait_for()
    page.get_by_role("button", name="恢复这一版").click()
    section.get_by_role("button", name="抓好养护").wait_for()
    page.get_by_role("button", name="锁定", exact=True).click()
    section.get_by_text("已锁定").wait_for()
    page.get_by_placeholder("要求，如").fill("压缩到10字")
    page.keyboard.press("Enter")
    page.get_by_text("请先解锁").wait_for()
    page.keyboard.press("Escape")
    page.get_by_placeholder("要求，如").wait_for(state="detached")


def test_a_paper_that_is_drawn_again_under_the_finger_loses_no_click(
    visitor: Visitor, address: str
) -> None:
    page = visitor.visit(address, "起草")
    _begin(page)
    page.get_by_text("已保存").wait_for()
    page.locator(".paper .sentence", has_text="12座").first.hover()
    page.mouse.down()
    page.evaluate("() => { const p = document.querySelector('.paper'); p.outerHTML += ''; }")
    page.mouse.up()
    page.locator(".paper .sentence", has_text="30台").first.hover()  # shows what was not clicked
    chosen = page.locator(".paper .sentence.chosen").all_inner_texts()
    assert ["12座" in one for one in chosen] == [True]


def test_what_the_program_cannot_follow_is_said(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    _begin(page)
    page.get_by_text("已保存").wait_for()
    _open_section(page, 1)
    page.get_by_placeholder("要求，如").fill("语气更有感染力")
    page.get_by_role("button", name="按要求重写这一节").click()
    page.get_by_text("自带的起草器不会照这个要求改").wait_for()


class _Model:
    """A model that takes its time, or none."""

    def __init__(self) -> None:
        self.pause, self.text = 0.2, _SENTENCE * 4

    def __call__(self, request: dict[str, Any]) -> Reply:
        return Reply(text=self.text, pause=self.pause, piece=8)


@pytest.fixture
def model() -> _Model:
    return _Model()


@pytest.fixture
def model_address(visitor: Visitor, model: _Model, tmp_path: Path) -> Iterator[str]:
    """Where a page is that writes with a model."""
    with serving(Loopback(answer=model)) as service:
        yield from serve_page(
            load_settings(
                index=tmp_path / "index",
                llm_base_url=service.url,
                llm_model="m",
                llm_api_key="k",
                llm_parallel=1,
            )
        )


def test_a_draft_is_stopped_gone_on_with_and_one_section_written_anew(
    visitor: Visitor, model_address: str, model: _Model
) -> None:
    page = visitor.visit(model_address, "起草")
    _begin(page)
    page.locator(".paper .growing", has_text="压实各方责任").first.wait_for()
    page.get_by_role("button", name="停下").click()
    page.get_by_role("button", name="接着写").wait_for()
    page.get_by_text("这一节还没有写").first.wait_for()
    model.pause = 0
    page.get_by_role("button", name="接着写").click()
    page.get_by_text("已写 4/4 节").wait_for()
    page.get_by_text("已保存").wait_for()
    model.pause, model.text = 0.2, "健全长效机制。新建泵站12座，做到有人管、有钱修。"
    _open_section(page, 1)
    page.get_by_placeholder("要求，如").fill("突出长效")
    page.get_by_role("button", name="按要求重写这一节").click()
    page.locator("#section-1").get_by_text("正在写").wait_for()
    page.locator("#section-1 .sentence", has_text="有人管").wait_for()
    page.wait_for_function(
        "[...document.querySelectorAll('.section-panel textarea')].at(-1).value.includes('有人管')"
    )


def test_the_second_of_two_windows_is_told_and_loses_nothing(
    visitor: Visitor, address: str
) -> None:
    page = visitor.visit(address, "起草")
    _begin(page)
    page.get_by_text("已保存").wait_for()
    other = visitor.visit(address, "起草")
    other.locator(".paper .sentence", has_text="12座").wait_for()
    _retype(other, "12座", "新建泵站12座，全部通水。")
    first = page.locator(".paper .sentence", has_text="12座").first
    first.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("建成泵站12座。")
    page.keyboard.press("Enter")
    page.get_by_text("这一句刚在别处改过").wait_for()
    page.locator(".paper .sentence.hand", has_text="全部通水").wait_for()
    page.wait_for_function(
        "[...document.querySelectorAll('.section-panel textarea')]"
        ".some((box) => box.value === '建成泵站12座。')"
    )
    page.get_by_role("button", name="保存修改").click()
    page.locator(".paper .sentence.hand", has_text="建成泵站12座。").wait_for()


def _retype(page: Page, known: str, text: str) -> None:
    page.locator(".paper .sentence", has_text=known).first.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.locator(".paper .sentence.hand", has_text=text).wait_for()
