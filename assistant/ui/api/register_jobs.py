"""Offer the jobs to programs, and nothing else of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.errors import AssistantError
from assistant.ui.api.archive_jobs import Archiving
from assistant.ui.api.arguments import Job, ask
from assistant.ui.api.draft_jobs import Drafting
from assistant.ui.api.refusals import refusal
from assistant.ui.api.review_jobs import Reviewing
from assistant.ui.api.schema import answer_schema, arguments, arguments_schema, said
from assistant.ui.api.search_jobs import Reading
from assistant.ui.gradio_patches.config_cache import Described
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.escape import shown_text
from assistant.ui.jobs.archive_job import Board
from assistant.workbench import Workbench


class Page(gr.Blocks):
    """A page that lets plain requests leave out values at the end, as new arguments come there."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.default_config.__class__ = Described

    def validate_inputs(self, block_fn: Any, inputs: list[Any]) -> None:
        """Take what is missing at the end as null; Gradio itself would break off."""
        if block_fn.api_visibility == "public":
            inputs.extend([None] * (len(block_fn.inputs) - len(inputs)))
        super().validate_inputs(block_fn, inputs)


def jobs_of(bench: Workbench, board: Board) -> list[Job]:
    """Return all jobs that programs can have done on a workbench; the board shows who writes."""
    kinds = Reading(bench), Drafting(bench), Reviewing(bench), Archiving(bench, board)
    return [job for kind in kinds for job in kind.all]


def offer(page: gr.Blocks, bench: Workbench, board: Board) -> None:
    """Add each job to the interface of the page being built; its buttons are no part of it.

    What a person sees there is a list of the jobs.
    """
    jobs = jobs_of(bench, board)
    gr.HTML(_listed(jobs), apply_default_css=False)
    for listener in page.fns.values():
        if listener.api_visibility == "public":
            listener.api_visibility = "undocumented"
    for job in jobs:
        # Outside the queue: an answer in one request, and tools that need no second one.
        name = job.__name__
        api(answering(job), api_name=name, api_description=said(job), queue=False)
        _document(page.fns[max(page.fns)], job)


def _listed(jobs: Sequence[Job]) -> str:
    rows = "".join(f"<dt>{job.__name__}</dt><dd>{shown_text(said(job))}</dd>" for job in jobs)
    way = both(
        "这些工作程序也能做：HTTP 地址是 /gradio_api/run/ 加名字，参数见 /gradio_api/info。",
        "Programs can have these jobs done: POST to /gradio_api/run/ and the name; "
        "what each takes is told by /gradio_api/info.",
    )
    back = both("回到写作助手", "Back to the assistant")
    return f'<div class="jobs"><p>{way} <a href="./">{back}</a></p><dl>{rows}</dl></div>'


def answering(job: Job) -> Callable[..., Any]:
    """Return the job as Gradio calls it: values in their order, refusals as its errors."""
    names = list(arguments(job))

    @wraps(job)
    def answered(*values: object) -> object:
        try:
            return ask(job, dict(zip(names, values, strict=False)))
        except AssistantError as error:
            raise gr.Error(refusal(error), print_exception=False, title="没有做成") from error

    return answered


def _document(listener: Any, job: Job) -> None:
    """Say what each value means: Gradio itself only tells its type."""
    described = arguments_schema(job)["properties"]
    for block, schema in zip(listener.inputs, described.values(), strict=True):
        block._api_info = schema
    listener.outputs[0]._api_info = answer_schema(job)
