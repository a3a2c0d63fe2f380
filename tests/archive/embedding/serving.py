"""An embeddings service on this machine: it speaks the protocol, and misbehaves as told."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback_server import loopback_server

Body = dict[str, Any] | str  # JSON, or something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the service answers in place of vectors."""

    status: int = 200
    body: Body = field(default_factory=lambda: {"error": {"message": "no", "code": None}})
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class EmbeddingService:
    """The service, and what it was asked."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)  # given first, one a request
    refuse: Callable[[list[str]], Reply | None] = lambda _texts: None
    dimension: int = 4
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)  # texts that got a vector

    @property
    def sizes(self) -> list[int]:
        """How many texts each request held."""
        return [len(request["input"]) for request in self.requests]

    def reply(self, request: dict[str, Any]) -> Reply:
        texts: list[str] = request["input"]
        if self.replies:
            return self.replies.pop(0)
        if refused := self.refuse(texts):
            return refused
        self.answered += texts
        return Reply(body=vectors_body([vector_of(text, self.dimension) for text in texts]))


def vector_of(text: str, dimension: int = 4) -> list[float]:
    """Return the vector of a text, not of unit length: [1 + its hash mod 7, its length, 1, 1]."""
    return [1.0 + zlib.crc32(text.encode()) % 7, float(len(text)), *([1.0] * (dimension - 2))]


def vectors_body(vectors: list[list[float]]) -> dict[str, Any]:
    """Return an answer of the protocol; out of order, as the protocol allows."""
    rows = [
        {"object": "embedding", "index": index, "embedding": vector}
        for index, vector in enumerate(vectors)
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    return {"object": "list", "model": "m", "data": rows[::-1], "usage": usage}


@contextmanager
def serving(service: EmbeddingService) -> Iterator[EmbeddingService]:
    """Run `service` on a free port of the loopback interface."""
    with loopback_server(_handler(service)) as service.url:
        yield service


def _handler(service: EmbeddingService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert self.path == "/v1/embeddings"
            service.requests.append(request)
            service.keys.append(self.headers["Authorization"] or "")
            self._send(service.reply(request))

        def _send(self, reply: Reply) -> None:
            is_json = not isinstance(reply.body, str)
            content = (json.dumps(reply.body) if is_json else str(reply.body)).encode()
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json" if is_json else "text/html")
            self.send_header("Content-Length", str(len(content)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test output clean."""

    return Handler
