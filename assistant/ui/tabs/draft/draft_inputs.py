"""Lay out what a draft is made from: outline, this year's facts, reports to borrow from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block

from assistant.drafting.draft import Fact
from assistant.drafting.precedents.report_selection import ReportSelection
from assistant.errors import AssistantError, OutlineError
from assistant.records import Span
from assistant.ui.context import Shop
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.terms import choices
from assistant.ui.tabs.draft.collect_facts import Table, facts_given, read_ledgers
from assistant.ui.tabs.draft.fact_table import fact_table
from assistant.ui.tabs.draft.inputs_preview import EMPTY, refused, understood
from assistant.ui.widgets.confirm import asking_first
from assistant.ui.widgets.error_messages import shown
from assistant.ui.widgets.private_events import quietly
from assistant.ui.widgets.report_choices import report_choices

_OUTLINE = (
    "# 某某局2025年工作总结\n一、2025年工作情况\n（一）……（500字左右）\n（二）……\n"
    "二、存在的问题\n三、2026年工作打算"
)
_OUTLINE_EN = f"Headings, one a line, in Chinese; a length in brackets if you like:\n\n{_OUTLINE}"
_FACTS = "一行一条，可写明用在哪一节：\n一（一）：新建公厕12座\n受理群众诉求3.6万件，办结率98.2%"
_FACTS_EN = (
    "One fact a line, in Chinese, with its section in front if you like:\n"
    "一（一）：新建公厕12座\n受理群众诉求3.6万件，办结率98.2%"
)
_KINDS = both(
    "Excel、CSV、Word、PDF 或文本；三处的数据合在一起用。",
    "Excel, CSV, Word, PDF or text; all three places count together.",
)
_SPANS = [span.value for span in Span if span is not Span.OTHER]
_REPLACING = asking_first(
    "换掉现在的提纲？", "Replace the outline there is?", if_any="#outline textarea"
)
_LEDGERS = [".csv", ".xlsx", ".md", ".txt", ".docx", ".pdf"]
_OUTLINES = [".md", ".txt", ".docx", ".pdf"]
# What is half-written stays in the browser until the draft is begun.
_REMEMBER = "(outline, pasted, table) => ({outline, pasted, table})"
_REMIND = "(kept) => [kept?.outline ?? '', kept?.pasted ?? '', kept?.table ?? []]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The inputs of a draft."""

    fold: gr.Accordion
    outline: gr.Textbox
    ways: gr.Tabs  # of giving facts: "pasted", "table", "files"
    pasted: gr.Textbox
    table: gr.HTML
    files: gr.File
    use: gr.Dropdown
    avoid: gr.Dropdown
    again: gr.Button
    start: gr.Button

    @property
    def facts(self) -> list[Block]:
        """Where facts can stand."""
        return [self.pasted, self.table, self.files]


def lay_out(shop: Shop) -> Given:
    """Lay out the inputs; what was understood of them is shown beside them as they change."""
    words = shop.words
    with gr.Accordion(words("提纲和数据", "Outline and facts"), open=True) as fold:
        with gr.Row(elem_classes="given"):
            with gr.Column(scale=5, min_width=300):
                outline = _outline(shop)
            with gr.Column(scale=5, min_width=300):
                ways, pasted, table, files = _facts(shop)
            with gr.Column(scale=4, min_width=280):
                preview = gr.HTML(EMPTY)
        use, avoid = _precedents(shop)
        with gr.Row():
            again = gr.Button(
                words("取回打开的草稿的提纲和数据", "Take the open draft's outline and facts"),
                scale=1,
                min_width=240,
            )
            start = gr.Button(
                words("开始起草", "Start drafting"),
                variant="primary",
                elem_id="start-draft",
                scale=3,
            )
    given = Given(
        fold=fold,
        outline=outline,
        ways=ways,
        pasted=pasted,
        table=table,
        files=files,
        use=use,
        avoid=avoid,
        again=again,
        start=start,
    )
    _show_what_is_understood(shop, given, preview)
    _remember(shop, given)
    return given


def _outline(shop: Shop) -> gr.Textbox:
    words = shop.words
    outline = gr.Textbox(
        label=words("提纲（Ctrl+Enter 开始起草）", "Outline (Ctrl+Enter starts)"),
        lines=13,
        max_lines=22,
        placeholder=words(_OUTLINE, _OUTLINE_EN),
        elem_id="outline",
        elem_classes="ctrl-enter-start-draft",
    )
    with gr.Row(elem_classes="propose"):
        unit = gr.Textbox(
            label=words("单位名称", "Unit"),
            show_label=False,
            container=False,
            placeholder=words("单位名称", "Unit"),
            max_lines=1,
            scale=3,
            min_width=90,
        )
        span = gr.Dropdown(
            _SPANS,
            value=Span.YEAR.value,
            label=words("时段", "Span"),
            show_label=False,
            container=False,
            scale=1,
            min_width=120,
        )
        propose = gr.Button(words("拟一个提纲", "Propose one"), size="md", min_width=100)
        file = gr.UploadButton(
            str(words("读入文件", "From file")), file_types=_OUTLINES, size="md", min_width=90
        )

    @shown
    def on_propose(sure: bool, unit: str, span: str) -> object:
        return (
            shop.bench.archive.propose_outline(unit=unit.strip(), span=Span(span))
            if sure
            else gr.skip()
        )

    @shown
    def on_outline_file(sure: bool, path: str) -> object:
        return read_outline(path) if sure else gr.skip()

    sure = gr.Checkbox(visible=False)
    gr.on([propose.click, unit.submit], on_propose, [sure, unit, span], outline, js=_REPLACING)
    file.upload(on_outline_file, [sure, file], outline, js=_REPLACING)
    quietly(shop.opening, lambda: gr.Dropdown(choices=choices(_SPANS)), None, span)
    return outline


