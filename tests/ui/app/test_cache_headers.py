"""Parts whose name tells their content are kept by browsers; everything else is asked for anew."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from assistant.ui.app.cache_headers import CacheHeadersMiddleware


def _header(path: str, status: int = 200) -> str | None:
    """Return what a page says about keeping the answer to this request."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    app = CacheHeadersMiddleware(PlainTextResponse("part", status))
    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    asyncio.run(app(scope, receive, send))
    return Headers(raw=sent[0]["headers"]).get("cache-control")


def test_a_part_is_kept() -> None:
    said = _header("/assets/Index-Akn07EZk2.js")
    assert said is not None
    assert {"private", "immutable", "max-age=31536000"} == set(said.split(", "))


@pytest.mark.parametrize("path", ["/", "/theme.css", "/gradio_api/file=报告.docx", "/config"])
def test_what_changes_is_asked_for_anew(path: str) -> None:
    assert _header(path) is None


def test_a_missing_part_is_not_kept() -> None:
    assert _header("/assets/gone.js", 404) is None
