"""The command that opens the web page."""

from typing import Annotated

import typer

from assistant.cli.chinese import ChineseCommand
from assistant.cli.options import Index


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(cls=ChineseCommand)(serve)


def serve(
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="端口", help="默认从 7860 起找空闲的。", show_default=False),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="是否打开浏览器。")
    ] = True,
    index: Index = None,
) -> None:
    """在浏览器里使用：起草、查找、档案。只供本机访问。"""
    from assistant.cli.options import settings_for
    from assistant.ui import serve as serve_page

    serve_page(settings_for(index), port=port, in_browser=browser)
