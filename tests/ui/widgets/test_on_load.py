"""Parts that are filled together get what they would alone, and do not suffer for each other."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from typing import Any

import gradio as gr
import pytest

from assistant.ui.widgets.on_load import OnLoad


@pytest.fixture
def boxes() -> Iterator[list[gr.Textbox]]:
    """Four boxes on a page whose first three are filled by three parts as it opens."""
    opening = OnLoad()
    with gr.Blocks(analytics_enabled=False) as page:
        boxes = [gr.Textbox(f"{name}0") for name in "abcd"]
        opening(lambda c, d: f"{c}+{d}", boxes[2:], boxes[0])
        opening(_refusing, None, boxes[1])
        opening(gr.skip, None, boxes[2:])
        opening.connect(page)
    yield boxes
    page.close()
    gc.collect()  # here, where its complaints are expected


def _refusing() -> str:
    raise gr.Error("读不出来", print_exception=False)


def _opened(boxes: list[gr.Textbox], monkeypatch: pytest.MonkeyPatch) -> tuple[Any, list[str]]:
    """Return what opening the page gives its boxes, and what it tells."""
    told: list[str] = []
    monkeypatch.setattr(gr, "Info", told.append)
    page = next(one for one in gr.Blocks.get_instances() if boxes[0]._id in one.blocks)
    (listener,) = page.fns.values()
    values = [box.value for box in listener.inputs if isinstance(box, gr.Textbox)]
    answer = asyncio.run(page.process_api(listener, values))
    return dict(zip([one._id for one in listener.outputs], answer["data"], strict=True)), told


def test_each_part_gets_its_own_values_and_fills_its_own_boxes(
    boxes: list[gr.Textbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, _ = _opened(boxes, monkeypatch)
    assert shown[boxes[0]._id] == "c0+d0"


def test_a_refusal_is_told_and_leaves_the_rest_as_it_would_be(
    boxes: list[gr.Textbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, told = _opened(boxes, monkeypatch)
    assert told == ["读不出来"]
    unchanged = {"__type__": "update"}
    assert [shown[box._id] for box in boxes[1:]] == [unchanged] * 3
