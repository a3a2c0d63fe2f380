"""Lay out the fields of the settings, in words of the task that they are for."""

from __future__ import annotations

from collections.abc import Iterable

import gradio as gr

from assistant.archive.embedding import BUILTIN, STATIC
from assistant.settings import Settings, provider_names
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.language import localized

SettingsFields = dict[str, gr.Dropdown | gr.Textbox]  # by setting
OTHER = "other"  # chosen for a service that is not on the list

NAMES = {
    "llm_provider": ("模型服务", "Model service"),
    "llm_base_url": ("地址", "Address"),
    "llm_model": ("模型", "Model"),
    "llm_api_key": ("密钥", "Key"),
    "embedding": ("模型", "Model"),
    "embedding_base_url": ("嵌入服务的地址", "Address of the embedding service"),
    "embedding_api_key": ("嵌入服务的密钥", "Key of the embedding service"),
    "layout": ("Word 版式", "Layout of Word files"),
}
SERVICES = {
    "ollama": ("本机的 Ollama", "Ollama on this machine"),
    "lmstudio": ("本机的 LM Studio", "LM Studio on this machine"),
    "llamacpp": ("本机的 llama.cpp", "llama.cpp on this machine"),
    "vllm": ("本机的 vLLM", "vLLM on this machine"),
    "deepseek": ("DeepSeek（联网）", "DeepSeek (on the internet)"),
    "qwen": ("通义千问（联网）", "Qwen (on the internet)"),
    "glm": ("智谱 GLM（联网）", "Zhipu GLM (on the internet)"),
    "moonshot": ("Kimi（联网）", "Kimi (on the internet)"),
    "openai": ("OpenAI（联网）", "OpenAI (on the internet)"),
}


def setting_names(settings: Iterable[str]) -> str:
    """Return settings by the names that the page gives them."""
    names = (localized(*NAMES[one]) if one in NAMES else one for one in settings)
    return localized("、", ", ").join(names)


def service_choices() -> list[tuple[str, str]]:
    """Return the model services for a list, in the language of the browser that asked."""
    none = localized("不用，离线起草", "None: draft offline")
    other = localized("其他兼容 OpenAI 的服务", "Another service that speaks as OpenAI does")
    known = [name for name in SERVICES if name in provider_names()]
    rest = [name for name in provider_names() if name not in SERVICES]
    named = [(localized(*SERVICES[name]), name) for name in known]
    return [(none, ""), *named, *((name, name) for name in rest), (other, OTHER)]


def chosen_service(settings: Settings) -> str:
    """Return the choice that stands for the service in force."""
    return settings.llm_provider or (OTHER if settings.llm_base_url else "")


def embedding_choices() -> list[tuple[str, str]]:
    """Return the encoders for a list, in the language of the browser that asked."""
    return [
        (localized("内置模型", "The built-in model"), BUILTIN),
        (localized("不用（旧电脑）", "None (old machines)"), STATIC),
    ]


def service_field(labels: Labels) -> gr.Dropdown:
    """Place the list of services; its choices come when the page is opened."""
    return gr.Dropdown([], elem_id="llm_provider", label=labels(*NAMES["llm_provider"]))


def service_details(labels: Labels) -> SettingsFields:
    """Place what a service wants to know: model, address, key."""
    return {
        "llm_model": gr.Dropdown(
            [], elem_id="llm_model", label=labels(*NAMES["llm_model"]), allow_custom_value=True
        ),
        "llm_base_url": gr.Textbox(
            elem_id="llm_base_url",
            label=labels(*NAMES["llm_base_url"]),
            placeholder="http://127.0.0.1:11434/v1",
        ),
        "llm_api_key": _key_field(labels, "llm_api_key"),
    }


def embedding_fields(labels: Labels) -> SettingsFields:
    """Place the fields of the encoder."""
    return {
        "embedding": gr.Dropdown(
            [], elem_id="embedding", label=labels(*NAMES["embedding"]), allow_custom_value=True
        ),
        "embedding_base_url": gr.Textbox(
            elem_id="embedding_base_url",
            label=labels(*NAMES["embedding_base_url"]),
            placeholder=labels("空着即在本机计算", "empty: on this machine"),
        ),
        "embedding_api_key": _key_field(labels, "embedding_api_key"),
    }


def layout_field(labels: Labels) -> gr.Dropdown:
    """Place the layout of Word files; its choices come when the page is opened."""
    return gr.Dropdown(
        [], elem_id="layout", label=labels(*NAMES["layout"]), allow_custom_value=True
    )


def _key_field(labels: Labels, setting: str) -> gr.Textbox:
    return gr.Textbox(
        elem_id=setting,
        label=labels(*NAMES[setting]),
        placeholder=labels(
            "空着即不改；存下后不再显示", "empty: unchanged; never shown again once saved"
        ),
        type="password",
    )
