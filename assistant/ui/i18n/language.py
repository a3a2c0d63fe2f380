"""Show the page in Chinese whatever language the browser has, until the user switches."""

from __future__ import annotations

from importlib.resources import files

from gradio.context import LocalContext
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio asks the browser for its language when the page starts: the script answers before.
_SCRIPT = (
    b"<script>" + files("assistant.ui.i18n").joinpath("language.js").read_bytes() + b"</script>"
)
_HEAD = b"<head>"
_PAGES = ("/", "/programs")

SWITCH_JS = """() => {
  const english = (localStorage.getItem("language") || "zh-CN") === "en";
  localStorage.setItem("language", english ? "zh-CN" : "en");
  location.reload();
}"""


CHOOSE_JS = """(chosen) => {
  localStorage.setItem("language", chosen);
  location.reload();
  return chosen;
}"""


def localized(chinese: str, english: str) -> str:
    """Return a plain text in the language of the browser that asked.

    It serves where there can be no HTML: messages, choices of a list. Chinese without a browser.
    """
    request = LocalContext.request.get(None)
    asked_for = request.cookies.get("language") if request is not None else None
    return english if asked_for == "en" else chinese


class LanguageMiddleware:
    """Insert the script that chooses the language before the page's own scripts."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; the page itself gets the script, all else stays as it is."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in _PAGES:
            await self._app(scope, receive, send)
            return
        start: Message = {}

        async def with_script(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body: bytes = message.get("body", b"")
            if start:
                body = body.replace(_HEAD, _HEAD + _SCRIPT, 1)
                headers = MutableHeaders(scope=start)
                if "content-length" in headers and not message.get("more_body"):
                    headers["content-length"] = str(len(body))
                await send(start)
                start = {}
            await send({**message, "body": body})

        await self._app(scope, receive, with_script)
