"""The command that opens the web page."""

import logging
from typing import Annotated

import typer

from assistant.cli.options import Index


def serve(
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="端口",
            min=1,
            max=65535,
            help="默认从 7860 起找空闲的。",
            show_default=False,
        ),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option("--host", metavar="地址", help="默认只供本机；开放到别处须先添加用户。"),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="是否打开浏览器。")
    ] = True,
    mcp: Annotated[
        bool | None, typer.Option("--mcp/--no-mcp", help="同时作为 MCP 工具供智能体使用。")
    ] = None,
    add_user: Annotated[
        str,
        typer.Option(
            "--add-user", metavar="名字", help="输入密码，得到要写进设置的一行；不开网页。"
        ),
    ] = "",
    add_token: Annotated[
        str,
        typer.Option("--add-token", metavar="名字", help="给程序一个令牌，代替密码；不开网页。"),
    ] = "",
    index: Index = None,
) -> None:
    """在浏览器里使用：起草、找提法、对比、档案。默认只供本机访问，开放给同事要登录。"""
    from assistant.cli.options import settings_for

    if add_user:
        _print_user(add_user)
        return
    if add_token:
        _print_token(add_token)
        return
    given = {"port": port, "host": host, "mcp": mcp}
    settings = settings_for(index, **{k: v for k, v in given.items() if v is not None})
    from assistant.ui import serve as serve_page

    # Who sent a file that no parser could read is told so; the administrator is told where.
    logging.getLogger("assistant.foreign_files").setLevel(logging.INFO)
    serve_page(settings, in_browser=browser)


def _print_user(name: str) -> None:
    from assistant.settings import require_name
    from assistant.ui.access.passwords import hash_password

    require_name(name)
    password = typer.prompt(
        f"{name} 的密码", hide_input=True, confirmation_prompt="再输一次", err=True
    )
    _print_lines("users", name, hash_password(password))


def _print_token(name: str) -> None:
    from assistant.settings import require_name
    from assistant.ui.access.sessions import new_token

    require_name(name)
    token, hashed = new_token()
    typer.echo(f"令牌（只显示这一次，请交给程序的主人）：{token}", err=True)
    _print_lines("tokens", name, hashed)


def _print_lines(table: str, name: str, value: str) -> None:
    import json

    from assistant.settings import SETTINGS_FILE

    typer.echo(f"[{table}]\n{json.dumps(name, ensure_ascii=False)} = {json.dumps(value)}")
    typer.echo(f"请把上面两行写进 {SETTINGS_FILE}；已有 [{table}] 时只写第二行。", err=True)