def read_outline(path: str) -> str:
    """Return the text of an outline file; OutlineError or LoadError where it cannot be read."""
    from pathlib import Path

    from assistant.drafting.inputs import load_outline

    return load_outline(Path(path))


def _facts(shop: Shop) -> tuple[gr.Tabs, gr.Textbox, gr.HTML, gr.File]:
    words = shop.words
    with gr.Tabs(elem_classes="ways") as ways:
        with gr.Tab(words("粘贴数据", "Paste facts"), id="pasted"):
            pasted = gr.Textbox(
                label=words("今年的数据", "This year's facts"),
                show_label=False,
                container=False,
                lines=13,
                max_lines=22,
                placeholder=words(_FACTS, _FACTS_EN),
                elem_classes="ctrl-enter-start-draft",
            )
        with gr.Tab(words("填表", "Table"), id="table"):
            table = fact_table()
        with gr.Tab(words("台账文件", "Ledger files"), id="files"):
            files = gr.File(
                file_count="multiple", file_types=_LEDGERS, height=190, show_label=False
            )
            gr.HTML(f'<div class="quiet">{_KINDS}</div>')
    return ways, pasted, table, files


def _precedents(shop: Shop) -> tuple[gr.Dropdown, gr.Dropdown]:
    words = shop.words
    with (
        gr.Accordion(
            words(
                "参考哪些往年报告（默认由程序挑选）",
                "Past reports to borrow from (chosen by the program unless you do)",
            ),
            open=False,
        ) as fold,
        gr.Row(),
    ):
        use, avoid = (
            gr.Dropdown([], multiselect=True, label=label, filterable=True)
            for label in (
                words("只参考这些", "Only these"),
                words("不参考这些", "Not these"),
            )
        )

    @shown
    def on_unfold() -> tuple[gr.Dropdown, gr.Dropdown]:
        reports = report_choices(shop.bench)
        return gr.Dropdown(choices=reports), gr.Dropdown(choices=reports)

    fold.expand(on_unfold, None, [use, avoid], api_visibility="private")
    return use, avoid


def _show_what_is_understood(shop: Shop, given: Given, preview: gr.HTML) -> None:
    ledgers = gr.State([])  # of uploaded files: read once, not with every key

    def on_files(files: Sequence[str] | None) -> list[Fact] | AssistantError:
        try:
            return read_ledgers(files or ())
        except AssistantError as error:
            return error

    def on_given(
        outline: str, pasted: str, table: Table, ledgers: list[Fact] | AssistantError
    ) -> str:
        try:
            if isinstance(ledgers, AssistantError):
                raise ledgers
            if not outline.strip():
                return EMPTY
            facts = facts_given(pasted, table, ledgers)
            return understood(shop.bench.drafts.plan(outline, facts))
        except AssistantError as error:
            return refused(f"{error} {error.hint}")

    quietly(given.files.change, on_files, given.files, ledgers)
    gr.on(
        [given.outline.change, given.pasted.change, given.table.change, ledgers.change],
        on_given,
        [given.outline, given.pasted, given.table, ledgers],
        preview,
        trigger_mode="always_last",
        show_progress="hidden",
        api_visibility="private",
    )


def _remember(shop: Shop, given: Given) -> None:
    name = "assistant.given"
    kept = gr.BrowserState(None, storage_key=name, secret=name)
    written = [given.outline, given.pasted, given.table]
    gr.on(
        [given.outline.change, given.pasted.change, given.table.change],
        None,
        written,
        kept,
        js=_REMEMBER,
        api_visibility="private",
    )

    shop.page.load(None, kept, written, js=_REMIND, api_visibility="private")


def choice_of(use: Sequence[str] | None, avoid: Sequence[str] | None) -> ReportSelection:
    """Return which reports to borrow from; OutlineError where one is to be both."""
    both = set(use or ()) & set(avoid or ())
    if both:
        raise OutlineError(
            "同一篇报告既要参考又不要参考。", hint=f"请从一边去掉：{'、'.join(sorted(both))}"
        )
    return ReportSelection(use=tuple(use or ()), avoid=tuple(avoid or ()))
