"""Serve the page in a process of its own, and ask its jobs as other programs do."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

_PATIENCE = 120  # seconds, for a start on a busy machine and for any answer
_PAUSE = 0.2  # seconds


class JobError(Exception):
    """The page refused a job, or failed in it."""


class ServedPage:
    """The page of one archive; it can be stopped and started again at the same address."""

    def __init__(self, index: Path, log: Path, **settings: str) -> None:
        self._index = index
        self._settings = {f"ASSISTANT_{name.upper()}": value for name, value in settings.items()}
        self._log = log
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start the page, and wait until it answers."""
        command = [sys.executable, "-m", "assistant", "serve", "--no-browser"]
        command += ["--port", str(self._port), "--index", str(self._index)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, env=os.environ | self._settings
            )
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                self.ask("drafts")
            except (OSError, HTTPException):
                time.sleep(_PAUSE)
            else:
                return
        raise SystemExit(f"the page does not start: {self._log.read_text('utf-8')}")

    def stop(self) -> None:
        """Stop the page, in whatever it is doing."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_PATIENCE)

    def ask(self, job: str, *arguments: object) -> Any:
        """Return the answer of a job. Raises JobError, and OSError where nobody listens."""
        request = Request(
            f"http://127.0.0.1:{self._port}/gradio_api/run/{job}",
            data=json.dumps({"data": arguments}).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:
                return json.load(answer)["data"][0]
        except HTTPError as error:
            raise JobError(f"{error.code} {error.read().decode()[:300]}") from error


@contextmanager
def serve(index: Path, log: Path, **settings: str) -> Iterator[ServedPage]:
    """Serve the page of an archive, with these settings, while the block runs."""
    page = ServedPage(index, log, **settings)
    try:
        yield page
    finally:
        page.stop()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
