"""Nothing of the page can be reached by a stranger: tried on every route there is."""

from __future__ import annotations

import asyncio
import gc
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError, AuthenticationError
from starlette.responses import PlainTextResponse

from assistant.settings import load_settings
from assistant.ui.access.auth_middleware import COOKIE, AuthMiddleware
from assistant.ui.access.current_user import acting_user
from assistant.ui.access.passwords import hash_password
from assistant.ui.access.sessions import new_token
from assistant.ui.app.page import build_page, launch_options
from assistant.ui.app.serve import server_options
from assistant.ui.i18n.labels import Labels
from assistant.workbench import Workbench
from tests.archive.making import Record
from tests.ui.api.calls import EXAMPLES
from tests.ui.api.test_agent_tools import run_session

# Gradio's server and client leave sockets for the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
OUTLINE = "# 澜川市城市管理局2024年工作总结\n一、主要工作情况"
TOKEN, KEPT = new_token()
PASSWORDS = {"王芳": "梧桐 7", "李强": "银杏 8"}
# All other routes are asked for; these are what a stranger may see.
FOR_STRANGERS = {"/login", "/login/", "/logout", "/logout/"}


class Served:
    """A page that asks who comes, and its routes."""

    def __init__(self, address: str, routes: list[tuple[str, str]], index: Path) -> None:
        self.address, self.routes, self.index = address, routes, index


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    pytest.importorskip("mcp")
    settings = load_settings(
        index=tmp_path_factory.mktemp("多人") / "index",
        users={name: hash_password(password) for name, password in PASSWORDS.items()},
        tokens={"王芳": KEPT},
        mcp=True,
    )
    labels = Labels()
    with Workbench(settings, current_user=acting_user) as bench:
        bench.archive.ingest([EXAMPLES / "archive" / "澜川市 城市管理局"], progress=Record())
        page = build_page(bench, labels)
        app, address, _ = page.launch(
            prevent_thread_lock=True,
            quiet=True,
            **launch_options(labels),
            **server_options(settings),
        )
        yield Served(address, list(_routes(app.routes)), settings.index)
        page.close()
        gc.collect()


