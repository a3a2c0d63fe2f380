"""The theme: one accent colour, the machine's own fonts, light and dark."""

from __future__ import annotations

import gradio as gr

from assistant.ui.widgets.assets import read_asset

# System fonts only: a page that asks a font service for letters leaves the machine.
_FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
_SHEETS = (
    "app/page.css",
    "widgets/error_place.css",
    "widgets/menu.css",
    "widgets/answer.css",
    "tabs/draft/paper.css",
    "tabs/draft/bar/draft_bar.css",
    "tabs/draft/bar/draft_shelf.css",
    "tabs/draft/inputs/desk.css",
    "tabs/draft/inputs/placing_board.css",
    "tabs/draft/side_column.css",
    "tabs/draft/worklist/worklist.css",
    "tabs/phrases/phrases.css",
    "tabs/compare/compare.css",
    "tabs/trends/trends.css",
    "tabs/archive/archive.css",
    "tabs/settings/settings.css",
)
_MONO = ("Consolas", "Menlo", "Noto Sans Mono CJK SC", "monospace")
# Text of every kind stands out from what is behind it by 4.5 : 1 or more.
_TEXT = {
    "color_accent": "#1f5fbf",
    "body_text_color_subdued": "#5d6879",
    "body_text_color_subdued_dark": "#9aa6b6",
    "block_title_text_color": "#4a5568",
    "block_label_text_color": "#4a5568",
    "input_placeholder_color": "#66717f",
    "input_placeholder_color_dark": "#8b97a7",
}
_SURFACES = {
    "body_background_fill": "#f6f7f9",
    "body_background_fill_dark": "#14171c",
    "block_shadow": "none",
    "background_fill_primary_dark": "#1c2129",
    "background_fill_secondary_dark": "#20262f",
    "block_background_fill_dark": "#1c2129",
    "border_color_primary": "#dde2ea",
    "border_color_primary_dark": "#323945",
    "table_even_background_fill_dark": "#1c2129",
    "table_odd_background_fill_dark": "#20262f",
    "input_border_color_dark": "#323945",
    "input_background_fill": "#ffffff",
    "input_background_fill_dark": "#161a21",
    "input_border_color": "#dde2ea",
    "input_border_width": "1px",
}
_BUTTONS = {
    "button_large_text_size": "*text_md",
    "button_large_text_weight": "600",
    "button_medium_text_weight": "400",
    "button_small_text_weight": "400",
    "button_secondary_background_fill": "#ffffff",
    "button_secondary_background_fill_hover": "#eef2f8",
    "button_secondary_background_fill_dark": "#262d38",
    "button_secondary_border_color": "#cfd6e0",
    "button_secondary_border_color_dark": "#3b4452",
    "button_border_width": "1px",
    "button_primary_background_fill": "#1f5fbf",
    "button_primary_background_fill_hover": "#184d9c",
    "button_primary_background_fill_dark": "#2f6fd0",
    "button_primary_text_color": "white",
}


def build_theme() -> gr.themes.Base:
    """Return the theme: quiet greys, one blue, small corners."""
    base = gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        secondary_hue=gr.themes.colors.slate,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_sm,
        font=_FONTS,
        font_mono=_MONO,
    )
    return base.set(**_TEXT, **_SURFACES, **_BUTTONS)


def load_css() -> str:
    """Return the page's own style sheets; they fetch nothing."""
    return "\n".join(map(read_asset, _SHEETS))
