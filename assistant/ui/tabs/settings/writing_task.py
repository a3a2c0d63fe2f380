"""写作模型: choose the service that writes, try it, save it once it has answered."""

from __future__ import annotations

import time
from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block

from assistant.drafting.service.local_services import find_local_services
from assistant.errors import SettingsError
from assistant.settings import Settings, load_settings, provider_preset
from assistant.ui.context import PageContext
from assistant.ui.i18n.language import localized
from assistant.ui.tabs.settings.change_settings import (
    apply_changes,
    find_changes,
    require_unshared,
    saved_html,
    settings_with,
)
from assistant.ui.tabs.settings.found_services import build_found_services, found_html
from assistant.ui.tabs.settings.settings_fields import (
    SettingsFields,
    chosen_service,
    service_choices,
    service_details,
    service_field,
)
from assistant.ui.tabs.settings.task import outcome_html, task
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private


@dataclass(frozen=True, slots=True, kw_only=True)
class _WritingFields:
    found: gr.HTML
    fields: SettingsFields  # by setting
    details: gr.Column  # hidden where no service is used
    test: gr.Button
    save: gr.Button
    outcome: gr.HTML

    @property
    def inputs(self) -> list[Block]:
        """The fields, as the handlers take them."""
        return list(self.fields.values())

    @property
    def shown(self) -> list[Block]:
        """What `_values` fills."""
        return [*self.inputs, self.details]


def build(context: PageContext, changed: gr.State) -> None:
    """Lay out the task; `changed` grows when something was saved."""
    parts = _lay_out(context)
    _connect_choice(context, parts)
    _connect_buttons(context, parts, changed)


def _lay_out(context: PageContext) -> _WritingFields:
    labels = context.labels
    with task(
        "写作模型",
        "Writing model",
        "不用也能起草：程序照往年的写法写。接一个语言模型，句子更顺；只有起草要用的内容会发给它。",
        "Drafts are written without one, after past reports. A language model writes more "
        "smoothly; it gets only what a draft needs.",
    ):
        found = build_found_services()
        provider = service_field(labels)
        with gr.Column(visible=False) as details, gr.Row(elem_classes="fields"):
            fields: SettingsFields = {"llm_provider": provider, **service_details(labels)}
        with gr.Row(elem_classes="task-acts"):
            save = gr.Button(labels("保存", "Save"), variant="primary", size="md")
            test = gr.Button(labels("测试", "Try it"), size="md", visible=False)
        outcome = gr.HTML(apply_default_css=False)
    return _WritingFields(
        found=found, fields=fields, details=details, test=test, save=save, outcome=outcome
    )


def _connect_choice(context: PageContext, parts: _WritingFields) -> None:
    """Show what a chosen service wants to know, and offer those that are at work here."""
    details = [parts.fields["llm_model"], parts.fields["llm_base_url"], parts.details, parts.test]

    def on_open() -> list[object]:
        settings = load_settings()
        service = chosen_service(settings)
        return [
            gr.Dropdown(service_choices(), value=service),
            *_details(settings.llm_model, settings.llm_base_url, is_used=bool(service)),
        ]

    def on_service(service: str) -> list[object]:
        address, model = provider_preset(service)
        return _details(model, address, is_used=bool(service))

    def on_look() -> str:
        return found_html(find_local_services(), context.bench.settings.llm_provider)

    def on_use(event: gr.EventData) -> list[object]:
        service = str(event.service)
        models = next((one.models for one in find_local_services() if one.provider == service), ())
        address, usual = provider_preset(service)
        model = usual if usual in models else models[0] if models else usual
        return [service, *_details(model, address, is_used=True, models=models)]

    provider = parts.fields["llm_provider"]
    bind_private(context.on_load_hidden, on_open, None, [provider, *details])
    bind_private(provider.input, on_service, provider, details)
    bind_private(parts.found.look, on_look, None, parts.found)
    bind_private(parts.found.use, on_use, None, [provider, *details])


def _details(
    model: str, address: str, *, is_used: bool, models: tuple[str, ...] = ()
) -> list[object]:
    """Return model, address, and whether they and the button that tries them are shown."""
    offered = list(models) or [model] * bool(model)
    return [
        gr.Dropdown(choices=offered, value=model),
        address,
        gr.Column(visible=is_used),
        gr.Button(visible=is_used),
    ]


def _connect_buttons(context: PageContext, parts: _WritingFields, changed: gr.State) -> None:
    bench, names = context.bench, list(parts.fields)

    @as_gradio_error
    def on_test(*values: str | None) -> str:
        require_unshared(bench.settings)
        return _try_service(settings_with(find_changes(dict(zip(names, values, strict=True)))))

    @as_gradio_error
    def on_save(times: int, *values: str | None) -> list[object]:
        require_unshared(bench.settings)
        changes = find_changes(dict(zip(names, values, strict=True)))
        after = settings_with(changes)
        answered = _try_service(after) if changes and after.llm_base_url else ""
        apply_changes(bench, changes)
        return [times + 1, answered + saved_html(changes), ""]

    parts.test.click(on_test, parts.inputs, parts.outcome, api_visibility="private")
    parts.save.click(
        on_save,
        [changed, *parts.inputs],
        [changed, parts.outcome, parts.fields["llm_api_key"]],
        show_progress_on=parts.outcome,
        api_visibility="private",
    )


def _try_service(settings: Settings) -> str:
    """Return that the service answered; ProviderError or SettingsError where it does not."""
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
    return outcome_html(
        f"{settings.llm_model} 有回答，用了 {seconds:.1f} 秒。",
        f"{settings.llm_model} answered in {seconds:.1f} s.",
    )
