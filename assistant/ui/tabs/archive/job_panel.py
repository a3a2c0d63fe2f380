"""The place on a tab where the archive's writing job is seen, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

import gradio as gr

from assistant.ui.context import Shop
from assistant.ui.jobs.archive_job import TAKING_IN
from assistant.ui.tabs.archive.job_view import can_stop, shown_board
from assistant.ui.widgets.private_events import quietly

Event = Callable[..., Any]
_NEVER = -1  # steps of the board: nothing of it was seen


def build(shop: Shop, changed: gr.State, begun: Sequence[Event], *, name: str = TAKING_IN) -> None:
    """Lay out the place; it asks how far the job is as long as it is in sight.

    It also asks when one of `begun` happens; `changed` grows when a job has ended, and
    what came of it is shown where it has the name of this place.
    """
    board, watch = shop.board, files("assistant.ui.tabs.archive").joinpath("watch.js")
    place = gr.HTML(
        apply_default_css=False, elem_classes="board", js_on_load=watch.read_text(encoding="utf-8")
    )
    stop = gr.Button(shop.words("停止", "Stop"), variant="stop", visible=False)
    seen = gr.State(_NEVER)  # the steps of the board that this browser shows

    def on_look(seen: int, times: int) -> object:
        steps = board.steps
        if seen == steps and not board.is_busy:
            return gr.skip()
        is_news = seen != _NEVER and not board.is_busy
        return shown_board(board, name), gr.Button(visible=can_stop(board)), steps, times + is_news

    for event in (*begun, place.look, shop.behind):
        quietly(event, on_look, [seen, changed], [place, stop, seen, changed])
    quietly(stop.click, board.stop.set)
