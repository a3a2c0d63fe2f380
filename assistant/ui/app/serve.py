"""Serve the page: address, sign-in, limits."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

from gradio import Blocks
from gradio.utils import get_upload_folder
from starlette.middleware import Middleware

from assistant.errors import SettingsError
from assistant.settings import Settings, is_hosted_space
from assistant.ui.access.auth_middleware import AuthMiddleware
from assistant.ui.access.current_user import request_user
from assistant.ui.access.listen_address import require_address, require_folder
from assistant.ui.access.loopback import is_loopback
from assistant.ui.access.sessions import Sessions
from assistant.ui.api.agent_tools import replace_mcp_tools
from assistant.ui.app.cache_headers import CacheHeadersMiddleware
from assistant.ui.app.head_scripts import HeadScriptsMiddleware
from assistant.ui.app.page import build_page, launch_options
from assistant.ui.app.security_headers import SecurityHeadersMiddleware
from assistant.ui.i18n.labels import Labels
from assistant.ui.jobs.background_reading import BackgroundReading
from assistant.workbench import Workbench


def launch_page(
    bench: Workbench, settings: Settings, reading: BackgroundReading, *, in_browser: bool
) -> Blocks:
    """Return the page, being served.

    Raises SettingsError for an address that is taken, or open to everybody without sign-in.
    """
    options = server_options(settings)
    require_address(settings.host, settings.port)
    require_folder(Path(get_upload_folder()))
    labels = Labels()
    page = build_page(bench, labels, reading)
    # Gradio would say in English how to open the page to the whole world.
    with redirect_stdout(StringIO()):
        _, address, _ = page.launch(
            inbrowser=in_browser,
            quiet=True,
            prevent_thread_lock=True,
            **launch_options(labels),
            **options,
        )
    sys.stderr.write(f"网页在 {address} ，按 Ctrl+C 停止。\n")
    return page


def server_options(settings: Settings) -> dict[str, Any]:
    """Return the options of the server: address, sign-in, limits. No folder is served.

    Raises SettingsError for an address that others reach without signing in, and for tools for
    agents without the library they need.
    """
    if not (is_loopback(settings.host) or settings.users or is_hosted_space()):
        raise SettingsError(
            f"不登录就只能在本机使用，不能开放到 {settings.host}。",
            hint="先用 assistant serve --add-user 名字 添加用户，再开放到别的地址。",
        )
    if settings.mcp:
        _require_mcp()
    sessions = Sessions(settings.users, settings.tokens) if settings.users else None
    limit = settings.upload_limit * 2**20
    auth = Middleware(
        AuthMiddleware, sessions=sessions, is_local=is_loopback(settings.host), limit=limit
    )
    return {
        "server_name": settings.host,
        "server_port": settings.port,
        # The middleware signs users in; Gradio only asks it for the name, for each handler.
        "auth_dependency": request_user if sessions else None,
        "max_file_size": limit,
        "allowed_paths": [],
        "blocked_paths": [str(settings.index.resolve())],
        "mcp_server": settings.mcp,
        "app_kwargs": {
            "middleware": [
                Middleware(SecurityHeadersMiddleware),
                auth,
                Middleware(HeadScriptsMiddleware),
                Middleware(CacheHeadersMiddleware),
            ],
            "lifespan": replace_mcp_tools,
        },
    }


def _require_mcp() -> None:
    if find_spec("mcp") is None:
        raise SettingsError(
            "提供 MCP 需要另装一个库。",
            hint='请运行 pip install "report-drafting-assistant[mcp]"。',
        )
