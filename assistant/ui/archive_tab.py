"""档案: add files, see what is there."""

from pathlib import Path

import gradio as gr

from assistant.archive.ingest import IngestSummary
from assistant.errors import QueryError
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop
from assistant.workbench import Workbench

_HEADERS = ["编号", "标题", "单位类型", "级别", "年份", "时段", "文种", "段落"]
_Rows = list[list[str]]


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
    bench = shop.bench
    folder = gr.Textbox(
        label="报告所在的文件夹", placeholder="例如：D:\\历年总结；原文件不会被改动，也不会被复制走"
    )
    add = gr.Button("收录", variant="primary")
    outcome = gr.Textbox(label="结果", interactive=False, lines=3)
    table = gr.Dataframe(headers=_HEADERS, datatype="str", wrap=True, interactive=False)

    @shown
    def on_add(
        folder: str,
        bar: gr.Progress = gr.Progress(),  # noqa: B008 (gradio's way to ask for the bar)
    ) -> tuple[str, _Rows]:
        if not folder.strip():
            raise QueryError("还没有填文件夹。", hint="请填写报告所在的文件夹。")
        summary = bench.ingest([Path(folder.strip())], progress=PageProgress(bar))
        return _summary(summary), _rows(bench)

    add.click(on_add, folder, [outcome, table])


def _summary(summary: IngestSummary) -> str:
    head = f"收录 {summary.reports} 篇报告、{summary.passages} 个段落"
    rest = f"；{summary.unchanged} 个文件没有变化。"
    return "\n".join([head + rest, *(f"跳过 {s.file.name}：{s.reason}" for s in summary.skipped)])


def _rows(bench: Workbench) -> _Rows:
    return [
        [e.id, e.title, e.org_type, e.level, str(e.year or "—"), e.span, e.kind, str(e.passages)]
        for e in bench.reports()
    ]
