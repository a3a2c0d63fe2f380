"""Time the page as people meet it: how soon it is there, how soon it answers, and under load.

    python -m benchmarks.page INDEX [--searchers 20] [--drafters 5] [--rounds 10]

INDEX is the folder of an archive; drafts are added to it. The browser's part needs Playwright and
Chromium, and is left out without them; it also times a Gradio page with nothing but one button.
"""

import argparse
import json
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from threading import Barrier
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from benchmarks.campaign.jobs import FACTS, OUTLINE

_QUERIES = [
    "老旧小区改造",
    "优化营商环境",
    "招商引资",
    "乡村振兴产业",
    "基层减负",
    "公厕",
    "安全生产",
]
_READING = 2.0  # seconds that a person looks at what was found
_PLAIN = [10, "hybrid", None, None, None]  # what else a search may be given
_SERVE = ("-m", "assistant", "serve", "--no-browser")
_EMPTY_PAGE = """
import sys, gradio as gr
with gr.Blocks() as page:
    gr.Button("x", elem_id="start-draft")
page.launch(server_port=int(sys.argv[-1]), quiet=True)
"""


@contextmanager
def served(*command: str) -> Iterator[tuple[str, float]]:
    """Serve a page by a Python command of its own; yield its address and when it was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/", started
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str) -> None:
    """Return once the page answers."""
    while True:
        try:
            urlopen(address).close()
            return
        except URLError:
            time.sleep(0.05)


def in_browser(index: str) -> None:
    """Print how soon the page can be used, beside an empty one, and how soon a key is answered."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        print("browser: not measured, Playwright or Chromium is missing")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served("-c", _EMPTY_PAGE) as (address, started):
            _usable(browser, address, started, "empty page")
        with served(*_SERVE, "--index", index) as (address, started):
            page = _usable(browser, address, started, "page")
            page.get_by_role("tab", name="找提法", exact=True).click()
            page.locator("#phrase-query").wait_for()
            took = [seconds for seconds in (_answer(page, key) for key in _QUERIES) if seconds]
        if took:
            print(f"key to result      {1000 * statistics.median(took):6.0f} ms (median)")
        browser.close()


def _usable(browser, address: str, started: float, name: str):  # type: ignore[no-untyped-def]
    """Return the page once it can be used, in a browser that has nothing of it; print when."""
    page = browser.new_context().new_page()
    wait_for(address)
    answers = time.perf_counter() - started
    page.goto(address)
    page.locator("#start-draft").wait_for()
    usable = time.perf_counter() - started
    print(f"{name:10} answers {answers:5.2f} s, can be used {usable:5.2f} s after the command")
    return page


def _answer(page, query: str) -> float:  # type: ignore[no-untyped-def]
    """Return the seconds from the last key to what it changes on the page; 0.0 for no change."""
    box = page.locator("#phrase-query")
    box.fill(query[:-1])
    page.wait_for_timeout(1500)
    return float(
        page.evaluate(
            """async ([last]) => {
          const box = document.querySelector('#phrase-query');
          const before = performance.now();
          const changed = new Promise((done) => {
            const watch = new MutationObserver((all) => {
              // Of a list that is there already, the page only exchanges the texts;
              // Over it gradio says, unseen, that it is at work.
              const changed = all.map((m) => m.target.closest ? m.target : m.target.parentElement);
              const hidden = '[data-testid=status-tracker]';
              if (changed.some((one) => one?.closest('.results') && !one.closest(hidden))) {
                watch.disconnect(); done(performance.now() - before);
              }
            });
            watch.observe(document.body, {childList: true, subtree: true, characterData: true});
            setTimeout(() => { watch.disconnect(); done(0); }, 5000);
          });
          const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value').set;
          set.call(box, box.value + last);
          box.dispatchEvent(new Event('input', {bubbles: true}));
          return (await changed) / 1000;
        }""",
            [query[-1]],
        )
    )


def under_load(address: str, searchers: int, drafters: int, rounds: int) -> None:
    """Print what many users at once meet, all of them there when the first one asks."""
    failed: list[str] = []
    all_there = Barrier(searchers + drafters)

    def work(number: int) -> tuple[str, list[float]]:
        kind = "draft" if number < drafters else "search"
        all_there.wait()
        time.sleep(number / (searchers + drafters) * _READING)  # nobody asks in step with others
        took = []
        for turn in range(rounds):
            query = _QUERIES[(number + turn) % len(_QUERIES)]
            before = time.perf_counter()
            try:
                asked(address, kind, [OUTLINE, FACTS] if kind == "draft" else [query, *_PLAIN])
            except (HTTPException, OSError, ValueError) as error:
                failed.append(f"{kind}: {error}")
            took.append(time.perf_counter() - before)
            time.sleep(_READING)
        return kind, took

    with ThreadPoolExecutor(searchers + drafters) as pool:
        done = list(pool.map(work, range(searchers + drafters)))
    for kind in ("search", "draft"):
        took = sorted(t for name, times in done if name == kind for t in times)
        if took:
            p95 = took[min(len(took) - 1, int(0.95 * len(took)))]
            median = statistics.median(took)
            print(f"{kind:7} × {len(took):4}     median {median:.2f} s, p95 {p95:.2f} s")
    print(f"errors             {len(failed)} {failed[:2]}")


def asked(address: str, job: str, arguments: list[object]) -> object:
    """Return a job's answer; ValueError for an empty one.

    Over bare HTTP: gradio_client takes more of the processor for a search than the server, and
    people's browsers run on machines of their own.
    """
    host = urlsplit(address).netloc
    connection = HTTPConnection(host, timeout=120)
    try:
        body = json.dumps({"data": arguments})
        kind = {"Content-Type": "application/json"}
        connection.request("POST", f"/gradio_api/run/{job}", body, kind)
        answer = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    if not answer.get("data"):
        raise ValueError(answer)
    return answer["data"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index")
    parser.add_argument("--searchers", type=int, default=20)
    parser.add_argument("--drafters", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=10)
    given = parser.parse_args()
    in_browser(given.index)
    with served(*_SERVE, "--index", given.index) as (address, _):
        wait_for(address)
        under_load(address, given.searchers, given.drafters, given.rounds)


if __name__ == "__main__":
    main()
