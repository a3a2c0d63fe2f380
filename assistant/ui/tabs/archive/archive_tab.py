"""档案: take reports in, see what is there, put it right."""

from __future__ import annotations

import gradio as gr

from assistant.ui.context import Shop
from assistant.ui.tabs.archive import ingest_panel, report_list, report_panel
from assistant.ui.tabs.archive.report_list import all_reports
from assistant.ui.tabs.archive.statistics import shown_statistics
from assistant.ui.widgets.private_events import quietly


class PageProgress:
    """Pass progress on to the page's own bar."""

    def __init__(self, bar: gr.Progress) -> None:
        self._bar, self._step, self._total, self._done = bar, "", 0, 0

    def start(self, step: str, total: int) -> None:
        """Begin a step of `total` things."""
        self._step, self._total, self._done = step, total, 0

    def advance(self, count: int = 1) -> None:
        """Say that `count` more are done."""
        self._done += count
        self._bar((self._done, self._total), desc=self._step)

    def added(self, report_id: str, title: str, file: str) -> None:
        """Say nothing: the table shows the reports at the end."""

    def note(self, text: str) -> None:
        """Say something worth knowing."""
        gr.Info(text)


def build(shop: Shop) -> None:
    """Lay out the tab."""
    changed, chosen = gr.State(0), gr.State("")
    ingest_panel.build(shop, changed)
    report_list.build(shop, chosen, changed)
    with gr.Column(visible=False) as rest:
        report_panel.build(shop, chosen, changed)
        _build_statistics(shop, changed)

    def on_change() -> gr.Column:
        return gr.Column(visible=bool(all_reports(shop.bench)))

    for event in (shop.behind, changed.change):
        quietly(event, on_change, None, rest)


def _build_statistics(shop: Shop, changed: gr.State) -> None:
    """Lay out the plots; they are drawn when somebody unfolds them."""
    bench = shop.bench
    with gr.Accordion(shop.words("统计", "Statistics"), open=False) as fold:
        plots = gr.HTML(apply_default_css=False)

    def on_statistics() -> str:
        reports = all_reports(bench)
        return shown_statistics(reports, bench.archive.status().sections) if reports else ""

    for event in (fold.expand, changed.change):
        quietly(event, on_statistics, None, plots)
