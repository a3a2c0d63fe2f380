"""Every answer says what may be loaded and framed, refusals included."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.responses import JSONResponse

from assistant.ui.access.auth_middleware import AuthMiddleware
from assistant.ui.app.security_headers import SecurityHeadersMiddleware, security_headers


def headers_of(host: str) -> tuple[int, httpx.Headers]:
    inner = AuthMiddleware(JSONResponse({}), sessions=None, is_local=True, limit=1)

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(SecurityHeadersMiddleware(inner))
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.get(f"http://{host}/")

    answer = asyncio.run(asked())
    return answer.status_code, answer.headers


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 200), ("evil.example", 403)])
def test_every_answer_has_them(host: str, status: int) -> None:
    got, headers = headers_of(host)
    assert got == status
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy["frame-ancestors"] == "'none'"
    assert policy["default-src"] == "'self'"
    assert not [allowed for allowed in policy.values() if "http" in allowed or "*" in allowed]


def test_a_hosted_space_is_shown_in_its_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACE_ID", "somebody/reports")
    headers = security_headers()
    assert "https://huggingface.co" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
