"""Names of files: shown as text, and found again from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.reports.loading.file_names import is_missing, locate_files, readable_path


def test_what_is_there_is_located_and_what_is_gone_is_not(tmp_path: Path) -> None:
    here, gone = tmp_path / "总结.md", tmp_path / "没有" / "旧总结.md"
    here.write_text("总结", "utf-8")
    assert locate_files([str(here), str(gone)]) == {str(here): here}
    assert not is_missing(str(here))
    assert is_missing(str(gone))


@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
def test_a_name_in_other_bytes_is_located_by_its_readable_form(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("水务局".encode("gb18030"))
    path = folder / os.fsdecode("年度总结.md".encode("gb18030"))
    try:
        folder.mkdir()
        path.write_text("总结", "utf-8")
    except OSError:
        pytest.skip("this disk takes no such name")
    name = readable_path(path)
    assert Path(name).name == "年度总结.md"
    assert not Path(name).exists()
    assert locate_files([name]) == {name: path}
