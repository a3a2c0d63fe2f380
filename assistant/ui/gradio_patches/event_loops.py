"""Open no event loop that nobody closes: Gradio makes one for every lock that it creates.

For whoever builds a page outside a running loop, as every start does. Each loop holds three files
open until the garbage collector comes by; a lock has needed no loop since Python 3.10. Gain: none
in time. Touches `safe_get_lock` and `safe_get_stop_event` of `gradio.utils`.
"""

from __future__ import annotations

import asyncio

from gradio import queueing, utils


def open_no_loops() -> None:
    """Let queues and applications that Gradio builds from now on create plain locks."""
    utils.safe_get_lock = asyncio.Lock
    queueing.safe_get_lock = asyncio.Lock  # type: ignore[attr-defined]
    utils.safe_get_stop_event = asyncio.Event
