"""Agents do the jobs through a real MCP client."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.ui.api.calls import NAMES, REPORT, sent_file

pytest.importorskip("mcp")


def run_session(address: str, say: Callable[[Any], Awaitable[Any]], **options: Any) -> Any:
    """Return what comes of talking to the server as a client that has introduced itself."""
    from httpx import AsyncClient
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async def talked() -> Any:
        async with (
            AsyncClient(follow_redirects=True, **options) as http,
            streamable_http_client(f"{address}gradio_api/mcp/", http_client=http) as ends,
            ClientSession(ends[0], ends[1]) as session,
        ):
            await session.initialize()
            return await say(session)

    return asyncio.run(talked())


def call_tool(address: str, name: str, given: dict[str, Any]) -> Any:
    """Return the result of one tool; the client itself holds it against the output schema."""

    async def said(session: Any) -> Any:
        await session.list_tools()
        return await session.call_tool(name, given)

    return run_session(address, said)


def test_every_job_is_a_tool_that_says_what_it_takes_and_answers(address: str) -> None:
    tools = run_session(address, lambda session: session.list_tools()).tools
    assert {tool.name for tool in tools} == set(NAMES)
    search = next(tool for tool in tools if tool.name == "search")
    assert "往年报告" in search.description
    assert search.inputSchema["properties"]["query"]["description"] == "词语、标题或一句话"
    assert search.inputSchema["properties"]["limit"]["default"] == 10
    assert search.inputSchema["required"] == ["query"]
    found = search.outputSchema["properties"]["result"]["items"]["properties"]
    assert found["line"] == {"type": "integer", "description": "行号，从 1 起"}
    assert {tool.name for tool in tools if tool.annotations.destructiveHint} == {
        "remove",
        "remove_draft",
    }
    assert search.annotations.readOnlyHint
    assert not next(tool for tool in tools if tool.name == "draft").annotations.readOnlyHint


def test_an_answer_is_an_object_and_the_same_as_json(address: str) -> None:
    found = call_tool(address, "search", {"query": "公厕", "limit": 2})
    assert [hit["rank"] for hit in found.structuredContent["result"]] == [1, 2]
    assert json.loads(found.content[0].text) == found.structuredContent
    state = call_tool(address, "status", {})
    assert state.structuredContent["reports"] == json.loads(state.content[0].text)["reports"]


def test_a_text_stays_a_text(address: str) -> None:
    outline = call_tool(address, "outline", {"org_type": "城管局", "span": "上半年"})
    assert outline.content[0].text == outline.structuredContent["result"]
    assert outline.content[0].text.startswith("# ")


def test_an_agent_adds_a_report_and_removes_it(address: str) -> None:
    file = sent_file(REPORT.name, REPORT.read_bytes())
    added = call_tool(address, "ingest", {"files": [file]}).structuredContent["added"]
    assert [one["title"] for one in added] == ["青石镇人民政府2025年上半年工作总结及下半年工作安排"]
    removed = call_tool(address, "remove", {"report_ids": [added[0]["id"]]})
    assert removed.structuredContent == {"done": "已移除 1 篇报告"}


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        pytest.param("report", {"report_id": "no-such"}, "用 reports 查看", id="no such report"),
        pytest.param("search", {}, "缺少参数 query", id="nothing asked"),
        pytest.param("search", {"query": "公厕", "k": 3}, "没有参数 k", id="unknown argument"),
        pytest.param("search", {"query": "公厕", "limit": "x"}, "应是整数", id="no number"),
        pytest.param("fetch", {}, "没有这个工具", id="no such tool"),
    ],
)
def test_a_refusal_says_what_to_do(
    address: str, name: str, given: dict[str, Any], told: str
) -> None:
    refused = call_tool(address, name, given)
    assert refused.isError
    assert told in refused.content[0].text
