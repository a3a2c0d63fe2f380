"""What every tab of the page works with."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from assistant.ui.i18n.labels import Words
from assistant.ui.jobs.archive_job import Board
from assistant.ui.widgets.load_once import Opening
from assistant.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """The workbench, the labels, and what this browser remembers."""

    bench: Workbench
    words: Words
    page: gr.Blocks
    opening: Opening  # what is filled as the page opens: of the tab that is in sight,
    behind: Opening  # and of the others
    draft: gr.BrowserState  # the id of the draft that is open in this browser; "" for none
    edited: gr.State  # a number; a tab that changes the open draft returns one more, to show it
    board: Board  # the archive's one writing job; all browsers see the same
