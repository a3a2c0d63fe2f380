"""Run scripts of ours before the page's own: language, sign-in, errors, menus, tabs, ways."""

from __future__ import annotations

from importlib.resources import files

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio asks the browser for its language, and begins to fetch, when the page starts.
_SCRIPTS = b"".join(
    b"<script>" + files(package).joinpath(name).read_bytes() + b"</script>"
    for package, name in (
        ("assistant.ui.i18n", "language.js"),
        ("assistant.ui.access", "sign_in_again.js"),
        ("assistant.ui.widgets", "error_place.js"),
        ("assistant.ui.widgets", "menu.js"),
        ("assistant.ui.widgets", "tab_list.js"),
        ("assistant.ui.widgets", "go_to.js"),
    )
)
_HEAD = b"<head>"
_PAGES = ("/", "/programs")


class HeadScriptsMiddleware:
    """Insert these scripts at the head of the page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; the page itself gets the scripts, all else stays as it is."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in _PAGES:
            await self._app(scope, receive, send)
            return
        start: Message = {}

        async def with_scripts(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body: bytes = message.get("body", b"")
            if start:
                body = body.replace(_HEAD, _HEAD + _SCRIPTS, 1)
                headers = MutableHeaders(scope=start)
                if "content-length" in headers and not message.get("more_body"):
                    headers["content-length"] = str(len(body))
                await send(start)
                start = {}
            await send({**message, "body": body})

        await self._app(scope, receive, with_scripts)
