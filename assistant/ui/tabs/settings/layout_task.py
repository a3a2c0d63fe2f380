"""版式: choose how Word files look; a choice is saved at once."""

from __future__ import annotations

import gradio as gr

from assistant.settings import load_settings
from assistant.ui.context import PageContext
from assistant.ui.tabs.settings.change_settings import (
    apply_changes,
    find_changes,
    require_unshared,
    saved_html,
)
from assistant.ui.tabs.settings.current_state import layout_choices
from assistant.ui.tabs.settings.settings_fields import layout_field
from assistant.ui.tabs.settings.task import task
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private


def build(context: PageContext, changed: gr.State) -> None:
    """Lay out the task; `changed` grows when something was saved."""
    bench = context.bench
    with task(
        "版式",
        "Layout",
        "导出的 Word 照它排；可填本单位版式文件的路径。选了马上生效。",
        "How Word files are laid out; the path of a layout file will do too. In use at once.",
    ):
        layout = layout_field(context.labels)
        outcome = gr.HTML(apply_default_css=False)

    def on_open() -> gr.Dropdown:
        now = load_settings()
        return gr.Dropdown(layout_choices(bench.settings), value=str(now.layout or ""))

    @as_gradio_error
    def on_layout(times: int, chosen: str | None) -> list[object]:
        require_unshared(bench.settings)
        changes = find_changes({"layout": chosen})
        apply_changes(bench, changes)
        return [times + 1, saved_html(changes)]

    bind_private(context.on_load_hidden, on_open, None, layout)
    bind_private(layout.input, on_layout, [changed, layout], [changed, outcome])
