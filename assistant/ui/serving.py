"""Serve the page: where, to whom, within which limits."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Any

from gradio import Blocks

from assistant.errors import SettingsError
from assistant.settings import Settings, is_hosted_space
from assistant.ui.page import build_page, launch_options
from assistant.ui.reach import is_loopback
from assistant.ui.sign_in import guard
from assistant.ui.words import Words
from assistant.workbench import Workbench

_GREETING = "请登录。账号由管理员在设置里添加。"


def launched(bench: Workbench, settings: Settings, *, in_browser: bool) -> Blocks:
    """Return the page, being served; SettingsError for an address open to everybody."""
    served = served_as(settings)
    words = Words()
    page = build_page(bench, words)
    # Gradio would say in English how to open the page to the whole world.
    _, address, _ = page.launch(
        inbrowser=in_browser,
        quiet=True,
        prevent_thread_lock=True,
        **launch_options(words),
        **served,
    )
    sys.stderr.write(f"网页在 {address} ，按 Ctrl+C 停止。\n")
    return page


def served_as(settings: Settings) -> dict[str, Any]:
    """Return how the page is launched: address, sign-in, limits. No folder is served.

    Raises SettingsError where others could reach it without signing in, and where the tools for
    agents are asked for but cannot be had.
    """
    if not (is_loopback(settings.host) or settings.users or is_hosted_space()):
        raise SettingsError(
            f"不登录就只能在本机使用，不能开放到 {settings.host}。",
            hint="先用 assistant serve --add-user 名字 添加用户，再开放到别的地址。",
        )
    if settings.mcp:
        _require_tools(settings)
    index = str(settings.index.resolve())
    return {
        "server_name": settings.host,
        "server_port": settings.port,
        "auth": guard(settings.users) if settings.users else None,
        "auth_message": _GREETING,
        "max_file_size": settings.upload_limit * 2**20,
        "allowed_paths": [],
        "blocked_paths": [index],
        "mcp_server": settings.mcp,
    }


def _require_tools(settings: Settings) -> None:
    if settings.users or not is_loopback(settings.host):
        # Gradio's MCP door knows no sign-in: whoever reaches the machine could use it.
        raise SettingsError("MCP 只在本机、不登录时提供。", hint="请去掉设置 mcp，或只在本机使用。")
    if find_spec("mcp") is None:
        raise SettingsError(
            "提供 MCP 需要另装一个库。",
            hint='请运行 pip install "report-drafting-assistant[mcp]"。',
        )
