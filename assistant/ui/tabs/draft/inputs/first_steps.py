"""Say the three steps to a draft and how far each is: past reports, inputs, the plan of both."""

from __future__ import annotations

import gradio as gr

from assistant.drafting.planning.draft_plan import Plan
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.archive import job_panel
from assistant.ui.tabs.archive.ingest_panel import start_ingest
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private
from assistant.workbench import Workbench

_INPUTS = bilingual_html("提纲和数据", "Outline and facts")
_CHECK = bilingual_html("核对，然后起草", "Check, then draft")


def build_reports_step(context: PageContext) -> gr.Column:
    """Lay out the first step, with a place to drop the first reports, and connect that place.

    Returns a column, shown once there are reports to choose from.
    """
    reports = gr.HTML(apply_default_css=False)
    with gr.Column(visible=False) as drop:
        files = gr.File(
            label=context.labels("往年的总结", "Past reports"),
            file_count="multiple",
            height=130,
            elem_id="first-reports",
        )
        uploaded = files.upload(_drop_handler(context), files, files, api_visibility="private")
        job_panel.build(context, context.archived, [uploaded.then])
    precedents = gr.Column(visible=False)

    def on_archive() -> list[object]:
        count = _count_reports(context.bench)
        is_filled = count > 0
        return [
            reports_html(count),
            gr.Column(visible=not is_filled),
            gr.Column(visible=is_filled),
        ]

    for event in (context.on_load, context.archived.change):
        bind_private(event, on_archive, None, [reports, drop, precedents])
    return precedents


def reports_html(count: int) -> str:
    """Return the first step, with the number of past reports there are."""
    state = (
        bilingual_html(f"已收录 {count} 篇", f"{count} in the archive")
        if count
        else bilingual_html(
            "还没有。把往年的总结拖到下面，整批也行；要选文件夹，或从本机读，到“档案”。",
            "None yet. Drop past summaries below, all at once if you like; folders: under Archive.",
        )
    )
    return _step_html(1, bilingual_html("往年报告", "Past reports"), state, is_done=count > 0)


def given_html(plan: Plan | None) -> str:
    """Return the second step, with what the inputs hold; None where there is no outline."""
    if plan is None:
        state = bilingual_html(
            "写下提纲，或拟一个；贴上今年的数据",
            "Write an outline or have one proposed; give facts",
        )
        return _step_html(2, _INPUTS, state, is_done=False)
    sections = sum(bool(brief.headings) for brief in plan.briefs)
    facts = len(plan.facts)
    state = bilingual_html(f"{sections} 节，{facts} 条数据", f"{sections} sections, {facts} facts")
    return _step_html(2, _INPUTS, state, is_done=facts > 0)


def check_html(plan: Plan | None) -> str:
    """Return the third step: what is to be looked at before the first sentence is written."""
    if plan is None:
        state = bilingual_html(
            "这里会列出每条数据放进哪一节", "Here you will see the section of each fact"
        )
        return _step_html(3, _CHECK, state, is_done=False)
    if not plan.facts:
        state = bilingual_html(
            "没有数据：各节只能借鉴往年的表述，要填数的地方会留空",
            "No facts: sections only borrow wording, figures are left blank",
        )
        return _step_html(3, _CHECK, state, is_done=False)
    if count := sum(not one.is_sure for one in plan.placements):
        state = bilingual_html(
            f"{count} 条拿不准放哪一节，请看一眼", f"{count} facts to look at: which section?"
        )
        return _step_html(3, _CHECK, state, is_done=False)
    state = bilingual_html(
        "每条数据都有去处，可以起草；拖动或改选可以换一节",
        "Every fact has its section: ready. Drag, or choose, to move one",
    )
    return _step_html(3, _CHECK, state, is_done=True)


def _step_html(number: int, name: str, state: str, *, is_done: bool) -> str:
    mark = "✓" if is_done else str(number)
    return (
        f'<div class="step{" done" if is_done else ""}"><b aria-hidden="true">{mark}</b>'
        f'<h2>{name}</h2><span class="quiet">{state}</span></div>'
    )


def _drop_handler(context: PageContext) -> object:
    @as_gradio_error
    def on_drop(files: list[str]) -> None:
        start_ingest(context, uploaded=files)

    return on_drop


def _count_reports(bench: Workbench) -> int:
    return bench.archive.status().reports if bench.archive.has_reports else 0
