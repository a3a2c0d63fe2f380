"""Show the progress of a draft on standard error: live on a terminal, else a line per section."""

import sys
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.events import DraftEvent, SectionDone, SectionFailed, TextArrived

_MOST_ROWS = 8  # sections in progress
_REFRESH_RATE = 8  # times per second


class DraftProgress:
    """The progress of a draft: the end of each section in progress, and the finished ones."""

    def __init__(self, stored: StoredDraft, *, console: Console | None = None) -> None:
        self._headings = [section.name for section in stored.sections]
        self._done = stored.written
        self._console = console or Console(stderr=True, file=None if console else sys.stderr)
        self._in_progress: dict[int, str] = {}
        self._live = Live(
            console=self._console,
            get_renderable=self._render,
            transient=True,
            refresh_per_second=_REFRESH_RATE,
            redirect_stdout=False,
        )

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def on_event(self, event: DraftEvent) -> None:
        """Show an event."""
        if isinstance(event, TextArrived):
            self._in_progress[event.number] = event.text
            return
        self._in_progress.pop(event.number, None)
        heading = self._headings[event.number]
        if isinstance(event, SectionFailed):
            self._print(f"没写成 {heading}：{event.error}")
        elif isinstance(event, SectionDone):
            self._done += 1
            if event.effort.seconds:
                self._print(f"写好 {heading}，{event.effort.seconds:.1f} 秒")

    def _print(self, line: str) -> None:
        self._console.print(Text(line), soft_wrap=True)

    def _render(self) -> RenderableType:
        """Return the number of finished sections, then the end of each one in progress."""
        total = len(self._headings)
        rows = [
            Text(f"正在起草：已写好 {self._done}/{total} 节，按 Ctrl-C 可随时停下", style="bold")
        ]
        in_progress = list(self._in_progress.items())
        for number, text in in_progress[:_MOST_ROWS]:
            rows.append(self._row(self._headings[number], text))
        if len(in_progress) > _MOST_ROWS:
            rows.append(Text(f"……另有 {len(in_progress) - _MOST_ROWS} 节正在写"))
        return Group(*rows)

    def _row(self, heading: str, text: str) -> Text:
        row = Text(f"▸ {heading} {len(text)} 字　", no_wrap=True, overflow="ellipsis")
        room = (self._console.width - row.cell_len) // 2 - 1  # a Han character takes two columns
        tail = " ".join(text.split())
        row.append(tail[-room:] if room > 0 else "", style="dim")
        return row
