"""设置 in a browser: a service tried, saved and used at once; the key is never seen again."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import load_settings
from assistant.ui.access.passwords import hash_password
from tests.archive.embedding.serving import EmbeddingService
from tests.archive.embedding.serving import serving as serving_vectors
from tests.browser.conftest import Visitor
from tests.browser.test_sign_in import sign_in
from tests.drafting.service.loopback import Loopback, serving
from tests.ui.serving import serve_page

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

_KEY = "sk-geheim-1"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program runs, and assistant.toml lies."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _field(page: Page, setting: str) -> Locator:
    return page.locator(f"#{setting} :is(input, textarea)")


def _save(page: Page, button: str = "保存") -> None:
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_text("已存到 assistant.toml").locator("visible=true").wait_for()


def test_a_service_is_tried_saved_and_used_without_a_restart(
    visitor: Visitor, empty_address: str
) -> None:
    page = visitor.visit(empty_address, "设置")
    page.locator(".state", has_text="离线起草").wait_for()
    _field(page, "llm_provider").click()
    page.get_by_role("option", name="llama.cpp").click()
    page.wait_for_function("document.querySelector('#llm_model textarea, #llm_model input')?.value")
    assert _field(page, "llm_base_url").input_value() == "http://127.0.0.1:8080/v1"
    _field(page, "llm_base_url").fill("http://127.0.0.1:9/v1")
    page.get_by_role("button", name="测试", exact=True).click()
    page.get_by_text("连不上模型服务").wait_for()
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("连不上模型服务").wait_for()
    assert not Path("assistant.toml").exists(), "saved only once it has answered"
    _field(page, "llm_base_url").fill("本机")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("这不是网址：本机").wait_for()
    with serving(Loopback(answer=lambda _: "全镇新建公厕12座，群众满意。")) as service:
        _field(page, "llm_base_url").fill(service.url)
        _field(page, "llm_api_key").fill(_KEY)
        page.get_by_role("button", name="测试", exact=True).click()
        page.get_by_text("有回答，用了").wait_for()
        _save(page)
        assert tomllib.loads(Path("assistant.toml").read_text("utf-8"))["llm_api_key"] == _KEY
        page.reload()
        page.get_by_role("tab", name="设置", exact=True).click()
        page.locator(".state", has_text="密钥已设置").wait_for()
        assert _field(page, "llm_api_key").input_value() == ""
        assert _KEY not in page.content()
        asked = len(service.requests)
        page.get_by_role("tab", name="起草", exact=True).click()
        page.get_by_placeholder("# 某某局2025年工作总结").fill(
            "# 东湖镇2025年工作总结\n一、主要工作"
        )
        page.locator("#start-draft").click()
        page.get_by_text("已保存").wait_for()
        assert len(service.requests) > asked, "the draft is written by the service just saved"
        assert set(service.keys) == {f"Bearer {_KEY}"}


def test_another_encoder_reads_the_archive_in_the_background(
    visitor: Visitor,
    second_visitor: Visitor,
    empty_address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ASSISTANT_EMBEDDING")
    page = visitor.visit(empty_address, "档案")
    page.get_by_role("button", name="装入示例档案").click()
    page.get_by_text("32 / 32 篇").wait_for(timeout=60_000)
    page.get_by_role("tab", name="设置", exact=True).click()
    neighbour = second_visitor.visit(empty_address, "找提法")
    with serving_vectors(EmbeddingService(dimension=16)) as service:
        _field(page, "embedding").fill("m3")
        _field(page, "embedding").press("Enter")
        _field(page, "embedding_base_url").fill(service.url)
        _save(page, "保存检索设置")
        page.get_by_text("会在后台重新读一遍档案").locator("visible=true").wait_for()
        neighbour.locator("#phrase-query").fill("垃圾分类")
        neighbour.locator(".results .found").first.wait_for()
        page.get_by_role("tab", name="档案", exact=True).click()
        page.get_by_text(re.compile(r"已读懂 ([\d,]+) / \1 段")).wait_for(timeout=60_000)
        page.get_by_role("tab", name="设置", exact=True).click()
        page.get_by_role("button", name="重建索引").click()
        page.get_by_text("索引已重建，马上生效。").locator("visible=true").wait_for()
        neighbour.locator("#phrase-query").fill("垃圾分类收运")
        neighbour.locator(".results .found").first.wait_for()


@pytest.fixture
def guarded(browser: BrowserContext, tmp_path: Path) -> Iterator[str]:
    """Where a page is that several people use."""
    users = {"王芳": hash_password("梧桐 7")}
    yield from serve_page(load_settings(index=tmp_path / "档案", users=users))


def test_a_shared_page_says_who_may_change_settings(visitor: Visitor, guarded: str) -> None:
    page = visitor.visit(guarded)
    sign_in(page, "王芳", "梧桐 7")
    page.get_by_role("tab", name="设置", exact=True).click()
    page.get_by_text("这里供多人使用").wait_for()
    assert page.get_by_role("button", name="保存").count() == 0
    assert page.get_by_label("或本机上的文件夹").count() == 0
