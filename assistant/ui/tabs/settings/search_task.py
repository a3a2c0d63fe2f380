"""检索: choose the encoder that compares meanings, and rebuild the index."""

from __future__ import annotations

import gradio as gr

from assistant.settings import load_settings
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.jobs.archive_job import REBUILDING, ArchiveJob
from assistant.ui.tabs.archive import job_panel
from assistant.ui.tabs.settings.change_settings import (
    apply_changes,
    find_changes,
    require_unshared,
    saved_html,
)
from assistant.ui.tabs.settings.settings_fields import embedding_choices, embedding_fields
from assistant.ui.tabs.settings.task import task
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private


def build(context: PageContext, changed: gr.State) -> None:
    """Lay out the task; `changed` grows when something was saved."""
    bench, labels = context.bench, context.labels
    with task(
        "检索",
        "Search",
        "查找靠它比较意思。内置模型离线可用；也可填本机 sentence-transformers 模型的文件夹或名称，"
        "或兼容 OpenAI 的嵌入服务。换了会在后台重读档案，读完之前照常可以查找。",
        "It compares meanings. The built-in model works offline; or give the folder or name of a "
        "sentence-transformers model here, or an OpenAI-compatible service. Another one reads the "
        "archive anew in the background; it can be searched meanwhile.",
    ):
        with gr.Row(elem_classes="fields"):
            fields = embedding_fields(labels)
        with gr.Row(elem_classes="task-acts"):
            save = gr.Button(labels("保存检索设置", "Save search"), variant="primary", size="md")
            reindex = gr.Button(labels("重建索引", "Rebuild the index"), size="md")
        outcome = gr.HTML(apply_default_css=False)
        job_panel.build(
            context, changed, [_connect_reindex(context, reindex, outcome)], name=REBUILDING
        )
    names = list(fields)

    def on_open() -> list[object]:
        settings = load_settings()
        chosen = gr.Dropdown(embedding_choices(), value=settings.embedding)
        return [chosen, settings.embedding_base_url, ""]

    @as_gradio_error
    def on_save(times: int, *values: str | None) -> list[object]:
        require_unshared(bench.settings)
        changes = find_changes(dict(zip(names, values, strict=True)))
        apply_changes(bench, changes)
        if changes:
            context.reading.restart()
        return [times + 1, saved_html(changes), *on_open()]

    inputs = list(fields.values())
    bind_private(context.on_load_hidden, on_open, None, inputs)
    save.click(
        on_save,
        [changed, *inputs],
        [changed, outcome, *inputs],
        show_progress_on=outcome,
        api_visibility="private",
    )


def _connect_reindex(
    context: PageContext, button: gr.Button, outcome: gr.HTML
) -> job_panel.EventListener:
    @as_gradio_error
    def on_reindex() -> str:
        require_unshared(context.bench.settings)
        context.bench.archive.status()  # refused here where there is no archive

        def rebuild(job: ArchiveJob) -> str:
            context.bench.archive.reindex(progress=job)
            return bilingual_html("索引已重建，马上生效。", "The index is rebuilt and in use.")

        context.archive_job.start_task(rebuild, name=REBUILDING)
        return ""

    clicked = button.click(
        on_reindex, None, outcome, show_progress="hidden", api_visibility="private"
    )
    return clicked.success
