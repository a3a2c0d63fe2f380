"""Let plain requests leave out arguments at the end: Gradio refuses them.

For programs that post to /gradio_api/run/…: a job gets new arguments at its end, and a request
written before that goes on working. Gain: none in time. Touches `Blocks.validate_inputs`.
"""

from __future__ import annotations

from typing import Any

from gradio import Blocks


def accept_missing_arguments(page: Blocks) -> None:
    """Let a page take missing arguments of public jobs as null."""
    validate = page.validate_inputs

    def fill_and_validate(block_fn: Any, inputs: list[Any]) -> None:
        if block_fn.api_visibility == "public":
            inputs.extend([None] * (len(block_fn.inputs) - len(inputs)))
        validate(block_fn, inputs)

    page.validate_inputs = fill_and_validate  # type: ignore[method-assign]
