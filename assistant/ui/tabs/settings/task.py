"""Frame a task of the settings: its name and what it is about, beside its fields."""

from __future__ import annotations

import gradio as gr

from assistant.ui.i18n.bilingual_html import bilingual_html


def task(chinese: str, english: str, about: str, about_english: str) -> gr.Column:
    """Return the column of a task, to be filled with its fields."""
    column = gr.Column(elem_classes="task plain")
    with column:
        gr.HTML(
            f"<h2>{bilingual_html(chinese, english)}</h2>"
            f"<p>{bilingual_html(about, about_english)}</p>",
            apply_default_css=False,
            elem_classes="about",
        )
    return column


def outcome_html(chinese: str, english: str) -> str:
    """Return what came of a press on a button."""
    return f'<div class="outcome">{bilingual_html(chinese, english)}</div>'
