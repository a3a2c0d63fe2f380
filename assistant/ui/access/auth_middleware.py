"""Let in who may come in: every request passes here before the page sees it."""

from __future__ import annotations

import logging
from urllib.parse import parse_qs

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.ui.access.current_user import note
from assistant.ui.access.login_page import sign_in_page
from assistant.ui.access.loopback import is_loopback
from assistant.ui.access.sessions import Keys

_LOG = logging.getLogger(__name__)
COOKIE = "assistant-session"
_LOGIN, _LOGOUT, _STARTING = "/login", "/logout", "/gradio_api/startup-events"
_UPLOAD = "/gradio_api/upload"  # goes to disk piece by piece, and Gradio counts
_LONGEST_FORM, _BESIDES = 4096, 2**20  # bytes: of a sign-in; of all beside a file
_AT_ONCE = 2  # passwords looked at: each takes 16 MB, and who tries many at once must wait
_READING = ("GET", "HEAD", "OPTIONS")


class Door:
    """Ask for a session or a token where there are keys; else keep other sites' pages out."""

    def __init__(self, app: ASGIApp, *, keys: Keys | None, is_local: bool, limit: int) -> None:
        """`limit` is the largest file in bytes; `is_local` says that only this machine comes."""
        self._app, self._keys, self._is_local = app, keys, is_local
        self._longest = limit * 4 // 3 + _BESIDES  # as base64
        self._has_started = False
        self._trying = CapacityLimiter(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in; answer the rest."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if self._keys is None:
            answer = _kept_out(request) if self._is_local else None
        else:
            answer = await self._asked(request, self._keys)
        answer = answer or _too_long(request, self._longest)
        await (answer or self._app)(scope, receive, send)

    async def _asked(self, request: Request, keys: Keys) -> Response | None:
        """Return what is answered where somebody has to sign in first; None for one who has."""
        path = request.scope["path"].rstrip("/")
        if path == _LOGIN:
            return await _sign_in(request, keys, self._trying)
        if path == _LOGOUT:
            keys.sign_out(request.cookies.get(COOKIE, ""))
            return _without_session()
        if path == _STARTING and not self._has_started:  # Gradio asks itself, once, as it starts
            self._has_started = True
            return None
        name = keys.of_session(request.cookies.get(COOKIE, "")) or _by_token(request, keys)
        if name is None:
            return _stranger(request)
        note(request.scope, name)
        return None


def _too_long(request: Request, longest: int) -> Response | None:
    """Return a refusal for more than can be held in memory."""
    if request.method in _READING or request.scope["path"].rstrip("/") == _UPLOAD:
        return None
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        return _told(411, "请求没有说明长度（Content-Length）。")
    if int(length) > longest:
        way = "请分几次，或请管理员调大 upload_limit。"
        return _told(413, f"一次最多送 {longest // 2**20} MB，{way}")
    return None


def _by_token(request: Request, keys: Keys) -> str | None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return keys.of_token(token.strip()) if kind.lower() == "bearer" else None


def _stranger(request: Request) -> Response:
    if request.scope["path"] == "/" and request.method in _READING:
        return RedirectResponse("login", 303)
    return _told(401, "请先登录：刷新网页；程序请带上令牌（Authorization: Bearer …）。")


def _kept_out(request: Request) -> Response | None:
    """Return a refusal for what another site's page asks of this machine in somebody's browser.

    A name that the site points at this machine shows in Host, all else in Sec-Fetch-Site.
    """
    if not is_loopback(request.url.hostname or ""):
        return _told(403, "没有登录时只能用 http://127.0.0.1 或 http://localhost 打开。")
    is_foreign = request.headers.get("sec-fetch-site") == "cross-site"
    if is_foreign and request.method not in _READING:
        return _told(403, "别的网站不能使用这里。")
    return None


async def _sign_in(request: Request, keys: Keys, trying: CapacityLimiter) -> Response:
    if request.method != "POST":
        return sign_in_page()
    name, password = await _form(request)
    address = request.client.host if request.client else ""
    async with trying:
        if (seconds := keys.wait(name, address)) > 0:
            minutes = int(seconds // 60) + 1
            return sign_in_page(f"试错太多次，请 {minutes} 分钟后再试。", 429, seconds)
        session = await run_sync(keys.sign_in, name, password, address)
    if not session:
        _LOG.warning("sign-in refused: %r from %s", name, address)
        return sign_in_page("名字或密码不对。", 401)
    return _with_session(request, session)


async def _form(request: Request) -> tuple[str, str]:
    """Return name and password of a posted form, as browsers and gradio_client send it."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST_FORM:
            return "", ""
    fields = parse_qs(body.decode("utf-8", "replace"))
    return fields.get("username", [""])[0].strip(), fields.get("password", [""])[0]


def _with_session(request: Request, session: str) -> Response:
    is_browser = "text/html" in request.headers.get("accept", "")
    answer = RedirectResponse("./", 303) if is_browser else JSONResponse({"success": True})
    is_secure = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))
    answer.set_cookie(COOKIE, session, httponly=True, samesite="lax", secure=is_secure, path="/")
    return answer


def _without_session() -> Response:
    answer = RedirectResponse("login", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax", path="/")
    return answer


def _told(status: int, message: str) -> Response:
    return JSONResponse({"error": message, "detail": message}, status)
