"""A model service on this machine: it speaks the chat-completions protocol and does as told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any]], str]


@dataclass(slots=True, kw_only=True)
class Loopback:
    """The service, and what it was asked."""

    url: str = ""
    answer: Answer = lambda _request: ""
    status: int = 200
    delay: float = 0.0  # seconds before an answer
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    busy: int = 0
    most_busy: int = 0  # requests answered at the same time
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def serving(service: Loopback) -> Iterator[Loopback]:
    """Run `service` on a free port of the loopback interface."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(service: Loopback) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            request = json.loads(self.rfile.read(length))
            with service.lock:
                service.requests.append(request)
                service.keys.append(self.headers["Authorization"] or "")
                service.busy += 1
                service.most_busy = max(service.most_busy, service.busy)
            time.sleep(service.delay)
            with service.lock:
                service.busy -= 1
            self._reply(request)

        def _reply(self, request: dict[str, Any]) -> None:
            if service.status == 200:
                body = _completion(request, service.answer(request))
            else:
                body = {"error": {"message": "no", "type": "refused", "code": None}}
            content = json.dumps(body).encode()
            try:
                self.send_response(service.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except ConnectionError:  # the client has given up, as it should in the timeout test
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test output clean."""

    return Handler


def _completion(request: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": request["model"],
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text},
                "finish_reason": "stop",
            }
        ],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
