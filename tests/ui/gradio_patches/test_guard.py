"""Patches are applied for the versions they were tested with; without them the page is the same."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import pytest
from gradio.blocks import BlocksConfig

from assistant.settings import load_settings
from assistant.ui import gradio_patches
from assistant.ui.app.page import build_page
from assistant.ui.gradio_patches.config_cache import CachedBlocksConfig
from assistant.workbench import Workbench


@pytest.fixture
def installed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The version of Gradio that is installed, as far as the patches can see."""
    monkeypatch.setattr(gradio_patches, "version", lambda _name: request.param)
    gradio_patches._is_tested.cache_clear()
    yield request.param
    gradio_patches._is_tested.cache_clear()


@pytest.mark.parametrize("installed", ["6.24.0", "6.31.0", "6.31.7"], indirect=True)
def test_a_version_that_was_tested_is_patched(
    installed: str, caplog: pytest.LogCaptureFixture
) -> None:
    page = gr.Blocks()
    gradio_patches.patch_page(page)
    assert type(page.default_config) is CachedBlocksConfig
    assert "validate_inputs" in vars(page)
    assert not caplog.records


@pytest.mark.parametrize("installed", ["6.23.1", "6.32.0", "7.0.0rc1"], indirect=True)
def test_any_other_runs_unpatched_and_says_so_once(
    installed: str, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    finders = list(sys.meta_path)
    with caplog.at_level(logging.WARNING), Workbench(load_settings(index=tmp_path)) as bench:
        gradio_patches.patch_gradio_import()
        page = build_page(bench)
    assert sys.meta_path == finders
    assert type(page.default_config) is BlocksConfig
    assert "validate_inputs" not in vars(page)
    assert len(page.blocks) > 200, "the page is whole all the same"
    assert [installed in record.getMessage() for record in caplog.records] == [True]
    page.close()
    gc.collect()  # here, where its complaints are expected


def test_the_installed_version_is_a_tested_one() -> None:
    assert gradio_patches._is_tested(), "test the patches with it, and move the range"
