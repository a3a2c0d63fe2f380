"""A public job is called with fewer values than it takes; what only the page calls is not."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator

import gradio as gr
import pytest

from assistant.ui.gradio_patches.missing_arguments import accept_missing_arguments


@pytest.fixture
def page() -> Iterator[gr.Blocks]:
    """A page with one public and one private listener, each of two values."""
    page = gr.Blocks(analytics_enabled=False)
    accept_missing_arguments(page)
    with page:
        boxes = [gr.Textbox(), gr.Textbox()]
        boxes[0].change(lambda a, b: a, boxes, boxes[0], api_visibility="public")
        boxes[1].change(lambda a, b: a, boxes, boxes[1], api_visibility="private")
    yield page
    page.close()
    gc.collect()  # here, where its complaints are expected


def test_missing_values_are_null(page: gr.Blocks) -> None:
    public, private = page.fns.values()
    given = ["one"]
    page.validate_inputs(public, given)
    assert given == ["one", None]
    with pytest.raises(ValueError, match="didn't receive enough input values"):
        page.validate_inputs(private, ["one"])


def test_gradio_has_what_the_patch_rests_on() -> None:
    assert [*inspect.signature(gr.Blocks.validate_inputs).parameters] == [
        *("self", "block_fn", "inputs")
    ]
    assert "self.validate_inputs(block_fn, inputs)" in inspect.getsource(gr.Blocks)