def _routes(routes: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield method and path of every route, those of mounted and included applications too."""
    for route in routes:
        path = before + getattr(route, "path", "")
        included = getattr(route, "original_router", route)
        if inner := getattr(included, "routes", None):
            yield from _routes(inner, path)
        else:
            for method in getattr(route, "methods", None) or {"GET", "POST"}:
                yield method, path


def _fill_path(path: str) -> str:
    """Return a path with something in each of its places.

    >>> _fill_path("/stream/{session_hash}/{run}.m3u8")
    '/stream/x/x.m3u8'
    """
    return re.sub(r"\{[^}]*\}", "x", path)


def test_all_routes_are_known(served: Served) -> None:
    paths = {path for _, path in served.routes}
    assert len(paths) > 60
    for way in ("info", "queue/join", "queue/data", "upload", "run/{api_name}", "mcp/sse"):
        assert f"/gradio_api/{way}" in paths
    assert "/gradio_api/heartbeat/{session_hash}" in paths


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"Authorization": "Bearer rda_wrong"}, id="a wrong token"),
        pytest.param({"Authorization": f"Basic {TOKEN}"}, id="the token as something else"),
        pytest.param({"Cookie": f"{COOKIE}=wrong"}, id="a wrong session"),
        pytest.param({"Cookie": f"access-token={TOKEN}"}, id="a cookie of Gradio's"),
    ],
)
def test_a_stranger_gets_nothing(served: Served, headers: dict[str, str]) -> None:
    with httpx.Client(base_url=served.address, headers=headers, timeout=5) as stranger:
        for method, path in sorted(set(served.routes)):
            if path in FOR_STRANGERS:
                continue
            answer = stranger.request(method, _fill_path(path))
            expected = 303 if path == "/" else 401
            assert answer.status_code == expected, (method, path)
            assert "config" not in answer.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "gradio_api/file=archive.db"),
        ("GET", "gradio_api/file=/etc/passwd"),
        ("POST", "gradio_api/run/reports"),
        ("POST", "gradio_api/queue/join?"),
        ("POST", "gradio_api/upload"),
        ("GET", "gradio_api/heartbeat/abc"),
        ("POST", "gradio_api/mcp/"),
        ("GET", "gradio_api/startup-events"),
        ("GET", "//gradio_api/info"),
        ("GET", "login/../config"),
        ("GET", "login%2f..%2fconfig"),
        ("GET", "assets/index.js"),
        ("PUT", "nowhere"),
    ],
)
def test_every_way_in_asks_for_a_session(served: Served, method: str, path: str) -> None:
    with httpx.Client(timeout=5) as stranger:
        answer = stranger.request(method, served.address + path)
    assert answer.status_code == 401
    assert "登录" in answer.json()["error"]


def test_clients_say_that_they_must_sign_in(served: Served) -> None:
    with pytest.raises(AuthenticationError):
        Client(served.address, verbose=False)
    with pytest.raises(AuthenticationError):
        Client(served.address, verbose=False, auth=("王芳", "wrong"))


def test_a_token_or_a_password_opens_it_to_programs(served: Served) -> None:
    by_token = Client(served.address, verbose=False, headers={"Authorization": f"Bearer {TOKEN}"})
    by_password = Client(served.address, verbose=False, auth=("李强", PASSWORDS["李强"]))
    try:
        assert by_token.predict("公厕", 1, api_name="/search")
        made = by_token.predict(OUTLINE, api_name="/draft")
        assert (served.index / "drafts" / "王芳" / f"{made['id']}.json").is_file()
        assert [one["id"] for one in by_token.predict(api_name="/drafts")] == [made["id"]]
        assert by_password.predict(api_name="/drafts") == []
        with pytest.raises(AppError, match="没有这份草稿"):
            by_password.predict(made["id"], "一", "改掉。", api_name="/edit")
        with pytest.raises(AppError, match="没有这份草稿"):
            by_password.predict(f"../王芳/{made['id']}", api_name="/read_draft")
    finally:
        by_token.close()
        by_password.close()


def test_a_token_opens_it_to_agents(served: Served) -> None:
    async def said(session: Any) -> Any:
        return await session.call_tool("draft", {"outline": OUTLINE})

    made = run_session(served.address, said, headers={"Authorization": f"Bearer {TOKEN}"})
    draft_id = made.structuredContent["id"]
    assert (served.index / "drafts" / "王芳" / f"{draft_id}.json").is_file()
    with pytest.raises(BaseExceptionGroup):
        run_session(served.address, said)


def test_the_session_is_for_the_server_alone_and_ends(served: Served) -> None:
    with httpx.Client(base_url=served.address) as visitor:
        answer = visitor.post("login", data={"username": "王芳", "password": PASSWORDS["王芳"]})
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Secure" not in cookie, "it came over plain HTTP"
        assert visitor.get("config").status_code == 200
        session = visitor.cookies[COOKIE]
        assert visitor.get("logout").status_code == 405, "a picture elsewhere signs nobody out"
        assert visitor.get("config").status_code == 200
        visitor.post("logout")
        assert COOKIE not in visitor.cookies
        assert visitor.get("config", headers={"Cookie": f"{COOKIE}={session}"}).status_code == 401
    with httpx.Client(base_url=served.address) as visitor:
        form = {"username": "王芳", "password": PASSWORDS["王芳"]}
        answer = visitor.post("login", data=form, headers={"X-Forwarded-Proto": "https"})
        assert "Secure" in answer.headers["set-cookie"]


def test_passwords_cannot_be_tried_for_long(served: Served) -> None:
    with httpx.Client(base_url=served.address) as visitor:
        tries = [
            visitor.post("login", data={"username": "张三", "password": str(n)}) for n in range(6)
        ]
    assert [one.status_code for one in tries] == [401] * 5 + [429]
    assert "分钟后再试" in tries[-1].text
    assert 0 < int(tries[-1].headers["retry-after"]) <= 301
    with httpx.Client(base_url=served.address) as other:
        right = other.post("login", data={"username": "李强", "password": PASSWORDS["李强"]})
    assert right.status_code == 200, "nobody else has to wait"


def status_of(middleware: AuthMiddleware, method: str = "GET", **headers: str) -> int:
    """Return the status with which a door answers; 200 is what stands behind it."""

    async def asked() -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(middleware)) as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            address = f"http://{named.pop('host', '127.0.0.1:7860')}/gradio_api/run/draft"
            return (await client.request(method, address, headers=named)).status_code

    return asyncio.run(asked())


def protected_page() -> Any:
    return PlainTextResponse("all of it")


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        pytest.param("GET", {}, 200, id="this machine"),
        pytest.param("GET", {"host": "localhost:7860"}, 200, id="by its name"),
        pytest.param("POST", {"sec_fetch_site": "same-origin"}, 200, id="the page itself"),
        pytest.param("GET", {"host": "evil.example"}, 403, id="a name made to point here"),
        pytest.param("POST", {"sec_fetch_site": "cross-site"}, 403, id="another site's page"),
        pytest.param("POST", {"sec_fetch_site": "same-site"}, 403, id="another port's page"),
        pytest.param("GET", {"sec_fetch_site": "cross-site"}, 200, id="a link from there"),
        pytest.param("POST", {"origin": "https://evil.example"}, 403, id="an older browser"),
        pytest.param("POST", {"origin": "null"}, 403, id="a page in a sandbox"),
        pytest.param(
            "POST", {"referer": "https://evil.example/a"}, 403, id="a browser older still"
        ),
        pytest.param("POST", {"origin": "http://127.0.0.1:3000"}, 403, id="a port, older browser"),
        pytest.param("GET", {"origin": "http://127.0.0.1:3000"}, 403, id="a port that would read"),
        pytest.param(
            "POST", {"origin": "http://127.0.0.1:7860"}, 200, id="the page, older browser"
        ),
        pytest.param(
            "POST", {"referer": "http://127.0.0.1:7860/"}, 200, id="the page, older still"
        ),
        pytest.param("POST", {"content_length": str(3 * 2**20)}, 413, id="too much"),
        pytest.param("POST", {"transfer_encoding": "chunked"}, 411, id="nobody knows how much"),
    ],
)
def test_other_sites_cannot_use_a_page_without_sign_in(
    method: str, headers: dict[str, str], status: int
) -> None:
    middleware = AuthMiddleware(protected_page(), sessions=None, is_local=True, limit=2**20)
    length = {} if "transfer_encoding" in headers else {"content_length": "0"}
    assert status_of(middleware, method, **{**length, **headers}) == status


def test_other_sites_cannot_use_a_session(served: Served) -> None:
    foreign = {"Origin": "http://127.0.0.1:1"}
    with httpx.Client(base_url=served.address) as visitor:
        visitor.post("login", data={"username": "王芳", "password": PASSWORDS["王芳"]})
        file = {"files": ("a.txt", b"a")}
        assert visitor.post("gradio_api/upload", files=file).status_code == 200
        assert visitor.post("gradio_api/upload", files=file, headers=foreign).status_code == 403
        assert visitor.get("config", headers=foreign).status_code == 403
        asked = {**foreign, "Access-Control-Request-Method": "POST"}
        for answer in (
            visitor.get("config"),
            visitor.get("config", headers=foreign),
            visitor.options("config", headers=asked),
        ):
            assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_hosted_space_has_a_name_of_its_own() -> None:
    middleware = AuthMiddleware(protected_page(), sessions=None, is_local=False, limit=2**20)
    assert status_of(middleware, host="somebody-reports.example") == 200
