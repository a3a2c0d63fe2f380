"""Register the jobs as the page's HTTP interface, and nothing else of the page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import wraps
from html import escape
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.errors import AssistantError
from assistant.ui.api.archive_jobs import ArchiveApi
from assistant.ui.api.arguments import Job, call_job
from assistant.ui.api.draft_jobs import DraftApi
from assistant.ui.api.refusals import INTERNAL_ERROR, refusal_message
from assistant.ui.api.review_jobs import ReviewApi
from assistant.ui.api.schema import answer_schema, arguments_schema, job_parameters, job_summary
from assistant.ui.api.search_jobs import SearchApi
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.jobs.archive_job import ArchiveJob
from assistant.workbench import Workbench

_LOG = logging.getLogger(__name__)


def all_jobs(bench: Workbench, archive_job: ArchiveJob) -> list[Job]:
    """Return all jobs on a workbench; `archive_job` is the archive's one writer."""
    kinds = SearchApi(bench), DraftApi(bench), ReviewApi(bench), ArchiveApi(bench, archive_job)
    return [job for kind in kinds for job in kind.all]


def register_jobs(page: gr.Blocks, bench: Workbench, archive_job: ArchiveJob) -> None:
    """Add each job to the interface of the page being built; its buttons are no part of it.

    A browser shows a list of the jobs there.
    """
    jobs = all_jobs(bench, archive_job)
    gr.HTML(_job_list_html(jobs), apply_default_css=False)
    for listener in page.fns.values():
        if listener.api_visibility == "public":
            listener.api_visibility = "undocumented"
    for job in jobs:
        # Outside the queue: an answer in one request, and tools that need no second one.
        name = job.__name__
        api(as_handler(job), api_name=name, api_description=job_summary(job), queue=False)
        _set_schemas(page.fns[max(page.fns)], job)


def _job_list_html(jobs: Sequence[Job]) -> str:
    rows = "".join(f"<dt>{job.__name__}</dt><dd>{escape(job_summary(job))}</dd>" for job in jobs)
    way = bilingual_html(
        "这些工作程序也能做：HTTP 地址是 /gradio_api/run/ 加名字，参数见 /gradio_api/info。",
        "Programs can have these jobs done: POST to /gradio_api/run/ and the name; "
        "what each takes is told by /gradio_api/info.",
    )
    back = bilingual_html("回到写作助手", "Back to the assistant")
    return f'<div class="jobs"><p>{way} <a href="./">{back}</a></p><dl>{rows}</dl></div>'


def as_handler(job: Job) -> Callable[..., Any]:
    """Return a job as Gradio calls it: values in their order, refusals as its errors."""
    names = list(job_parameters(job))

    @wraps(job)
    def handle(*values: object) -> object:
        try:
            return call_job(job, dict(zip(names, values, strict=False)))
        except AssistantError as error:
            raise _refusal(refusal_message(error)) from error
        except Exception as error:
            _LOG.exception("job %s failed", job.__name__)
            raise _refusal(INTERNAL_ERROR) from error

    return handle


def _refusal(message: str) -> gr.Error:
    return gr.Error(message, print_exception=False, title="没有做成")


def _set_schemas(listener: Any, job: Job) -> None:
    """Set the schema of each value: Gradio itself gives only its type."""
    described = arguments_schema(job)["properties"]
    for block, schema in zip(listener.inputs, described.values(), strict=True):
        block._api_info = schema
    listener.outputs[0]._api_info = answer_schema(job)
