"""Show the archive's writing job on a tab, with a button that stops it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from assistant.ui.context import PageContext
from assistant.ui.jobs.archive_job import INGESTING
from assistant.ui.tabs.archive.job_view import can_stop, job_html
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.private_events import bind_private

EventListener = Callable[..., Any]
_NEVER = -1  # a change count: nothing was seen yet


def build(
    context: PageContext,
    changed: gr.State,
    started: Sequence[EventListener],
    *,
    name: str = INGESTING,
) -> None:
    """Lay out the panel; it asks for the progress as long as it is in sight.

    It also asks when one of `started` happens. `changed` grows when a job has ended; the outcome
    is shown where the job had the name of this panel.
    """
    job = context.archive_job
    place = gr.HTML(
        apply_default_css=False,
        elem_classes="board",
        js_on_load=read_asset("tabs/archive/watch.js"),
    )
    stop = gr.Button(context.labels("停止", "Stop"), variant="stop", visible=False)
    seen = gr.State(_NEVER)  # the change count that this browser shows

    def on_look(seen: int, times: int) -> object:
        now = job.change_count
        if seen == now and not job.is_busy:
            return gr.skip()
        is_news = seen != _NEVER and not job.is_busy
        return job_html(job, name), gr.Button(visible=can_stop(job)), now, times + is_news

    for event in (*started, place.look, context.on_load_hidden):
        bind_private(event, on_look, [seen, changed], [place, stop, seen, changed])
    bind_private(stop.click, job.stop.set)
