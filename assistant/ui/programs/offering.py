"""Offer the jobs to programs, and nothing else of the page."""

from __future__ import annotations

import gradio as gr
from gradio.events import api

from assistant.ui.programs.jobs import Jobs
from assistant.ui.refusals import shown
from assistant.workbench import Workbench


def offer(page: gr.Blocks, bench: Workbench) -> None:
    """Add each job to the interface of the page being built; its buttons are no part of it."""
    for listener in page.fns.values():
        if listener.api_visibility == "public":
            listener.api_visibility = "undocumented"
    for job in Jobs(bench).all:
        # Outside the queue: an answer in one request, and tools that need no second one.
        api(shown(job), api_name=job.__name__, queue=False)
