"""Serve the jobs as tools for agents, with JSON and schemas in place of Gradio's own tools."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from inspect import unwrap
from typing import TYPE_CHECKING, Any

from anyio.to_thread import run_sync

from assistant.errors import AssistantError
from assistant.ui.access.current_user import acting_as, request_user
from assistant.ui.api.arguments import Job, call_job
from assistant.ui.api.refusals import INTERNAL_ERROR, refusal_message
from assistant.ui.api.schema import (
    RESULT,
    answer_schema,
    arguments_schema,
    job_summary,
    object_schema,
)

if TYPE_CHECKING:
    from mcp.server import Server
    from mcp.types import CallToolResult, Tool

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def replace_mcp_tools(app: Any) -> AsyncIterator[None]:
    """Replace Gradio's tools by ours as the server starts; for FastAPI's `lifespan`."""
    page = app.get_blocks()
    if page.mcp_server_obj is not None:
        offered = [fn.fn for fn in page.fns.values() if fn.api_visibility == "public"]
        serve_tools(page.mcp_server_obj.mcp_server, offered)
    yield


def serve_tools(server: Server[Any], offered: list[Callable[..., object]]) -> None:
    """Register the jobs as the tools of an MCP server."""
    jobs: dict[str, Job] = {job.__name__: unwrap(job) for job in offered}

    @server.list_tools()  # type: ignore[no-untyped-call, untyped-decorator]
    async def list_tools() -> list[Tool]:
        return [_tool(job) for job in jobs.values()]

    # Its own complaints about arguments are English.
    @server.call_tool(validate_input=False)  # type: ignore[untyped-decorator]
    async def call_tool(name: str, given: dict[str, Any]) -> CallToolResult:
        if name not in jobs:
            return _error_result(f"没有这个工具：{name}。可用：{'、'.join(jobs)}。")
        user = request_user(server.request_context.request)
        try:
            with acting_as(user):
                return _tool_result(await run_sync(call_job, jobs[name], given))
        except AssistantError as error:
            return _error_result(refusal_message(error))
        except Exception:  # noqa: BLE001 (answered and logged: an agent gets no traceback)
            _LOG.exception("tool %s", name)
            return _error_result(INTERNAL_ERROR)


def _tool(job: Job) -> Tool:
    from mcp.types import Tool, ToolAnnotations

    name = job.__name__
    is_reading = job.__self__.is_read_only  # type: ignore[attr-defined]
    return Tool(
        name=name,
        description=job_summary(job),
        inputSchema=arguments_schema(job),
        outputSchema=object_schema(answer_schema(job)),
        annotations=ToolAnnotations(
            readOnlyHint=is_reading,
            destructiveHint=name.startswith("remove"),
            openWorldHint=False,
        ),
    )


def _tool_result(answer: Any) -> CallToolResult:
    """Return an answer as an object, and as text: a text itself, all else as JSON."""
    from mcp.types import CallToolResult, TextContent

    whole = answer if isinstance(answer, dict) else {RESULT: answer}
    text = answer if isinstance(answer, str) else json.dumps(whole, ensure_ascii=False)
    return CallToolResult(content=[TextContent(type="text", text=text)], structuredContent=whole)


def _error_result(message: str) -> CallToolResult:
    from mcp.types import CallToolResult, TextContent

    return CallToolResult(content=[TextContent(type="text", text=message)], isError=True)
