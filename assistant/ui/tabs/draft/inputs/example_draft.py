"""Fill in the example: the examples as archive, an outline and facts."""

from __future__ import annotations

import csv
import io

import gradio as gr

from assistant.resources import EXAMPLE_FACTS, EXAMPLE_OUTLINE, resource_folder
from assistant.ui.context import PageContext
from assistant.ui.tabs.archive.archive_tab import PageProgress
from assistant.ui.tabs.draft.inputs.collect_facts import COLUMNS
from assistant.ui.tabs.draft.inputs.draft_inputs import TYPED, DraftInputs
from assistant.ui.widgets.confirm import confirm_js
from assistant.ui.widgets.error_messages import as_gradio_error

_CONFIRM_REPLACE = confirm_js(
    "用示例换掉现在的提纲和数据？",
    "Replace the outline and facts there are by the example?",
    if_any=TYPED,
)


def build(context: PageContext, button: gr.Button, inputs: DraftInputs) -> None:
    """Connect the button that shows an example."""

    @as_gradio_error
    def on_example(
        sure: bool,
        archived: int,
        bar: gr.Progress = gr.Progress(),  # noqa: B008 (gradio's way to ask for the bar)
    ) -> list[object]:
        if not sure:
            return [gr.skip() for _ in shown_in]
        from assistant.drafting.inputs import load_outline

        examples = resource_folder("examples")
        # A user's own archive is not mixed with reports of a made-up city.
        is_new = not context.bench.archive.has_reports
        if is_new:
            context.bench.archive.ingest([examples / "archive"], progress=PageProgress(bar))
        return [
            load_outline(examples / EXAMPLE_OUTLINE),
            "",
            _read_rows((examples / EXAMPLE_FACTS).read_text(encoding="utf-8-sig")),
            None,
            gr.Tabs(selected="table"),
            archived + is_new,
        ]

    shown_in = [inputs.outline, *inputs.facts, inputs.fact_tabs, context.archived]
    button.click(
        on_example,
        [gr.Checkbox(visible=False), context.archived],
        shown_in,
        js=_CONFIRM_REPLACE,
        show_progress_on=inputs.outline,
        api_visibility="private",
    )


def _read_rows(table: str) -> list[list[str]]:
    return [[row.get(name) or "" for name in COLUMNS] for row in csv.DictReader(io.StringIO(table))]
