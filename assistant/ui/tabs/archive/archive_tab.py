"""档案: ingest reports, list them, correct them."""

from __future__ import annotations

import gradio as gr

from assistant.ui.context import PageContext
from assistant.ui.tabs.archive import ingest_panel, reading_panel, report_list, report_panel
from assistant.ui.tabs.archive.statistics import statistics_html
from assistant.ui.widgets.private_events import bind_private
from assistant.ui.widgets.report_choices import list_reports


class PageProgress:
    """Pass progress on to the page's own bar."""

    def __init__(self, bar: gr.Progress) -> None:
        self._bar, self._step, self._total, self._done = bar, "", 0, 0

    def start(self, step: str, total: int) -> None:
        """Begin a step of `total` things."""
        self._step, self._total, self._done = step, total, 0

    def advance(self, count: int = 1) -> None:
        """Count `count` more things as done."""
        self._done += count
        self._bar((self._done, self._total), desc=self._step)

    def added(self, report_id: str, title: str, file: str) -> None:
        """Ignore the report: the table shows them all at the end."""

    def note(self, text: str) -> None:
        """Show a note as a message of the page."""
        gr.Info(text)


def build(context: PageContext) -> None:
    """Lay out the tab."""
    changed, chosen = context.archived, gr.State("")
    ingest_panel.build(context, changed)
    reading_panel.build(context)
    report_list.build(context, chosen, changed)
    with gr.Column(visible=False) as rest:
        report_panel.build(context, chosen, changed)
        _build_statistics(context, changed)

    def on_change() -> gr.Column:
        return gr.Column(visible=context.bench.archive.has_reports)

    for event in (context.on_load_hidden, changed.change):
        bind_private(event, on_change, None, rest)
    bind_private(changed.change, context.reading.wake)  # a corrected cut makes new passages


def _build_statistics(context: PageContext, changed: gr.State) -> None:
    """Lay out the plots; they are drawn when the user unfolds them."""
    bench = context.bench
    with gr.Accordion(context.labels("统计", "Statistics"), open=False) as fold:
        plots = gr.HTML(apply_default_css=False)

    def on_statistics() -> str:
        reports = list_reports(bench)
        return statistics_html(reports, bench.archive.status().sections) if reports else ""

    for event in (fold.expand, changed.change):
        bind_private(event, on_statistics, None, plots)
