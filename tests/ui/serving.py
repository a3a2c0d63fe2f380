"""Serve the real page to the tests of a folder, and bear what Gradio leaves behind."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.ui.access.current_user import acting_user
from assistant.ui.app.page import build_page, launch_options
from assistant.ui.app.serve import server_options
from assistant.ui.i18n.labels import Labels
from assistant.ui.jobs.background_reading import BackgroundReading
from assistant.workbench import Workbench

_LEFTOVERS = (
    "DeprecationWarning",  # of pandas, within Gradio
    "ResourceWarning",
    "pytest.PytestUnraisableExceptionWarning",
)


def ignore_leftovers(items: Iterable[pytest.Item], folder: Path) -> None:
    """Let sockets and loops that Gradio leaves to the garbage collector be no failure there."""
    for item in items:
        if folder in item.path.parents:
            for kind in _LEFTOVERS:
                item.add_marker(pytest.mark.filterwarnings(f"ignore::{kind}"))


def serve_page(settings: Settings) -> Iterator[str]:
    """Serve the page as `assistant serve` does; yield where it is."""
    labels = Labels()
    with Workbench(settings, current_user=acting_user) as bench:
        reading = BackgroundReading(bench.archive)
        page = build_page(bench, labels, reading)
        _, address, _ = page.launch(
            prevent_thread_lock=True,
            quiet=True,
            **launch_options(labels),
            **server_options(settings),
        )
        yield address
        page.close()
        reading.close()
        gc.collect()  # here, where its complaints are expected
