"""One call of each job on the examples, in an order in which each finds what it needs."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx

from assistant.ui.api.arguments import Job, call_job
from assistant.ui.api.register_jobs import all_jobs
from assistant.ui.jobs.archive_job import ArchiveJob
from assistant.workbench import Workbench

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
REPORT = EXAMPLES / "archive" / "青石镇" / "青石镇2025年上半年工作总结.md"
OUTLINE = "# 青石镇2025年工作总结\n一、主要工作情况\n二、存在的问题"
DRAFT = "青石镇2025年工作总结\n2025年，新建公厕xx座。\n截止目前，受理群众诉求320件。"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCall:
    """One job with what it was asked and what it answered."""

    job: Job
    given: dict[str, Any]
    answer: Any


def sent_file(name: str, content: bytes) -> dict[str, str]:
    """Return a file as programs send it."""
    return {"name": name, "content": b64encode(content).decode()}


def word_file(*paragraphs: str) -> bytes:
    """Return a Word file with these paragraphs."""
    document, file = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


_ArgumentsFrom = Callable[[dict[str, Any]], dict[str, Any]]
_FILE = sent_file(REPORT.name, REPORT.read_bytes())
_CALLS: tuple[tuple[str, _ArgumentsFrom], ...] = (
    ("ingest", lambda _: {"files": [_FILE]}),
    ("status", lambda _: {}),
    ("reports", lambda _: {}),
    ("report", lambda seen: {"report_id": seen["ingest"]["added"][0]["id"]}),
    ("doubts", lambda seen: {"report_id": seen["ingest"]["added"][0]["id"]}),
    ("search", lambda _: {"query": "农村厕所改造", "limit": 2}),
    ("phrases", lambda _: {"query": "全面推进", "limit": 1}),
    ("trend", lambda _: {"asked": "群众信访"}),
    ("outline", lambda _: {"unit": "青石镇人民政府", "span": "上半年"}),
    ("draft", lambda _: {"outline": OUTLINE, "facts": "一：新建公厕12座"}),
    ("finish_draft", lambda seen: {"draft_id": seen["draft"]["id"]}),
    ("drafts", lambda _: {}),
    ("read_draft", lambda seen: {"draft_id": seen["draft"]["id"]}),
    (
        "edit",
        lambda seen: {"draft_id": seen["draft"]["id"], "section": "二", "text": "人手不足。"},
    ),
    (
        "redo",
        lambda seen: {
            "draft_id": seen["draft"]["id"],
            "section": "一",
            "instruction": "压缩到一百字",
        },
    ),
    ("versions", lambda seen: {"draft_id": seen["draft"]["id"], "section": "二"}),
    ("restore", lambda seen: {"draft_id": seen["draft"]["id"], "section": "二", "version": 1}),
    ("lock", lambda seen: {"draft_id": seen["draft"]["id"], "section": "一"}),
    ("update", lambda seen: {"draft_id": seen["draft"]["id"], "facts": "一：新建公厕14座"}),
    ("settle", lambda seen: {"draft_id": seen["draft"]["id"], "accept": False}),
    ("export", lambda seen: {"draft_id": seen["draft"]["id"], "kind": "docx"}),
    ("take_back", lambda seen: {"file": seen["export"]}),
    ("check", lambda _: {"draft": DRAFT}),
    ("rules", lambda _: {}),
    ("compare", lambda _: {"draft": DRAFT, "past": _FILE}),
    (
        "revise",
        lambda _: {
            "old": sent_file("旧稿.docx", word_file("青石镇工作总结", "新建公厕10座。")),
            "new": sent_file("新稿.docx", word_file("青石镇工作总结", "新建公厕12座。")),
        },
    ),
    ("profile", lambda _: {}),
    (
        "correct",
        lambda seen: {"report_id": seen["ingest"]["added"][0]["id"], "org_type": "乡镇政府"},
    ),
    ("remove", lambda seen: {"report_ids": [seen["ingest"]["added"][0]["id"]]}),
    ("remove_draft", lambda seen: {"draft_id": seen["draft"]["id"]}),
)
NAMES = tuple(name for name, _ in _CALLS)


def call_all_jobs(bench: Workbench) -> Iterator[JobCall]:
    """Yield each job called once on a workbench, whatever its archive holds so far."""
    jobs = {job.__name__: job for job in all_jobs(bench, ArchiveJob())}
    seen: dict[str, Any] = {}
    for name, given in _CALLS:
        told = given(seen)
        seen[name] = call_job(jobs[name], told)
        yield JobCall(job=jobs[name], given=told, answer=seen[name])
