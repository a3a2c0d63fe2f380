"""How the page looks: one accent colour, the machine's own fonts, light and dark."""

from __future__ import annotations

from importlib.resources import files

import gradio as gr

# System fonts only: a page that asks a font service for letters leaves the machine.
_FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
_MONO = ("Consolas", "Menlo", "Noto Sans Mono CJK SC", "monospace")


def theme() -> gr.themes.Base:
    """Return the theme: quiet greys, one blue, small corners."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        secondary_hue=gr.themes.colors.slate,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_sm,
        font=_FONTS,
        font_mono=_MONO,
    ).set(
        body_background_fill="#f6f7f9",
        body_background_fill_dark="#14171c",
        block_shadow="none",
        button_primary_background_fill="#1f5fbf",
        button_primary_background_fill_hover="#184d9c",
        button_primary_background_fill_dark="#2f6fd0",
        button_primary_text_color="white",
    )


def css() -> str:
    """Return the page's own rules; they fetch nothing."""
    return files("assistant.ui").joinpath("page.css").read_text(encoding="utf-8")
