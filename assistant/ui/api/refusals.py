"""Word a refusal for programs: the reason, and the job that helps."""

from __future__ import annotations

import re

from assistant.errors import AssistantError

INTERNAL_ERROR = "程序出错，没有做成。原因记在运行程序的窗口里，请管理员查看。"

# Hints name commands; a program has jobs instead.
_COMMANDS = (
    (re.compile(r"assistant drafts show(?: \d{8}-[0-9a-f]{4})? --section 章节"), "versions"),
    (re.compile(r"assistant drafts show(?: \d{8}-[0-9a-f]{4})?"), "read_draft"),
    (re.compile(r"assistant (drafts|reports)"), r"\1"),
    (re.compile(r"assistant ingest(?: 文件或文件夹| 文件所在的目录)?"), "ingest"),
    (re.compile(r"assistant search (?=\S)"), ""),
    (re.compile("--draft 草稿编号"), "draft_id"),
)


def refusal_message(error: AssistantError) -> str:
    """Return the message of an error with its hint, commands in it replaced by jobs.

    >>> refusal_message(AssistantError("没有这篇。", hint="用 assistant reports 查看。"))
    '没有这篇。 用 reports 查看。'
    """
    hint = error.hint
    for command, job in _COMMANDS:
        hint = command.sub(job, hint)
    return f"{error} {hint}".strip()
