"""设置: the model service, the embedding model, the layout of Word files, the language."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.errors import ArchiveError, SettingsError
from assistant.settings import Settings, load_settings, preset
from assistant.ui.access.loopback import is_shared
from assistant.ui.context import Shop
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.language import CHOOSE, spoken
from assistant.ui.jobs.archive_job import REBUILDING, Board
from assistant.ui.tabs.archive import job_panel
from assistant.ui.tabs.settings.change_settings import (
    KEYS,
    SHOWN,
    changes_of,
    put_to_use,
    require_alone,
    shown_values,
    tried,
)
from assistant.ui.tabs.settings.current_state import layouts, needs_reindex, shown_state
from assistant.ui.tabs.settings.settings_fields import (
    Fields,
    embedding_fields,
    layout_field,
    service_fields,
    services,
)
from assistant.ui.widgets.error_messages import shown
from assistant.ui.widgets.private_events import quietly

_NAMES = (*SHOWN, *KEYS)
_SHARED = both(
    "这里供多人使用：模型服务、嵌入模型和版式由管理员在服务器上的 assistant.toml 里设置，"
    "重新启动后生效。",
    "This page is shared: the administrator sets models and layout in assistant.toml on the "
    "server; they take effect after a restart.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    state: gr.HTML
    fields: Fields  # by setting
    test: gr.Button
    save: gr.Button
    reindex: gr.Button
    outcome: gr.HTML

    @property
    def inputs(self) -> list[gr.Dropdown | gr.Textbox]:
        """The fields, as the handlers take them."""
        return [self.fields[name] for name in _NAMES]


def build(shop: Shop) -> None:
    """Lay out the tab."""
    _build_language(shop)
    parts = _parts(shop)
    changed = gr.State(0)
    _connect_fields(shop, parts, changed)
    begun = _connect_reindex(shop, parts)
    job_panel.build(shop, changed, [begun], name=REBUILDING)


def _build_language(shop: Shop) -> None:
    language = gr.Radio(
        [("中文", "zh-CN"), ("English", "en")],
        label=shop.words("界面语言", "Language of the page"),
        value="zh-CN",
    )
    quietly(shop.behind, lambda: spoken("zh-CN", "en"), None, language)
    language.input(None, language, js=CHOOSE, api_visibility="private")


def _connect_fields(shop: Shop, parts: _Parts, changed: gr.State) -> None:
    bench, fields = shop.bench, parts.fields

    @shown
    def on_open() -> list[object]:
        values: dict[str, Any] = dict(zip(SHOWN, shown_values(load_settings()), strict=True))
        for name, offered in (("llm_provider", services()), ("layout", layouts(bench.settings))):
            values[name] = gr.Dropdown(offered, value=values[name])
        return [shown_state(bench), *values.values(), *[""] * len(KEYS)]

    @shown
    def on_save(*said: str | None) -> list[object]:
        require_alone(bench.settings)
        changes = changes_of(dict(zip(_NAMES, said, strict=True)))
        put_to_use(bench, changes)
        return [_saved(bench.settings, changes, shop), *on_open()]

    @shown
    def on_test(*said: str | None) -> str:
        require_alone(bench.settings)
        return _asked(tried(changes_of(dict(zip(_NAMES, said, strict=True)))))

    opened = [parts.state, *parts.inputs]
    quietly(shop.behind, on_open, None, opened)
    quietly(changed.change, lambda: shown_state(bench), None, parts.state)
    provider = fields["llm_provider"]
    quietly(provider.input, preset, provider, [fields["llm_base_url"], fields["llm_model"]])
    parts.save.click(
        on_save,
        parts.inputs,
        [parts.outcome, *opened],
        show_progress_on=parts.outcome,
        api_visibility="private",
    )
    parts.test.click(on_test, parts.inputs, parts.outcome, api_visibility="private")


def _connect_reindex(shop: Shop, parts: _Parts) -> job_panel.Event:
    @shown
    def on_reindex() -> str:
        require_alone(shop.bench.settings)
        shop.bench.archive.status()  # refused here where there is no archive

        def job(board: Board) -> str:
            shop.bench.archive.reindex(progress=board)
            return both("索引已重建，马上生效。", "The index is rebuilt and in use.")

        shop.board.begin(job, name=REBUILDING)
        return ""

    clicked = parts.reindex.click(
        on_reindex, None, parts.outcome, show_progress="hidden", api_visibility="private"
    )
    return clicked.success


def _parts(shop: Shop) -> _Parts:
    words, alone = shop.words, not is_shared(shop.bench.settings)
    state = gr.HTML(apply_default_css=False)
    gr.HTML(f'<p class="quiet">{_SHARED}</p>', apply_default_css=False, visible=not alone)
    with gr.Column(visible=alone):
        fields = service_fields(words) | embedding_fields(words)
        fields["layout"] = layout_field(words)
        with gr.Row():
            save = gr.Button(words("保存，马上生效", "Save and use"), variant="primary")
            test = gr.Button(words("测试模型服务", "Test the model service"))
            reindex = gr.Button(words("重建索引", "Rebuild the index"))
        outcome = gr.HTML(apply_default_css=False)
    return _Parts(
        state=state, fields=fields, test=test, save=save, reindex=reindex, outcome=outcome
    )


def _asked(settings: Settings) -> str:
    from assistant.drafting.service.client import check_service

    if not settings.llm_base_url:
        raise SettingsError(
            spoken("还没有填模型服务。", "There is no model service yet."),
            hint=spoken("选一个服务，或填写地址和模型。", "Choose one, or give address and model."),
        )
    started = time.perf_counter()
    check_service(settings)
    seconds = time.perf_counter() - started
    return _told(
        f"{settings.llm_model} 有回答，用了 {seconds:.1f} 秒。",
        f"{settings.llm_model} answered in {seconds:.1f} s.",
    )


def _saved(settings: Settings, changes: dict[str, str], shop: Shop) -> str:
    if not changes:
        return _told("没有改动。", "Nothing was changed.")
    said = _told(
        "已存到 assistant.toml，马上生效；正在写的草稿仍按原来的写完。",
        "Saved to assistant.toml and in use; a draft being written is finished as it began.",
    )
    if any(name in changes and not changes[name] for name in KEYS):
        said += _told(
            "地址换了，原来的密钥已去掉：它只发往原来的地址。",
            "The address is another one, so its key was removed: it is only for the one before.",
        )
    if "embedding" in changes and _must_reindex(settings, shop):
        said += _told(
            "嵌入模型要重建索引后才换用：请点“重建索引”。",
            "Rebuild the index to change over to the embedding model.",
        )
    return said


def _must_reindex(settings: Settings, shop: Shop) -> bool:
    try:
        return needs_reindex(settings, shop.bench.archive.status())
    except ArchiveError:  # there is none yet
        return False


def _told(chinese: str, english: str) -> str:
    return f'<div class="outcome">{both(chinese, english)}</div>'
