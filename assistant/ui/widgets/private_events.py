"""Connect an event to a quick handler that is not offered to programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gradio.blocks import Block

Components = Block | Sequence[Block] | None


def bind_private(
    event: Callable[..., object],
    handler: Callable[..., object],
    inputs: Components = None,
    outputs: Components = None,
    *,
    js: str | None = None,
) -> None:
    """Connect event and handler without a veil over the page, and without an address of its own."""
    event(handler, inputs, outputs, js=js, show_progress="hidden", api_visibility="private")
