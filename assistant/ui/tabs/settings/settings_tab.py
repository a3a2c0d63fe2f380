"""设置: the model service, the embedding model, the layout of Word files, the language."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.errors import SettingsError
from assistant.settings import Settings, load_settings, provider_preset
from assistant.ui.access.loopback import is_shared
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import CHOOSE_JS, localized
from assistant.ui.jobs.archive_job import REBUILDING, ArchiveJob
from assistant.ui.tabs.archive import job_panel
from assistant.ui.tabs.settings.change_settings import (
    FIELDS,
    KEY_ADDRESSES,
    apply_changes,
    field_values,
    find_changes,
    require_unshared,
    settings_with,
)
from assistant.ui.tabs.settings.current_state import layout_choices, state_html
from assistant.ui.tabs.settings.settings_fields import (
    SettingsFields,
    embedding_fields,
    layout_field,
    service_choices,
    service_fields,
)
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private

_NAMES = (*FIELDS, *KEY_ADDRESSES)
_SHARED_NOTICE = bilingual_html(
    "这里供多人使用：模型服务、嵌入模型和版式由管理员在服务器上的 assistant.toml 里设置，"
    "重新启动后生效。",
    "This page is shared: the administrator sets models and layout in assistant.toml on the "
    "server; they take effect after a restart.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _SettingsControls:
    state: gr.HTML
    fields: SettingsFields  # by setting
    test: gr.Button
    save: gr.Button
    reindex: gr.Button
    outcome: gr.HTML

    @property
    def inputs(self) -> list[gr.Dropdown | gr.Textbox]:
        """The fields, as the handlers take them."""
        return [self.fields[name] for name in _NAMES]


def build(context: PageContext) -> None:
    """Lay out the tab."""
    _build_language(context)
    parts = _lay_out(context)
    changed = gr.State(0)
    _connect_fields(context, parts, changed)
    started = _connect_reindex(context, parts)
    job_panel.build(context, changed, [started], name=REBUILDING)


def _build_language(context: PageContext) -> None:
    language = gr.Radio(
        [("中文", "zh-CN"), ("English", "en")],
        label=context.labels("界面语言", "Language of the page"),
        value="zh-CN",
    )
    bind_private(context.on_load_hidden, lambda: localized("zh-CN", "en"), None, language)
    language.input(None, language, js=CHOOSE_JS, api_visibility="private")


def _connect_fields(context: PageContext, parts: _SettingsControls, changed: gr.State) -> None:
    bench, fields = context.bench, parts.fields

    @as_gradio_error
    def on_open() -> list[object]:
        values: dict[str, Any] = dict(zip(FIELDS, field_values(load_settings()), strict=True))
        for name, offered in (
            ("llm_provider", service_choices()),
            ("layout", layout_choices(bench.settings)),
        ):
            values[name] = gr.Dropdown(offered, value=values[name])
        return [state_html(bench), *values.values(), *[""] * len(KEY_ADDRESSES)]

    @as_gradio_error
    def on_save(*values: str | None) -> list[object]:
        require_unshared(bench.settings)
        changes = find_changes(dict(zip(_NAMES, values, strict=True)))
        apply_changes(bench, changes)
        if any(name.startswith("embedding") for name in changes):
            context.reading.restart()
        return [_saved_html(changes), *on_open()]

    @as_gradio_error
    def on_test(*values: str | None) -> str:
        require_unshared(bench.settings)
        return _test_service(settings_with(find_changes(dict(zip(_NAMES, values, strict=True)))))

    opened = [parts.state, *parts.inputs]
    bind_private(context.on_load_hidden, on_open, None, opened)
    bind_private(changed.change, lambda: state_html(bench), None, parts.state)
    provider = fields["llm_provider"]
    bind_private(
        provider.input, provider_preset, provider, [fields["llm_base_url"], fields["llm_model"]]
    )
    parts.save.click(
        on_save,
        parts.inputs,
        [parts.outcome, *opened],
        show_progress_on=parts.outcome,
        api_visibility="private",
    )
    parts.test.click(on_test, parts.inputs, parts.outcome, api_visibility="private")


def _connect_reindex(context: PageContext, parts: _SettingsControls) -> job_panel.EventListener:
    @as_gradio_error
    def on_reindex() -> str:
        require_unshared(context.bench.settings)
        context.bench.archive.status()  # refused here where there is no archive

        def task(job: ArchiveJob) -> str:
            context.bench.archive.reindex(progress=job)
            return bilingual_html("索引已重建，马上生效。", "The index is rebuilt and in use.")

        context.archive_job.start_task(task, name=REBUILDING)
        return ""

    clicked = parts.reindex.click(
        on_reindex, None, parts.outcome, show_progress="hidden", api_visibility="private"
    )
    return clicked.success


def _lay_out(context: PageContext) -> _SettingsControls:
    labels, is_private = context.labels, not is_shared(context.bench.settings)
    state = gr.HTML(apply_default_css=False)
    gr.HTML(
        f'<p class="quiet">{_SHARED_NOTICE}</p>', apply_default_css=False, visible=not is_private
    )
    with gr.Column(visible=is_private):
        fields = service_fields(labels) | embedding_fields(labels)
        fields["layout"] = layout_field(labels)
        with gr.Row():
            save = gr.Button(labels("保存，马上生效", "Save and use"), variant="primary")
            test = gr.Button(labels("测试模型服务", "Test the model service"))
            reindex = gr.Button(labels("重建索引", "Rebuild the index"))
        outcome = gr.HTML(apply_default_css=False)
    return _SettingsControls(
        state=state, fields=fields, test=test, save=save, reindex=reindex, outcome=outcome
    )


def _test_service(settings: Settings) -> str:
    from assistant.drafting.service.client import check_service

    if not settings.llm_base_url:
        raise SettingsError(
            localized("还没有填模型服务。", "There is no model service yet."),
            hint=localized(
                "选一个服务，或填写地址和模型。", "Choose one, or give address and model."
            ),
        )
    started = time.perf_counter()
    check_service(settings)
    seconds = time.perf_counter() - started
    return _outcome_html(
        f"{settings.llm_model} 有回答，用了 {seconds:.1f} 秒。",
        f"{settings.llm_model} answered in {seconds:.1f} s.",
    )


def _saved_html(changes: dict[str, str]) -> str:
    if not changes:
        return _outcome_html("没有改动。", "Nothing was changed.")
    message = _outcome_html(
        "已存到 assistant.toml，马上生效；正在写的草稿仍按原来的写完。",
        "Saved to assistant.toml and in use; a draft being written is finished as it began.",
    )
    if any(name in changes and not changes[name] for name in KEY_ADDRESSES):
        message += _outcome_html(
            "地址换了，原来的密钥已去掉：它只发往原来的地址。",
            "The address is another one, so its key was removed: it is only for the one before.",
        )
    if "embedding" in changes:
        message += _outcome_html(
            "换了模型，会在后台重新读一遍档案；读完之前照常可以查找。",
            "The archive is read anew with this model in the background; search it meanwhile.",
        )
    return message


def _outcome_html(chinese: str, english: str) -> str:
    return f'<div class="outcome">{bilingual_html(chinese, english)}</div>'
