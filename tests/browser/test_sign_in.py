"""Where users are set, nobody sees the page without a name and a password."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import load_settings
from assistant.ui.sign_in import hashed
from tests.browser.conftest import Visitor, serve_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def guarded(browser: Browser, index: Path) -> Iterator[str]:
    """Where a page is that asks who comes."""
    yield from serve_page(load_settings(index=index, users={"王芳": hashed("梧桐 7")}))


def test_only_the_right_password_opens_the_page(visitor: Visitor, guarded: str) -> None:
    page = visitor.visit(guarded)
    page.get_by_text("账号由管理员在设置里添加").wait_for()
    assert page.get_by_role("tab").count() == 0
    for way in ("config", "gradio_api/info"):
        assert page.request.get(guarded + way).status == 401, "programs are asked too"
    assert page.request.post(guarded + "gradio_api/run/reports", data={"data": []}).status == 401
    name, password = page.locator("input").nth(0), page.locator("input").nth(1)
    for tried in ("wrong", "梧桐 7"):
        name.fill("王芳")
        password.fill(tried)
        page.locator("button.primary, button[type=submit]").last.click()
        if tried == "wrong":
            page.wait_for_timeout(300)
            assert page.get_by_role("tab").count() == 0
    page.get_by_role("tab", name="对比", exact=True).wait_for()
