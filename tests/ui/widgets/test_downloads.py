"""A file to be downloaded is where Gradio looks after it, and nowhere else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import gradio as gr
import pytest
from gradio.blocks import Block

from assistant.ui.widgets.downloads import download_file


@pytest.mark.parametrize("component", [gr.File, gr.DownloadButton])
def test_only_the_copy_that_is_served_stays(
    component: type[Block], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "gradio"))
    part = component()
    kept = download_file(part, "比对.html", lambda path: path.write_text("正文", encoding="utf-8"))
    assert Path(kept).name == "比对.html"
    assert Path(kept).read_text(encoding="utf-8") == "正文"
    assert Path(kept).is_relative_to(tmp_path / "gradio")
    assert kept in part.temp_files, "which Gradio removes a day later"
    assert [one.name for one in tmp_path.iterdir()] == ["gradio"]
