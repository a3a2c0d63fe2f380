"""设置: the model service, the embedding model, the layout of Word files."""

from __future__ import annotations

import time

import gradio as gr

from assistant.errors import SettingsError
from assistant.settings import Settings, from_environment, load_settings, providers
from assistant.settings_file import save_settings
from assistant.ui.bilingual import both
from assistant.ui.quietly import quietly
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop
from assistant.ui.words import Words

_NAMES = ("llm_provider", "llm_base_url", "llm_model", "embedding", "layout")
_KEY = "llm_api_key"
_Said = tuple[str, ...]


def build(shop: Shop) -> None:
    """Lay out the tab."""
    words = shop.words
    state = gr.HTML(apply_default_css=False)
    fields = _fields(words)
    with gr.Row():
        save = gr.Button(words("保存", "Save"), variant="primary")
        test = gr.Button(words("测试模型服务", "Test the model service"))
    outcome = gr.HTML(apply_default_css=False)

    @shown
    def on_open() -> list[str]:
        settings = load_settings()
        return [_state(settings), *(str(getattr(settings, name) or "") for name in _NAMES), ""]

    @shown
    def on_save(*said: str) -> tuple[str, str]:
        if load_settings().users:
            raise SettingsError(
                "多人使用时不能在页面上改设置。", hint="请管理员修改 assistant.toml 后重新启动。"
            )
        save_settings(_changes(said))
        return _told("已存到 assistant.toml，重新启动程序后生效。", "Saved; restart to use it."), ""

    @shown
    def on_test(*said: str) -> str:
        return _asked(_tried(said))

    quietly(shop.page.load, on_open, None, [state, *fields])
    quietly(save.click, on_save, fields, [outcome, fields[-1]])
    test.click(on_test, fields, outcome, api_visibility="private")


def _fields(words: Words) -> list[gr.Dropdown | gr.Textbox]:
    with gr.Row():
        provider = gr.Dropdown(
            [("—", ""), *((name, name) for name in providers())],
            label=words("模型服务（空着即离线起草）", "Model service (empty: offline)"),
        )
        address = gr.Textbox(
            label=words("地址", "Address"), placeholder="http://127.0.0.1:11434/v1"
        )
        model = gr.Textbox(label=words("模型", "Model"))
    key = gr.Textbox(
        label=words("密钥（空着即不改；不会再显示）", "Key (empty: unchanged; never shown)"),
        type="password",
    )
    with gr.Row():
        embedding = gr.Textbox(label=words("嵌入模型", "Embedding model"))
        layout = gr.Textbox(
            label=words("Word 版式文件", "Layout file"), placeholder="空着即国家标准"
        )
    return [provider, address, model, embedding, layout, key]


def _changes(said: _Said) -> dict[str, str]:
    """Return what differs from the settings in force; the key only where one was typed."""
    settings, fixed = load_settings(), from_environment()
    now = {name: str(getattr(settings, name) or "") for name in _NAMES}
    wanted = {name: (text or "").strip() for name, text in zip((*_NAMES, _KEY), said, strict=True)}
    key = wanted.pop(_KEY)
    changes = {name: text for name, text in wanted.items() if text != now[name]}
    if key:
        changes[_KEY] = key
    if refused := sorted(fixed & changes.keys()):
        raise SettingsError(
            f"由环境变量设置，页面上改不了：{'、'.join(refused)}", hint="请改环境变量。"
        )
    if bad := [name for name, text in changes.items() if not text.isprintable()]:
        raise SettingsError(f"设置里有看不见的字符：{'、'.join(bad)}")
    return changes


def _tried(said: _Said) -> Settings:
    """Return settings to ask the service with; a key is sent only to the address it was set for."""
    stored, changes = load_settings(), _changes(said)
    tried = load_settings(**changes)
    if tried.llm_base_url != stored.llm_base_url and _KEY not in changes:
        tried = load_settings(**changes, llm_api_key="")
    if not tried.llm_base_url:
        raise SettingsError("还没有填模型服务。", hint="选一个服务，或填写地址和模型。")
    return tried


def _asked(settings: Settings) -> str:
    from assistant.drafting.service import check_service

    started = time.perf_counter()
    check_service(settings)
    seconds = time.perf_counter() - started
    return _told(
        f"{settings.llm_model} 有回答，用了 {seconds:.1f} 秒。", f"Answered in {seconds:.1f} s."
    )


def _told(chinese: str, english: str) -> str:
    return f'<div class="outcome">{both(chinese, english)}</div>'


def _state(settings: Settings) -> str:
    """Return what is in force and what the environment decides; of the key only whether it is."""
    key = "已设置" if settings.llm_api_key.get_secret_value() else "未设置"
    fixed = "、".join(sorted(from_environment())) or "无"
    return _told(
        f"密钥：{key}。由环境变量设置：{fixed}。除了按下“测试”，这一页不向外发送任何内容。",
        f"Key: {'set' if key == '已设置' else 'not set'}. Nothing leaves unless you press Test.",
    )
