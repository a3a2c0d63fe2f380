"""设置: the model service, the embedding model, the layout of Word files."""

import gradio as gr

from assistant.ui.shop import Shop


def build(shop: Shop) -> None:
    """Lay out the tab."""
    gr.HTML(f'<div class="empty">{shop.words("设置", "Settings")}</div>')
