"""A file to be downloaded is where Gradio looks after it, and nowhere else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import gradio as gr
import pytest

from assistant.ui.widgets.downloads import exported


def test_only_the_copy_that_is_served_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "gradio"))
    file = gr.File()
    kept = exported(file, "比对.html", lambda path: path.write_text("正文", encoding="utf-8"))
    assert Path(kept).name == "比对.html"
    assert Path(kept).read_text(encoding="utf-8") == "正文"
    assert kept in file.temp_files
    assert [one.name for one in tmp_path.iterdir()] == ["gradio"]
