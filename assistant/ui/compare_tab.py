"""对比: a draft beside a past report, and what to put right in it."""

import gradio as gr

from assistant.ui.shop import Shop


def build(shop: Shop) -> None:
    """Lay out the tab."""
    gr.HTML(f'<div class="empty">{shop.words("对比", "Compare")}</div>')
