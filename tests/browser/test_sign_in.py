"""Where users are set, nobody sees the page without a name and a password, or another's drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import load_settings
from assistant.ui.access.passwords import hash_password
from tests.browser.conftest import Visitor
from tests.ui.serving import serve_page

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PASSWORDS = {"王芳": "梧桐 7", "李强": "银杏 8"}


@pytest.fixture
def guarded(browser: BrowserContext, index: Path) -> Iterator[str]:
    """Where a page is that asks who comes."""
    users = {name: hash_password(password) for name, password in PASSWORDS.items()}
    yield from serve_page(load_settings(index=index, users=users))


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("名字").fill(name)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()


def test_only_the_right_password_opens_the_page(visitor: Visitor, guarded: str) -> None:
    page = visitor.visit(guarded)
    page.get_by_text("账号由管理员添加").wait_for()
    for way in ("config", "gradio_api/info"):
        assert page.request.get(guarded + way).status == 401, "programs are asked too"
    assert page.request.post(guarded + "gradio_api/run/reports", data={"data": []}).status == 401
    sign_in(page, "王芳", "wrong")
    page.get_by_role("alert").get_by_text("名字或密码不对").wait_for()
    assert page.get_by_role("tab").count() == 0
    sign_in(page, "王芳", PASSWORDS["王芳"])
    page.get_by_role("tab", name="对比", exact=True).wait_for()
    page.get_by_text("王芳", exact=False).first.wait_for()
    page.get_by_role("button", name="退出").click()
    page.get_by_text("账号由管理员添加").wait_for()
    page.goto(guarded)
    page.get_by_text("账号由管理员添加").wait_for()


def test_a_session_that_ended_leads_to_sign_in(visitor: Visitor, guarded: str) -> None:
    page = visitor.visit(guarded)
    sign_in(page, "王芳", PASSWORDS["王芳"])
    page.get_by_role("button", name="开始起草").wait_for()
    visitor.context.clear_cookies()  # as after a restart of the server, or a night
    page.evaluate("void fetch('config')")  # whatever the page asks for next
    page.get_by_text("账号由管理员添加").wait_for()
    sign_in(page, "王芳", PASSWORDS["王芳"])
    page.get_by_role("button", name="开始起草").wait_for()


def test_everybody_has_drafts_of_their_own(
    visitor: Visitor, second_visitor: Visitor, guarded: str
) -> None:
    pages = {}
    for name, who in (("王芳", visitor), ("李强", second_visitor)):
        pages[name] = page = who.visit(guarded)
        sign_in(page, name, PASSWORDS[name])
        page.get_by_role("button", name="开始起草").wait_for()
        page.get_by_label("提纲", exact=False).first.fill(
            f"# {name}的2025年工作总结\n一、主要工作\n二、存在的问题"
        )
    for page in pages.values():
        page.get_by_role("button", name="开始起草").click()
    for name, page in pages.items():
        page.locator("#draft-paper").get_by_text(f"{name}的2025年工作总结").wait_for()
        page.locator("#draft-bar").get_by_text("已保存").wait_for()
        page.get_by_role("button", name="草稿").click()
        listed = page.locator("#draft-shelf .to").all_inner_texts()
        assert any(name in one for one in listed)
        others = [one for one in PASSWORDS if one != name]
        assert not any(other in one for one in listed for other in others)
    reloaded = pages["李强"]
    reloaded.reload()
    reloaded.locator("#draft-paper").get_by_text("李强的2025年工作总结").wait_for()
    assert not re.search("王芳", reloaded.locator("body").inner_text())
