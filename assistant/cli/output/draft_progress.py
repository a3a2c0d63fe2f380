"""Show a draft being written, on standard error: live on a terminal, a line a section elsewhere."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.events import DraftEvent, SectionDone, SectionFailed, TextArrived

_MOST_ROWS = 8  # sections that are shown growing
_A_SECOND = 8  # times the screen is drawn


class DraftProgress:
    """How far a draft is: the sections being written with the end of their text, and those done."""

    def __init__(self, kept: StoredDraft, *, console: Console | None = None) -> None:
        self._headings = [section.heading or "导语" for section in kept.sections]
        self._done = kept.written
        self._console = console or Console(stderr=True, file=None if console else sys.stderr)
        self._growing: dict[int, str] = {}
        self._live = Live(
            console=self._console,
            get_renderable=self._screen,
            transient=True,
            refresh_per_second=_A_SECOND,
            redirect_stdout=False,
        )

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._live.stop()

    def on_event(self, event: DraftEvent) -> None:
        """Show what happened."""
        if isinstance(event, TextArrived):
            self._growing[event.number] = event.text
            return
        self._growing.pop(event.number, None)
        heading = self._headings[event.number]
        if isinstance(event, SectionFailed):
            self._say(f"没写成 {heading}：{event.error}")
        elif isinstance(event, SectionDone):
            self._done += 1
            if event.effort.seconds:
                self._say(f"写好 {heading}，{event.effort.seconds:.1f} 秒")

    def _say(self, line: str) -> None:
        self._console.print(Text(line), soft_wrap=True)

    def _screen(self) -> RenderableType:
        """Return what is shown at the moment: how many are done, then the ends of the growing."""
        total = len(self._headings)
        rows = [
            Text(f"正在起草：已写好 {self._done}/{total} 节，按 Ctrl-C 可随时停下", style="bold")
        ]
        growing = list(self._growing.items())
        for number, text in growing[:_MOST_ROWS]:
            rows.append(self._row(self._headings[number], text))
        if len(growing) > _MOST_ROWS:
            rows.append(Text(f"……另有 {len(growing) - _MOST_ROWS} 节正在写"))
        return Group(*rows)

    def _row(self, heading: str, text: str) -> Text:
        row = Text(f"▸ {heading} {len(text)} 字　", no_wrap=True, overflow="ellipsis")
        room = (self._console.width - row.cell_len) // 2 - 1  # a Han character takes two columns
        tail = " ".join(text.split())
        row.append(tail[-room:] if room > 0 else "", style="dim")
        return row
