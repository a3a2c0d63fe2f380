"""An archive on a disk that cannot be written is searched, and nothing in it changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.records import Function
from tests.archive.making import HashEmbedder, file, report, section, store
from tests.archive.test_archive import found, near

GREEN = "全年新建口袋公园十二处，绿化面积明显扩大"


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in paths
    }


def test_a_read_only_archive_is_searched(
    folder: Path, embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.create_or_open(folder, embedder=embedder) as archive:
        store(
            archive, file("一.txt", report("总结", section(2, "一、工作", Function.RESULTS, GREEN)))
        )
    before = _files(folder)
    # The test may run as a user whom no permission stops.
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    with Archive.open(folder, embedder=embedder) as archive:
        assert found(archive, "口袋公园") == [GREEN]
        assert near(archive, GREEN) == [GREEN]
        assert _files(folder) == before, "no log beside the database, no lock beside the keywords"
