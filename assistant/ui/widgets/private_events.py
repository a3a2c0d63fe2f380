"""Connect an event to a handler that is quick and of no use to programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gradio.blocks import Block

Parts = Block | Sequence[Block] | None


def quietly(
    event: Callable[..., object],
    handler: Callable[..., object],
    inputs: Parts = None,
    outputs: Parts = None,
    *,
    js: str | None = None,
) -> None:
    """Connect them without a veil over the page, and without an address of its own."""
    event(handler, inputs, outputs, js=js, show_progress="hidden", api_visibility="private")
