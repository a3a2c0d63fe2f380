"""Patch Gradio as the page does, for the tests that build a page of their own."""

from __future__ import annotations

import pytest

from assistant.ui.gradio_patches import patch_gradio


@pytest.fixture(autouse=True, scope="session")
def _patched_gradio() -> None:
    patch_gradio()
