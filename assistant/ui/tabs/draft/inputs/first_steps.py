"""Show the three steps to a draft and how far each is: past reports, inputs, writing."""

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


def build(context: PageContext) -> gr.HTML:
    """Lay out the steps, with a place to drop the first reports, and connect that place.

    Returns the second step, which says what the inputs hold.
    """
    with gr.Row(elem_classes="first-steps"):
        reports = gr.HTML(apply_default_css=False)
        given = gr.HTML(given_html(None), apply_default_css=False)
        gr.HTML(_WRITING, apply_default_css=False)
    with gr.Column(visible=False) as drop:
        files = gr.File(
            label=context.labels(
                "把往年的总结拖到这里，整批也行（要选文件夹，或从本机读，到“档案”）",
                "Drop past reports here, all at once if you like (folders: under Archive)",
            ),
            file_count="multiple",
            height=130,
            elem_id="first-reports",
        )
        uploaded = files.upload(_drop_handler(context), files, files, api_visibility="private")
        job_panel.build(context, context.archived, [uploaded.then])

    def on_archive() -> list[object]:
        count = _count_reports(context.bench)
        return [reports_html(count), gr.Column(visible=not count)]

    for event in (context.on_load, context.archived.change):
        bind_private(event, on_archive, None, [reports, drop])
    return given


def reports_html(count: int) -> str:
    """Return the first step, with the number of past reports there are."""
    state = (
        bilingual_html(f"已收录 {count} 篇", f"{count} in the archive")
        if count
        else bilingual_html(
            "还没有：收录了，草稿才有表述可借鉴", "None yet: drafts borrow their wording"
        )
    )
    return _step_html(1, bilingual_html("往年报告", "Past reports"), state, is_done=count > 0)


def given_html(plan: Plan | None) -> str:
    """Return the second step, with what the inputs hold; None where there is no outline."""
    name = bilingual_html("提纲和数据", "Outline and facts")
    if plan is None:
        state = bilingual_html(
            "写下提纲，或拟一个；贴上今年的数据",
            "Write an outline or have one proposed; give facts",
        )
        return _step_html(2, name, state, is_done=False)
    sections = sum(bool(brief.headings) for brief in plan.briefs)
    facts = len(plan.facts)
    state = bilingual_html(f"{sections} 节，{facts} 条数据", f"{sections} sections, {facts} facts")
    return _step_html(2, name, state, is_done=facts > 0)


def _step_html(number: int, name: str, state: str, *, is_done: bool) -> str:
    mark = "✓" if is_done else str(number)
    return (
        f'<div class="step{" done" if is_done else ""}"><b aria-hidden="true">{mark}</b>'
        f'<div><div class="name">{name}</div><div class="quiet">{state}</div></div></div>'
    )


_WRITING = _step_html(
    3,
    bilingual_html("起草", "Draft"),
    bilingual_html("逐句有出处，改好导出 Word", "Every sentence with its source; then Word"),
    is_done=False,
)


def _drop_handler(context: PageContext) -> object:
    @as_gradio_error
    def on_drop(files: list[str]) -> None:
        start_ingest(context, uploaded=files)

    return on_drop


def _count_reports(bench: Workbench) -> int:
    return bench.archive.status().reports if bench.archive.has_reports else 0
