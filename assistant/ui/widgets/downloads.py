"""Offer files for download: written into Gradio's own folder, which it empties day by day."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr
from gradio.blocks import Block

from assistant.ui.widgets.private_events import Components

_UNSAFE_IN_NAMES = re.compile(r'[\\/:*?"<>|\s〔〕]+')
_MAX_NAME = 60  # characters of a file name


def connect_download(
    event: Callable[..., Any],
    write: Callable[..., str],
    inputs: Components,
    file: gr.DownloadButton,
) -> None:
    """Let an event download the file whose path `write` returns, without another click.

    `file` is a hidden button with an id of its own.
    """
    click = f"() => setTimeout(() => document.querySelector('#{file.elem_id}').click(), 150)"
    written = event(write, inputs, file, api_visibility="private", show_progress="hidden")
    written.success(None, js=click)


def download_file(component: Block, name: str, write: Callable[[Path], object]) -> str:
    """Return the path of the file that `write` wrote under `name`, for `component` to offer.

    No other copy stays on disk. Errors of `write` are passed on.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        served = component.move_resource_to_block_cache(path)
    if served is None:
        raise FileNotFoundError(path)
    return served


def file_name(title: str, suffix: str, *, about: str = "") -> str:
    """Return a file name that every system accepts: what it is about in brackets.

    >>> file_name('某局2025年"工作/总结"', ".docx", about="审阅稿")
    '某局2025年_工作_总结_（审阅稿）.docx'
    """
    name = _UNSAFE_IN_NAMES.sub("_", title)[:_MAX_NAME] or "初稿"
    return f"{name}{f'（{about}）' if about else ''}{suffix}"
