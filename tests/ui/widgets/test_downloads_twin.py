"""A file handed out is there for the page, and nowhere else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import gradio as gr
import pytest

from assistant.ui.widgets.downloads_twin import handed_out


def test_only_the_page_has_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "page"))
    button = gr.DownloadButton()
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    path = Path(handed_out(button, "总结.md", lambda path: path.write_text("# 总结", "utf-8")))
    assert path.read_text("utf-8") == "# 总结"
    assert path.is_relative_to(tmp_path / "page")
    assert str(path) in button.temp_files  # which Gradio removes a day later
    assert list((tmp_path / "temp").iterdir()) == []
