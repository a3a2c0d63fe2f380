"""Check every request before the page sees it: session or token, origin, length."""

from __future__ import annotations

import logging
from urllib.parse import parse_qs

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.ui.access.current_user import set_request_user
from assistant.ui.access.login_page import sign_in_page
from assistant.ui.access.loopback import is_loopback
from assistant.ui.access.request_origin import SAFE_METHODS, is_foreign_use
from assistant.ui.access.sessions import Sessions

_LOG = logging.getLogger(__name__)
COOKIE = "assistant-session"
_LOGIN, _LOGOUT, _STARTUP = "/login", "/logout", "/gradio_api/startup-events"
_UPLOAD = "/gradio_api/upload"  # goes to disk piece by piece, and Gradio limits it
_MAX_FORM, _FORM_OVERHEAD = 4096, 2**20  # bytes: of a sign-in; of a request beside its file
_MAX_PASSWORD_CHECKS = 2  # at a time: each takes 16 MB


class AuthMiddleware:
    """Ask for a session or a token where users are set; else keep other sites' pages out."""

    def __init__(
        self, app: ASGIApp, *, sessions: Sessions | None, is_local: bool, limit: int
    ) -> None:
        """Take the largest file in bytes as `limit`; `is_local`: only this machine connects."""
        self._app, self._sessions, self._is_local = app, sessions, is_local
        self._max_length = limit * 4 // 3 + _FORM_OVERHEAD  # as base64
        self._has_started = False
        self._password_checks = CapacityLimiter(_MAX_PASSWORD_CHECKS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on an allowed request; answer any other."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        response = _refuse_foreign_page(request)
        if response is None and self._sessions is not None:
            response = await self._authenticate(request, self._sessions)
        elif response is None and self._is_local:
            response = _refuse_foreign_name(request)
        response = response or _refuse_long_body(request, self._max_length)
        await (response or self._app)(scope, receive, send)

    async def _authenticate(self, request: Request, sessions: Sessions) -> Response | None:
        """Return the response to a request without a session or token; None where it has one."""
        path = request.scope["path"].rstrip("/")
        if path == _LOGIN:
            return await _sign_in(request, sessions, self._password_checks)
        if path == _LOGOUT:
            return _sign_out(request, sessions)
        if path == _STARTUP and not self._has_started:  # Gradio asks itself, once, as it starts
            self._has_started = True
            return None
        session = request.cookies.get(COOKIE, "")
        name = sessions.session_user(session) or _token_user(request, sessions)
        if name is None:
            return _refuse_anonymous(request)
        set_request_user(request.scope, name)
        return None


def _refuse_long_body(request: Request, max_length: int) -> Response | None:
    """Return a refusal of a body that is too long to be held in memory."""
    if request.method in SAFE_METHODS or request.scope["path"].rstrip("/") == _UPLOAD:
        return None
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        return _error_response(411, "请求没有说明长度（Content-Length）。")
    if int(length) > max_length:
        way = "请分几次，或请管理员调大 upload_limit。"
        return _error_response(413, f"一次最多送 {max_length // 2**20} MB，{way}")
    return None


def _token_user(request: Request, sessions: Sessions) -> str | None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return sessions.token_user(token.strip()) if kind.lower() == "bearer" else None


def _refuse_anonymous(request: Request) -> Response:
    if request.scope["path"] == "/" and request.method in SAFE_METHODS:
        return RedirectResponse("login", 303)
    return _error_response(401, "请先登录：刷新网页；程序请带上令牌（Authorization: Bearer …）。")


def _refuse_foreign_page(request: Request) -> Response | None:
    """Return a refusal of what another site's page does through the user's browser."""
    if is_foreign_use(request):
        way = "前面有代理的，请让代理原样传递 Host。"
        return _error_response(403, f"别的网站不能使用这里。{way}")
    return None


def _refuse_foreign_name(request: Request) -> Response | None:
    """Return a refusal of a name that another site points at this machine."""
    if not is_loopback(request.url.hostname or ""):
        return _error_response(403, "没有登录时只能用 http://127.0.0.1 或 http://localhost 打开。")
    return None


async def _sign_in(
    request: Request, sessions: Sessions, password_checks: CapacityLimiter
) -> Response:
    if request.method != "POST":
        return sign_in_page()
    name, password = await _read_form(request)
    address = request.client.host if request.client else ""
    async with password_checks:
        if (seconds := sessions.seconds_to_wait(name, address)) > 0:
            minutes = int(seconds // 60) + 1
            return sign_in_page(f"试错太多次，请 {minutes} 分钟后再试。", 429, seconds)
        session = await run_sync(sessions.sign_in, name, password, address)
    if not session:
        _LOG.warning("sign-in refused: %r from %s", name, address)
        return sign_in_page("名字或密码不对。", 401)
    return _session_response(request, session)


async def _read_form(request: Request) -> tuple[str, str]:
    """Return name and password of a posted form, as browsers and gradio_client send it."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MAX_FORM:
            return "", ""
    fields = parse_qs(body.decode("utf-8", "replace"))
    return fields.get("username", [""])[0].strip(), fields.get("password", [""])[0]


def _session_response(request: Request, session: str) -> Response:
    is_browser = "text/html" in request.headers.get("accept", "")
    response = RedirectResponse("./", 303) if is_browser else JSONResponse({"success": True})
    is_secure = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))
    response.set_cookie(COOKIE, session, httponly=True, samesite="lax", secure=is_secure, path="/")
    return response


def _sign_out(request: Request, sessions: Sessions) -> Response:
    """End a session by POST alone: a link or a picture elsewhere must not sign anybody out."""
    if request.method != "POST":
        return _error_response(405, "退出请用网页右上角的按钮。")
    sessions.sign_out(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("login", 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", path="/")
    return response


def _error_response(status: int, message: str) -> Response:
    return JSONResponse({"error": message, "detail": message}, status)
