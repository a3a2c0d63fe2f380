"""Tell browsers what the page may load, and that no other page may frame it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.settings import is_hosted_space

# Gradio runs scripts within its page and makes functions of texts; nothing comes from elsewhere.
_SOURCES = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
_SPACE = "https://huggingface.co https://*.hf.space"  # shows a hosted page in a frame of its own


def security_headers() -> dict[str, str]:
    """Return the headers of every answer: see the W3C's Content Security Policy Level 3."""
    is_space = is_hosted_space()
    policy = {**_SOURCES, "frame-ancestors": _SPACE if is_space else "'none'"}
    headers = {
        "Content-Security-Policy": "; ".join(
            f"{name} {allowed}" for name, allowed in policy.items()
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    return headers if is_space else {**headers, "X-Frame-Options": "DENY"}


class SecurityHeadersMiddleware:
    """Add these headers to every answer, refusals included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._headers = app, security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)
