"""The context that every tab of the page is built with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.ui.i18n.labels import Labels
from assistant.ui.jobs.archive_job import ArchiveJob
from assistant.ui.jobs.background_reading import BackgroundReading
from assistant.ui.widgets.on_load import OnLoad
from assistant.ui.widgets.private_events import bind_private
from assistant.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """The workbench, the labels, and the state that this browser keeps."""

    bench: Workbench
    labels: Labels
    page: gr.Blocks
    on_load: OnLoad  # the parts of the first tab, filled as the page opens
    on_load_hidden: OnLoad  # those of the other tabs
    draft: gr.BrowserState  # the id of the draft that is open in this browser; "" for none
    edited: (
        gr.State
    )  # a count; a tab that changes the open draft adds one, so that it is shown anew
    archived: gr.State  # likewise, for what was added to the archive or changed in it
    archive_job: ArchiveJob  # the archive's one writer, common to all browsers
    reading: BackgroundReading  # likewise the one encoder at work

    def open_draft_on(self, event: Callable[..., Any]) -> None:
        """Open the draft whose id an event brings as `draft`, also where it is open already."""

        def on_open(edited: int, chosen: gr.EventData) -> list[object]:
            return [str(chosen.draft), edited + 1]

        bind_private(event, on_open, self.edited, [self.draft, self.edited])
