"""Services of this machine are found by the models they list; what else answers is none."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from assistant.drafting.service.local_services import (
    LocalService,
    find_local_services,
    local_addresses,
)
from tests.loopback_server import loopback_server

_ANSWERS = {
    "/two/v1/models": b'{"data": [{"id": "qwen3:8b"}, {"id": "glm"}, {"name": "?"}, 7]}',
    "/none/v1/models": b'{"data": []}',
    "/page/v1/models": b"<html>a router</html>",
    "/list/v1/models": b'["qwen3:8b"]',
    "/deep/v1/models": b"[" * 100_000,
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        known = _ANSWERS.get(self.path)
        self.send_response(200 if known else 404)
        self.end_headers()
        self.wfile.write(known or b"")

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@pytest.fixture
def machine() -> Iterator[str]:
    """The address of a machine with all kinds of servers."""
    with loopback_server(_Handler) as address:
        yield address.removesuffix("/v1").rstrip("/")


def test_only_what_lists_models_is_a_service(machine: str) -> None:
    kinds = ("two", "none", "page", "list", "deep", "absent")
    addresses = {kind: f"{machine}/{kind}/v1" for kind in kinds} | {"off": "http://127.0.0.1:9/v1"}
    assert find_local_services(addresses) == [
        LocalService(provider="two", models=("qwen3:8b", "glm"))
    ]


def test_only_this_machine_is_asked() -> None:
    assert local_addresses() == {
        "ollama": "http://127.0.0.1:11434/v1",
        "lmstudio": "http://127.0.0.1:1234/v1",
        "vllm": "http://127.0.0.1:8000/v1",
        "llamacpp": "http://127.0.0.1:8080/v1",
    }
