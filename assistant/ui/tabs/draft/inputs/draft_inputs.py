"""Lay out the inputs of a draft: outline, this year's facts, reports to borrow from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block

from assistant.drafting.precedents.report_selection import ReportSelection
from assistant.errors import OutlineError
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.labels import Labels
from assistant.ui.tabs.draft.inputs import first_steps
from assistant.ui.tabs.draft.inputs.fact_table import build_fact_table
from assistant.ui.tabs.draft.inputs.outline_field import build_outline_box, build_proposal_fields
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.report_choices import report_choices

_FACTS_HINT = (
    "一行一条，可写明用在哪一节：\n一（一）：新建公厕12座\n受理群众诉求3.6万件，办结率98.2%"
)
_FACTS_HINT_EN = (
    "One fact on each line, in Chinese, with its section in front if you like:\n"
    "一（一）：新建公厕12座\n受理群众诉求3.6万件，办结率98.2%"
)
_FILES_HINT = bilingual_html(
    "Excel、CSV、Word、PDF 或文本；三处的数据合在一起用。",
    "Excel, CSV, Word, PDF or text; all three places count together.",
)
LEDGER_SUFFIXES = [
    *(".csv", ".xlsx", ".xls", ".et", ".md", ".txt", ".docx", ".doc", ".wps", ".pdf", ".ofd")
]
# Unfinished inputs stay in the browser until the draft is started.
_STORE_JS = "(outline, pasted, table) => ({outline, pasted, table})"
TYPED = "#outline textarea, .ways textarea, .ways input"  # selects the boxes of what was typed
_CHOSEN, _CORRECTED, _FILES = "assistant.chosen", "assistant.corrected", "assistant.ledgers"
_RESTORE_JS = "(kept) => [kept?.outline ?? '', kept?.pasted ?? '', kept?.table ?? []]"
# Of uploaded ledgers the browser keeps where they are; the server removes them after a day.
# A box that is empty because the page was opened anew does not empty what is kept.
_STORE_FILES_JS = """(files, kept) => {
  window.assistantLedgers ||= Boolean(files);
  return [window.assistantLedgers ? files : kept];
}"""
_RESTORE_FILES_JS = """async (kept) => {
  const head = {method: "HEAD"}, no = () => false;
  const is_there = (file) => fetch(file.url, head).then((answer) => answer.ok, no);
  const there = await Promise.all((kept || []).map(is_there));
  const left = (kept || []).filter((_, place) => there[place]);
  return [left.length ? left : null];
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftInputs:
    """The inputs of a draft."""

    given: gr.HTML  # the step that says what the inputs hold
    outline: gr.Textbox
    fact_tabs: gr.Tabs  # of giving facts: "pasted", "table", "files"
    pasted: gr.Textbox
    table: gr.HTML
    files: gr.File
    checked: gr.HTML  # the step that says what is to be looked at
    understood: gr.HTML  # what the files were read as
    preview: gr.HTML  # the plan that follows from them
    use: gr.Dropdown
    avoid: gr.Dropdown
    chosen: gr.BrowserState  # the sections that a person chose for facts
    corrected: gr.BrowserState  # cells of ledgers that a person put right
    restore: gr.Button
    start: gr.Button

    @property
    def facts(self) -> list[Block]:
        """The components that hold facts."""
        return [self.pasted, self.table, self.files]

    @property
    def all(self) -> list[Block]:
        """The components that hold what the user gave."""
        return [self.outline, *self.facts, self.use, self.avoid, self.chosen, self.corrected]

    @property
    def nothing(self) -> list[object]:
        """The values with which all of them are empty."""
        return ["", "", [], None, [], [], {}, {}]


def lay_out(context: PageContext) -> DraftInputs:
    """Lay out the three steps: past reports, outline and facts, the plan that follows from them."""
    labels = context.labels
    with gr.Column(elem_id="desk"):
        with gr.Column(elem_classes="desk-step"), first_steps.build_reports_step(context):
            use, avoid = _lay_out_precedents(context)
        with gr.Column(elem_classes="desk-step"):
            given = gr.HTML(first_steps.given_html(None), apply_default_css=False)
            proposals = gr.Row(elem_classes="fields")
            with gr.Row(elem_classes="given"):
                with gr.Column(scale=1, min_width=300):
                    outline = build_outline_box(labels)
                with gr.Column(scale=1, min_width=300):
                    fact_tabs, pasted, table, files = _lay_out_facts(context)
            with proposals:
                build_proposal_fields(context, outline)
            restore = gr.Button(
                labels("沿用上一篇的提纲和数据", "Take the last draft's outline and facts"),
                elem_classes="as-link",
                size="sm",
            )
        with gr.Column(elem_classes="desk-step"):
            checked, understood, preview, start = _lay_out_check(labels)
    inputs = DraftInputs(
        given=given,
        outline=outline,
        fact_tabs=fact_tabs,
        pasted=pasted,
        table=table,
        files=files,
        checked=checked,
        understood=understood,
        preview=preview,
        use=use,
        avoid=avoid,
        chosen=gr.BrowserState({}, storage_key=_CHOSEN, secret=_CHOSEN),
        corrected=gr.BrowserState({}, storage_key=_CORRECTED, secret=_CORRECTED),
        restore=restore,
        start=start,
    )
    _connect_browser_state(context, inputs)
    return inputs


def _lay_out_check(labels: Labels) -> tuple[gr.HTML, gr.HTML, gr.HTML, gr.Button]:
    checked = gr.HTML(
        first_steps.check_html(None),
        apply_default_css=False,
        js_on_load=read_asset("tabs/draft/keys.js"),
    )
    understood, preview = (
        gr.HTML(apply_default_css=False, js_on_load=read_asset(f"tabs/draft/inputs/{script}"))
        for script in ("ledger.js", "placing_board.js")
    )
    with gr.Row(elem_classes="start-row"):
        start = gr.Button(
            labels("开始起草", "Start drafting"), variant="primary", elem_id="start-draft"
        )
    return checked, understood, preview, start


def _lay_out_facts(context: PageContext) -> tuple[gr.Tabs, gr.Textbox, gr.HTML, gr.File]:
    labels = context.labels
    with gr.Tabs(elem_classes="ways") as fact_tabs:
        with gr.Tab(labels("粘贴数据", "Paste facts"), id="pasted"):
            pasted = gr.Textbox(
                label=labels("今年的数据", "This year's facts"),
                show_label=False,
                container=False,
                lines=13,
                max_lines=22,
                placeholder=labels(_FACTS_HINT, _FACTS_HINT_EN),
                elem_classes="ctrl-enter-start-draft",
            )
        with gr.Tab(labels("填表", "Table"), id="table"):
            table = build_fact_table()
        with gr.Tab(labels("台账文件", "Ledger files"), id="files"):
            files = gr.File(
                file_count="multiple", file_types=LEDGER_SUFFIXES, height=190, show_label=False
            )
            gr.HTML(f'<div class="quiet">{_FILES_HINT}</div>')
    return fact_tabs, pasted, table, files


def _lay_out_precedents(context: PageContext) -> tuple[gr.Dropdown, gr.Dropdown]:
    labels = context.labels
    with (
        gr.Accordion(
            labels(
                "参考哪些往年报告（默认由程序挑选）",
                "Past reports to borrow from (chosen by the program unless you do)",
            ),
            open=False,
            elem_classes="plain-fold",
        ) as fold,
        gr.Row(elem_classes="fields"),
    ):
        use, avoid = (
            gr.Dropdown([], multiselect=True, label=label, filterable=True)
            for label in (
                labels("只参考这些", "Only these"),
                labels("不参考这些", "Not these"),
            )
        )

    @as_gradio_error
    def on_unfold() -> tuple[gr.Dropdown, gr.Dropdown]:
        reports = report_choices(context.bench)
        return gr.Dropdown(choices=reports), gr.Dropdown(choices=reports)

    fold.expand(on_unfold, None, [use, avoid], api_visibility="private")
    return use, avoid


def _connect_browser_state(context: PageContext, inputs: DraftInputs) -> None:
    name = "assistant.given"
    browser_state = gr.BrowserState(None, storage_key=name, secret=name)
    written = [inputs.outline, inputs.pasted, inputs.table]
    gr.on(
        [inputs.outline.change, inputs.pasted.change, inputs.table.change],
        None,
        written,
        browser_state,
        js=_STORE_JS,
        api_visibility="private",
    )

    context.page.load(None, browser_state, written, js=_RESTORE_JS, api_visibility="private")
    kept_files = gr.BrowserState(None, storage_key=_FILES, secret=_FILES)
    inputs.files.change(
        None,
        [inputs.files, kept_files],
        kept_files,
        js=_STORE_FILES_JS,
        api_visibility="private",
    )
    context.page.load(
        None, kept_files, inputs.files, js=_RESTORE_FILES_JS, api_visibility="private"
    )


def report_choice(use: Sequence[str] | None, avoid: Sequence[str] | None) -> ReportSelection:
    """Return the choice of reports to borrow from; OutlineError where one is on both lists."""
    both = set(use or ()) & set(avoid or ())
    if both:
        raise OutlineError(
            "同一篇报告既要参考又不要参考。", hint=f"请从一边去掉：{'、'.join(sorted(both))}"
        )
    return ReportSelection(use=tuple(use or ()), avoid=tuple(avoid or ()))
