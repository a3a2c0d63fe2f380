"""Programs and agents do the jobs through real clients."""

import ast
import asyncio
import gc
import io
import json
from base64 import b64decode
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import docx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from assistant.settings import Settings, load_settings
from assistant.ui.page import build_page, launch_options
from assistant.ui.programs.jobs import Jobs
from assistant.ui.serving import served_as
from assistant.ui.words import Words
from assistant.workbench import Workbench
from tests.archive.making import Record

# Gradio's server and client leave sockets and event loops for the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
JOBS = {
    *("search", "phrases", "reports", "report", "outline"),
    *("draft", "drafts", "read_draft", "check", "compare", "export"),
}
OUTLINE = "# 澜川市城市管理局2024年工作总结\n一、主要工作情况\n二、存在的问题"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    pytest.importorskip("mcp")
    return load_settings(index=tmp_path_factory.mktemp("程序") / "index", mcp=True)


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    """A page over a small archive, served as `assistant serve --mcp` does."""
    words = Words()
    with Workbench(settings) as bench:
        bench.ingest([EXAMPLES / "archive" / "澜川市 城市管理局"], progress=Record())
        page = build_page(bench, words)
        _, address, _ = page.launch(
            prevent_thread_lock=True, quiet=True, **launch_options(words), **served_as(settings)
        )
        yield address
        page.close()
        gc.collect()  # here, where its complaints are expected


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[Client]:
    client = Client(address, verbose=False)
    yield client
    client.close()


def test_the_jobs_are_offered_and_no_button(client: Client) -> None:
    offered: Any = client.view_api(return_format="dict", print_info=False)
    assert {name.lstrip("/") for name in offered["named_endpoints"]} == JOBS
    search = offered["named_endpoints"]["/search"]
    assert [p["parameter_name"] for p in search["parameters"]][:2] == ["query", "limit"]
    item = search["returns"][0]["type"]["items"]
    assert item["properties"]["line"] == {"type": "integer"}
    assert "text" in item["required"]


def test_search_and_reports_agree(client: Client) -> None:
    reports = {row["id"]: row for row in client.predict(api_name="/reports")}
    hits = client.predict("垃圾分类", 3, api_name="/search")
    assert len(hits) == 3
    assert all(hit["report_id"] in reports for hit in hits)
    sections = client.predict(hits[0]["report_id"], api_name="/report")
    said = [one["text"] for section in sections for one in section["paragraphs"]]
    assert any(hits[0]["text"] in text for text in said)


def test_a_draft_is_written_checked_compared_and_exported(client: Client) -> None:
    made = client.predict(OUTLINE, "一：新建公厕12座", api_name="/draft")
    assert "新建公厕12座" in made["text"]
    assert made["id"] in [row["id"] for row in client.predict(api_name="/drafts")]
    text = "澜川市城市管理局2024年工作总结\n截止目前，新建公厕xx座。\n"
    checked = client.predict(text, api_name="/check")
    assert {"空白掩码", "用法"} <= {finding["rule"] for finding in checked["findings"]}
    compared = client.predict(text, api_name="/compare")
    assert compared["past"]["title"]
    file = client.predict(made["id"], "docx", True, api_name="/export")
    word = docx.Document(io.BytesIO(b64decode(file["content"])))
    assert word.paragraphs[0].text.replace("\n", "") == "澜川市城市管理局2024年工作总结"


def test_a_refusal_says_what_to_do(client: Client) -> None:
    with pytest.raises(AppError, match="没有"):
        client.predict("no-such-report", api_name="/report")


def test_one_request_is_enough(address: str) -> None:
    body = json.dumps({"data": ["公厕", 1, "hybrid", None, None, None]}).encode()
    request = Request(f"{address}gradio_api/run/search", body, {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        assert json.load(answer)["data"][0][0]["rank"] == 1


def test_files_of_the_archive_are_not_served(address: str, settings: Settings) -> None:
    report = next((EXAMPLES / "archive" / "澜川市 城市管理局").rglob("*.*"))
    for path in (settings.index / "archive.db", report, Path(__file__)):
        for way in ("gradio_api/file=", "file="):
            with pytest.raises(HTTPError) as refusal:
                urlopen(address + way + quote(str(path)))
            assert refusal.value.code in (403, 404)


def test_an_agent_finds_and_uses_the_tools(address: str) -> None:
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async def talk() -> tuple[Any, Any, Any]:
        async with (
            streamable_http_client(f"{address}gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            tools = await session.list_tools()
            found = await session.call_tool("search", {"query": "公厕", "limit": 2})
            refused = await session.call_tool("report", {"report_id": "no-such"})
            return tools.tools, found, refused

    tools, found, refused = asyncio.run(talk())
    assert {tool.name for tool in tools} == JOBS
    search = next(tool for tool in tools if tool.name == "search")
    assert "往年报告" in search.description
    assert search.inputSchema["properties"]["query"]["description"] == "词语、标题或一句话"
    assert [hit["rank"] for hit in ast.literal_eval(found.content[0].text)] == [1, 2]
    assert refused.isError


def test_every_job_is_documented_with_its_arguments() -> None:
    text = (EXAMPLES.parent / "docs" / "api.md").read_text(encoding="utf-8")
    for job in (getattr(Jobs, name) for name in JOBS):
        row = next(line for line in text.splitlines() if line.startswith(f"| `{job.__name__}`"))
        named = [name for name in signature(job).parameters if name != "self"]
        places = [row.index(f"`{name}") for name in named]
        assert places == sorted(places), job.__name__
