"""Describe each part of the page once: gradio does so for each visitor, and for each request."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from gradio.blocks import Block, BlocksConfig
from gradio.renderable import Renderable

# Of a part as it was laid out; one that a visitor's own page shows otherwise is another object.
_KNOWN: WeakKeyDictionary[Block, dict[str, Any]] = WeakKeyDictionary()


class Described(BlocksConfig):
    """The parts of a page, with what browsers and programs are told of each."""

    @staticmethod
    def config_for_block(
        _id: int, rendered_ids: list[int], block: Block, renderable: Renderable | None = None
    ) -> dict[str, Any]:
        """Return what is told of a part; the caller may write another value into it."""
        if renderable:
            return BlocksConfig.config_for_block(_id, rendered_ids, block, renderable)
        if block not in _KNOWN:
            _KNOWN[block] = BlocksConfig.config_for_block(_id, rendered_ids, block)
        known = _KNOWN[block]
        return {**known, "props": dict(known["props"])}

    def __copy__(self) -> BlocksConfig:
        copied: BlocksConfig = super().__copy__()  # type: ignore[no-untyped-call]
        copied.__class__ = Described
        return copied
