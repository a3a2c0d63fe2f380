"""Uploaded files are stored beside the archive."""

from __future__ import annotations

from pathlib import Path

from assistant.archive.ingest.uploads import store_uploads


def test_what_was_sent_is_kept_under_its_name(tmp_path: Path) -> None:
    sent = [tmp_path / "甲" / "总结.md", tmp_path / "乙" / "总结.md"]
    for number, file in enumerate(sent):
        file.parent.mkdir()
        file.write_text(f"第{number}份", encoding="utf-8")
    kept = store_uploads(tmp_path / "index", [*sent, sent[0]])
    assert [file.name for file in kept] == ["总结.md", "总结（2）.md", "总结.md"]
    assert kept[0].read_text(encoding="utf-8") == "第0份"
    assert (tmp_path / "index") not in kept[0].parents, "the archive takes nothing of its own"
