"""Answer no page of another site: Gradio lets any other port of this machine read with cookies.

For whoever runs other programs with pages on the same machine. The page itself asks its own
origin and needs no such header; what asks from elsewhere is refused by `AuthMiddleware` in any
case. Gain: none in time. Touches `gradio.routes.CustomCORSMiddleware`.
"""

from __future__ import annotations

from typing import Any

from gradio import routes
from starlette.types import ASGIApp, Receive, Scope, Send


def drop_cors() -> None:
    """Let applications that Gradio builds from now on send no headers for other origins."""
    routes.CustomCORSMiddleware = NoCORSMiddleware  # type: ignore[assignment, attr-defined]


class NoCORSMiddleware:
    """Pass every request on as it is."""

    def __init__(self, app: ASGIApp, **_options: Any) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        await self._app(scope, receive, send)
