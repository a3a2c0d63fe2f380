"""A model service on this machine: it speaks the chat-completions protocol and does as told."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback_server import loopback_server


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """How the service answers one request."""

    text: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    finish: str = "stop"  # "" ends the stream without saying so
    piece: int = 20  # characters streamed at a time
    pause: float = 0.0  # seconds between two pieces
    breaks_after: int | None = None  # pieces, then the connection is cut
    raw: bytes | None = None  # sent in place of the protocol's answer
    is_whole: bool = False  # answered at once, though a stream was asked for
    message: str = "no"  # of a refusal
    code: str | None = None
    prompt_tokens: int = 1
    answer_tokens: int = 1


Answer = Callable[[dict[str, Any]], str | Reply]


@dataclass(slots=True, kw_only=True)
class Loopback:
    """The service, and what it was asked."""

    url: str = ""
    answer: Answer = lambda _request: ""
    status: int = 200
    delay: float = 0.0  # seconds before an answer
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)  # when each request came
    busy: int = 0
    most_busy: int = 0  # requests answered at the same time
    lock: threading.Lock = field(default_factory=threading.Lock)
    closing: threading.Event = field(default_factory=threading.Event)  # ends all pauses


@contextmanager
def serving(service: Loopback) -> Iterator[Loopback]:
    """Run `service` on a free port of the loopback interface."""
    with loopback_server(type("Handler", (_Handler,), {"service": service})) as service.url:
        try:
            yield service
        finally:
            service.closing.set()


class _Handler(BaseHTTPRequestHandler):
    service: Loopback

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        request = json.loads(self.rfile.read(length))
        with self.service.lock:
            self.service.requests.append(request)
            self.service.keys.append(self.headers["Authorization"] or "")
            self.service.times.append(time.monotonic())
            self.service.busy += 1
            self.service.most_busy = max(self.service.most_busy, self.service.busy)
        time.sleep(self.service.delay)
        with self.service.lock:
            self.service.busy -= 1
        try:
            self._reply(request)
        except ConnectionError:  # the client has given up, as it should in some tests
            self.close_connection = True

    def _reply(self, request: dict[str, Any]) -> None:
        said = Reply(status=self.service.status) if self.service.status != 200 else None
        said = said or _as_reply(self.service.answer(request))
        if said.raw is not None:
            self._send(200, "text/html", said.raw, said.headers)
        elif said.status != 200:
            error = {"message": said.message, "type": "refused", "code": said.code}
            body = json.dumps({"error": error}).encode()
            self._send(said.status, "application/json", body, said.headers)
        elif request.get("stream") and not said.is_whole:
            self._stream(request, said)
        else:
            body = json.dumps(_completion(request, said)).encode()
            self._send(200, "application/json", body, said.headers)

    def _send(self, status: int, kind: str, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, request: dict[str, Any], said: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        # A length that is not kept: a cut connection is seen to be one.
        if said.breaks_after is not None:
            self.send_header("Content-Length", "1000000")
        self.end_headers()
        for number, chunk in enumerate(_chunks(request, said)):
            if number == said.breaks_after:
                break
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()
            self.service.closing.wait(said.pause)
        else:
            if said.finish:
                self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output clean."""


def _as_reply(answer: str | Reply) -> Reply:
    return Reply(text=answer) if isinstance(answer, str) else answer


def _chunks(request: dict[str, Any], said: Reply) -> Iterator[dict[str, Any]]:
    common = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": request["model"],
    }
    for start in range(0, len(said.text), said.piece):
        delta = {"role": "assistant", "content": said.text[start : start + said.piece]}
        yield common | {"choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
    if said.finish:
        yield common | {"choices": [{"index": 0, "delta": {}, "finish_reason": said.finish}]}
        if request.get("stream_options", {}).get("include_usage"):
            yield common | {"choices": [], "usage": _usage(said)}


def _completion(request: dict[str, Any], said: Reply) -> dict[str, Any]:
    message = {"role": "assistant", "content": said.text}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": request["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": said.finish}],
        "usage": _usage(said),
    }


def _usage(said: Reply) -> dict[str, int]:
    return {
        "prompt_tokens": said.prompt_tokens,
        "completion_tokens": said.answer_tokens,
        "total_tokens": said.prompt_tokens + said.answer_tokens,
    }


def obedient(request: dict[str, Any]) -> str:
    """Say each fact of the prompt in a sentence of its own, marked as asked."""
    facts = re.findall(r"^\[(F\d+)\] (.+)$", request["messages"][1]["content"], re.MULTILINE)
    return "统筹推进各项工作[P1]。\n" + "".join(f"{text}[{name}]。" for name, text in facts)
