"""Let browsers keep the scripts and sheets whose names change with their content."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ASSETS = "/assets/"  # gradio's scripts and sheets, each with a hash in its name
_ONE_YEAR = "private, max-age=31536000, immutable"


class CacheHeadersMiddleware:
    """Add a cache header to these files."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a file that is found need not be asked for again."""

        async def send_cached(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["cache-control"] = _ONE_YEAR
            await send(message)

        is_asset = scope["type"] == "http" and scope["path"].startswith(_ASSETS)
        await self._app(scope, receive, send_cached if is_asset else send)
