"""Of uploaded files one copy stays, and none of those that are no reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import LoadError
from assistant.records import (
    SkippedFile,
)
from assistant.settings import load_settings
from assistant.ui.tabs.archive.uploaded_files import keep_uploads, remove_skipped
from assistant.workbench import Workbench


def test_of_what_was_uploaded_no_other_copy_stays(tmp_path: Path) -> None:
    uploaded = [tmp_path / "1" / "总结.md", tmp_path / "2" / "坏.pdf", tmp_path / "3" / "~开.docx"]
    for file in uploaded:
        file.parent.mkdir()
        file.write_text(file.name, encoding="utf-8")
    with Workbench(load_settings(index=tmp_path / "index")) as bench:
        kept = keep_uploads(bench, [str(file) for file in uploaded])
        assert [file.name for file in kept] == ["总结.md", "坏.pdf"]
        assert not any(file.parent.exists() for file in uploaded)
        with pytest.raises(LoadError, match="已经不在"):
            keep_uploads(bench, [str(uploaded[0])])
    remove_skipped(kept, [SkippedFile(file=kept[1], reason="坏了")])
    assert [file.exists() for file in kept] == [True, False]


def test_a_skipped_file_of_ones_own_is_not_touched(tmp_path: Path) -> None:
    own = tmp_path / "坏.pdf"
    own.touch()
    remove_skipped([], [SkippedFile(file=own, reason="坏了")])
    assert own.exists()
