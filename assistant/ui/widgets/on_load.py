"""Fill several parts of the page with one call as it opens: each call costs a browser time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.blocks import Block

from assistant.ui.widgets.private_events import Components, bind_private


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loader:
    handler: Callable[..., Any]
    inputs: list[Block]
    outputs: list[Block]

    def answer(self, given: Sequence[object]) -> list[object]:
        """Return the values of its outputs; after a refusal, which is shown, they stay."""
        try:
            answer = self.handler(*given)
        except gr.Error as refusal:
            gr.Info(refusal.message)
            return [gr.skip() for _ in self.outputs]
        if len(self.outputs) == 1 or isinstance(answer, dict):  # one for all: gr.skip()
            return [answer] * len(self.outputs)
        return list(answer)


class OnLoad:
    """The parts to be filled; a part is connected as to an event of the page."""

    def __init__(self) -> None:
        self._parts: list[_Loader] = []

    def __call__(
        self,
        handler: Callable[..., Any],
        inputs: Components = None,
        outputs: Components = None,
        **_shown_as: object,
    ) -> None:
        """Add a part."""
        self._parts.append(
            _Loader(handler=handler, inputs=_as_list(inputs), outputs=_as_list(outputs))
        )

    def connect(self, page: gr.Blocks) -> None:
        """Connect all parts to the opening of the page; call it once they are there."""
        parts = tuple(self._parts)

        def on_open(*given: object) -> list[object]:
            shown, at = [], 0
            for part in parts:
                shown += part.answer(given[at : at + len(part.inputs)])
                at += len(part.inputs)
            return shown

        inputs = [one for part in parts for one in part.inputs]
        bind_private(page.load, on_open, inputs, [one for part in parts for one in part.outputs])


def _as_list(parts: Components) -> list[Block]:
    if parts is None:
        return []
    return [parts] if isinstance(parts, Block) else list(parts)
