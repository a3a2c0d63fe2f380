"""Patches of Gradio's internals, applied only for the versions they were tested with.

Each file says what its patch is for, what it gains and which part of Gradio it touches. With any
other version the page runs unpatched, only slower, and a line in the log says so.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from assistant.ui.gradio_patches.skip_stubs import skip_stubs

if TYPE_CHECKING:
    from gradio import Blocks

_LOG = logging.getLogger(__name__)
_FIRST, _END = (6, 24), (6, 32)  # the versions tested: from, and up to but not including


def patch_gradio_import() -> None:
    """Patch what Gradio does while it is imported; call it before the first import."""
    if _is_tested():
        skip_stubs()


def patch_gradio() -> None:
    """Patch what Gradio does while a page is created or served; call it before either."""
    if _is_tested():
        from assistant.ui.gradio_patches.cors import drop_cors
        from assistant.ui.gradio_patches.event_loops import open_no_loops

        open_no_loops()
        drop_cors()


def patch_page(page: Blocks) -> None:
    """Patch a page before anything is laid out on it."""
    if _is_tested():
        from assistant.ui.gradio_patches.config_cache import cache_block_configs
        from assistant.ui.gradio_patches.missing_arguments import accept_missing_arguments

        cache_block_configs(page)
        accept_missing_arguments(page)


@cache
def _is_tested() -> bool:
    installed = version("gradio")
    if _FIRST <= _minor(installed) < _END:
        return True
    _LOG.warning(
        "gradio %s was not tested with our patches: the page runs without them and is slower",
        installed,
    )
    return False


def _minor(installed: str) -> tuple[int, ...]:
    """Return the first two numbers of a version.

    >>> _minor("6.31.0"), _minor("7.0rc1")
    ((6, 31), (7, 0))
    """
    return tuple(map(int, re.findall(r"\d+", installed)[:2]))
