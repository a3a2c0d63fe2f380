"""Lay out the fields of the settings; beneath each its name in the file and in messages."""

from __future__ import annotations

import gradio as gr

from assistant.archive.embedding import BUILTIN, STATIC
from assistant.settings import provider_names
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.language import localized

SettingsFields = dict[str, gr.Dropdown | gr.Textbox]  # by setting

_EMBEDDING = bilingual_html(
    "查找靠它比较意思。builtin 是内置模型，离线可用；也可填本机的 sentence-transformers 模型的"
    "文件夹或名称，或填地址改用兼容 OpenAI 的嵌入服务；旧电脑可填 static，不用它。"
    "换模型后在后台重新读一遍档案，读完之前照常可以查找。",
    "It compares meanings when searching. builtin works offline; or give the folder or name of a "
    "sentence-transformers model on this machine, or the address of an OpenAI-compatible service. "
    "static does without, on old machines. Another model reads the archive anew in the "
    "background; it can be searched meanwhile.",
)


def service_choices() -> list[tuple[str, str]]:
    """Return the model services for a list, in the language of the browser that asked."""
    none = localized("不用，离线起草", "None: draft offline")
    return [(none, ""), *((name, name) for name in provider_names())]


def service_fields(labels: Labels) -> SettingsFields:
    """Lay out the fields of the model service that writes."""
    with gr.Row():
        provider = gr.Dropdown(
            [],
            elem_id="llm_provider",
            label=labels("模型服务", "Model service"),
            info=labels("llm_provider；空着即离线起草", "llm_provider; empty: offline"),
        )
        address = gr.Textbox(
            elem_id="llm_base_url",
            label=labels("地址", "Address"),
            info="llm_base_url",
            placeholder="http://127.0.0.1:11434/v1",
        )
        model = gr.Textbox(elem_id="llm_model", label=labels("模型", "Model"), info="llm_model")
        key = _key_field(labels, "llm_api_key")
    return {
        "llm_provider": provider,
        "llm_base_url": address,
        "llm_model": model,
        "llm_api_key": key,
    }


def embedding_fields(labels: Labels) -> SettingsFields:
    """Lay out the fields of the embedding model, with an explanation."""
    gr.HTML(f'<p class="quiet">{_EMBEDDING}</p>', apply_default_css=False)
    with gr.Row():
        model = gr.Dropdown(
            [BUILTIN, STATIC],
            elem_id="embedding",
            label=labels("嵌入模型", "Embedding model"),
            info="embedding",
            allow_custom_value=True,
        )
        address = gr.Textbox(
            elem_id="embedding_base_url",
            label=labels("嵌入服务的地址", "Address of the embedding service"),
            info=labels(
                "embedding_base_url；空着即在本机计算", "embedding_base_url; empty: this machine"
            ),
        )
        key = _key_field(labels, "embedding_api_key")
    return {"embedding": model, "embedding_base_url": address, "embedding_api_key": key}


def _key_field(labels: Labels, name: str) -> gr.Textbox:
    return gr.Textbox(
        elem_id=name,
        label=labels("密钥（空着即不改）", "Key (empty: unchanged)"),
        info=labels(f"{name}；存下后不再显示", f"{name}; never shown again"),
        type="password",
    )


def layout_field(labels: Labels) -> gr.Dropdown:
    """Lay out the field of the layout of Word files; its choices come when the page is opened."""
    return gr.Dropdown(
        [],
        elem_id="layout",
        label=labels("Word 版式", "Layout of Word files"),
        info=labels(
            "layout；可填一个版式文件的路径", "layout; the path of a layout file will do too"
        ),
        allow_custom_value=True,
    )
