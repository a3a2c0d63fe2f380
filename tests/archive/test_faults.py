"""Whatever happens to an archive, it opens again, or says in Chinese why not."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from assistant.archive.archive import Archive
from assistant.archive.index.keyword_index import KeywordIndex, KeywordIndexError
from assistant.archive.storage import disk_faults
from assistant.archive.storage.writer_lock import lock_for_writing
from assistant.errors import ArchiveError
from assistant.records import Function
from tests.archive.making import HashEmbedder, file, report, section, store

TEXTS = ("新建公园三处", "修补路面千米", "垃圾分类全覆盖")


@pytest.fixture
def stored(folder: Path) -> Path:
    """Return the folder of a closed archive with three passages."""
    with Archive.create_or_open(folder, embedder=HashEmbedder()) as archive:
        store(archive, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, *TEXTS))))
    return folder


def assert_whole(archive: Archive) -> None:
    for text in TEXTS:
        (number, _), *_ = archive.search_keywords(text, limit=3)
        assert archive.passages([number])[0].text == text
        (number, cosine), *_ = archive.search_vectors(HashEmbedder().encode_query(text), limit=3)
        assert archive.passages([number])[0].text == text
        assert cosine == pytest.approx(1, abs=1e-3)


def _overwrite_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 2] = os.urandom(len(data) // 2 - len(data) // 3)
    path.write_bytes(data)


def _each_keyword_file(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        for path in (folder / "keywords").iterdir():
            change(path)

    return apply


def _older_indexes(folder: Path) -> None:
    """Put the indexes of now beside a database that has moved on, log and all."""
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept)
    for number in range(2):
        with Archive.open(folder, embedder=HashEmbedder()) as archive:
            text = f"新增第{number}项工作"
            made = report("乙", section(1, "一、", Function.RESULTS, text))
            store(archive, file(f"/{number}.md", made))
    for name in ("vectors.faiss", "manifest.json"):
        shutil.copy(kept / name, folder / name)
    shutil.rmtree(folder / "keywords")
    shutil.copytree(kept / "keywords", folder / "keywords")


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        pytest.param(lambda f: (f / "vectors.faiss").unlink(), "向量索引", id="no vectors"),
        pytest.param(
            lambda f: (f / "vectors.faiss").write_bytes(b""), "向量索引", id="empty vectors"
        ),
        pytest.param(
            lambda f: _overwrite_middle(f / "vectors.faiss"), "向量索引", id="overwritten vectors"
        ),
        pytest.param(lambda f: shutil.rmtree(f / "keywords"), "关键词索引", id="no keywords"),
        pytest.param(
            _each_keyword_file(lambda path: path.unlink()), "关键词索引", id="empty keywords"
        ),
        pytest.param(
            _each_keyword_file(lambda path: path.write_bytes(b"x" * path.stat().st_size)),
            "关键词索引",
            id="overwritten keywords",
        ),
        pytest.param(
            _each_keyword_file(_overwrite_middle), "关键词索引", id="partly overwritten keywords"
        ),
        pytest.param(lambda f: (f / "manifest.json").unlink(), "清单", id="no manifest"),
        pytest.param(
            lambda f: (f / "manifest.json").write_text("{}", "utf-8"), "清单", id="empty manifest"
        ),
        pytest.param(
            lambda f: (f / "manifest.json").write_bytes(b"\xff\x00"), "清单", id="binary manifest"
        ),
        pytest.param(_older_indexes, "清单", id="indexes restored from a backup"),
    ],
)
def test_damaged_indexes_are_rebuilt_with_a_notice(
    stored: Path, damage: Callable[[Path], object], told: str
) -> None:
    damage(stored)
    notices: list[str] = []
    with Archive.open(stored, embedder=HashEmbedder(), notice=notices.append) as archive:
        assert_whole(archive)
    assert [told in notice for notice in notices] == [True]
    with Archive.open(stored, embedder=HashEmbedder(), notice=pytest.fail) as archive:
        assert_whole(archive)


@pytest.mark.parametrize("name", ["vectors.faiss", "keywords"])
def test_indexes_that_vanish_while_open_are_rebuilt(stored: Path, name: str) -> None:
    notices: list[str] = []
    with Archive.open(stored, embedder=HashEmbedder(), notice=notices.append) as archive:
        path = stored / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        assert_whole(archive)


@pytest.mark.parametrize("when", ["before it is opened", "while open"])
@pytest.mark.parametrize("name", ["vectors.faiss", "keywords"])
def test_indexes_that_may_not_be_read_are_a_refusal(
    stored: Path, monkeypatch: pytest.MonkeyPatch, name: str, when: str
) -> None:
    really_open = Path.open

    def refuse(path: Path, *arguments: Any, **named: Any) -> Any:
        if stored / name in (path, *path.parents):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return really_open(path, *arguments, **named)

    def search() -> None:
        with opened or Archive.open(stored, embedder=HashEmbedder()) as archive:
            assert_whole(archive)

    opened = Archive.open(stored, embedder=HashEmbedder()) if when == "while open" else None
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ArchiveError, match="没有权限读写") as refusal:
        search()
    assert "文件夹权限" in refusal.value.hint


def test_indexes_copied_elsewhere_are_still_trusted(stored: Path, tmp_path: Path) -> None:
    shutil.copytree(stored, tmp_path / "副本", copy_function=shutil.copy)  # new times, same bytes
    with Archive.open(tmp_path / "副本", embedder=HashEmbedder(), notice=pytest.fail) as archive:
        assert_whole(archive)


def test_a_database_begun_anew_does_not_get_the_old_indexes(stored: Path) -> None:
    for path in stored.glob("archive.db*"):
        path.unlink()
    with Archive.create_or_open(stored, embedder=HashEmbedder()) as archive:
        made = report("乙", section(1, "一、", Function.RESULTS, "全新的内容"))
        store(archive, file("/b.md", made))
        assert archive.search_keywords("公园", limit=3) == []
        assert len(archive.search_vectors(HashEmbedder().encode_query("公园三处"), limit=3)) <= 1


def test_a_second_writer_is_refused_at_once_and_readers_are_not(stored: Path) -> None:
    with (
        Archive.open(stored, embedder=HashEmbedder()) as archive,
        lock_for_writing(stored),
    ):
        with pytest.raises(ArchiveError, match="另一个程序正在写入") as refusal:
            store(archive)
        assert "结束后再试" in refusal.value.hint
        with Archive.open(stored, embedder=HashEmbedder()) as reader:
            assert_whole(reader)


def test_a_stale_archive_is_used_as_it_is_while_somebody_writes(stored: Path) -> None:
    notices: list[str] = []
    with sqlite3.connect(stored / "archive.db") as database:
        database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    database.close()
    with (
        lock_for_writing(stored),
        Archive.open(stored, embedder=HashEmbedder(), notice=notices.append) as archive,
    ):
        assert_whole(archive)
    assert ["正在写入" in notice for notice in notices] == [True]


def test_no_archive_yet(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="还没有档案") as refusal:
        Archive.open(tmp_path / "没有", embedder=HashEmbedder())
    assert "assistant ingest" in refusal.value.hint
    assert not (tmp_path / "没有").exists()


def _newer_database(folder: Path) -> None:
    with sqlite3.connect(folder / "archive.db") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def _newer_manifest(folder: Path) -> None:
    fields = json.loads((folder / "manifest.json").read_text("utf-8"))
    del fields["checksum"]  # that of the former version: with it the file would be damaged
    (folder / "manifest.json").write_text(json.dumps(fields | {"format_version": 99}), "utf-8")


@pytest.mark.parametrize("make_newer", [_newer_database, _newer_manifest])
def test_an_archive_of_a_newer_program(stored: Path, make_newer: Callable[[Path], None]) -> None:
    make_newer(stored)
    with pytest.raises(ArchiveError, match="更新版本的程序") as refusal:
        Archive.open(stored, embedder=HashEmbedder())
    assert "升级" in refusal.value.hint


def test_a_damaged_database(stored: Path) -> None:
    (stored / "archive.db").write_bytes(b"not a database, certainly not" * 200)
    with pytest.raises(ArchiveError, match="数据库已损坏") as refusal:
        Archive.open(stored, embedder=HashEmbedder())
    assert "重新收录" in refusal.value.hint


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x", "utf-8")
    with pytest.raises(ArchiveError, match="没有权限读写") as refusal:
        Archive.create_or_open(tmp_path / "文件" / "index", embedder=HashEmbedder())
    assert "--index" in refusal.value.hint


def _refuse(code: int) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return refuse


@pytest.mark.parametrize(
    ("code", "told"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "没有权限读写")]
)
@pytest.mark.parametrize("step", ["os.fsync", "assistant.archive.index.catch_up.seal_indexes"])
def test_a_disk_that_refuses_the_indexes_loses_no_report(
    stored: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str, step: str
) -> None:
    made = report("乙", section(1, "一、", Function.RESULTS, "演练十次"))
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        with monkeypatch.context() as patch:
            patch.setattr(step, _refuse(code))
            with pytest.raises(ArchiveError, match=told) as refusal:
                store(archive, file("/b.md", made))
        assert refusal.value.hint
        assert {entry.title for entry in archive.reports()} == {"甲", "乙"}
        assert_whole(archive)
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        assert len(archive.search_keywords("演练", limit=3)) == 1
        assert_whole(archive)


def test_a_disk_that_is_full_for_the_keywords(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What tantivy said on a full file system, tried by hand."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise KeywordIndexError("An IO error occurred: 'No space left on device (os error 28)'")

    made = report("乙", section(1, "一、", Function.RESULTS, "演练十次"))
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        monkeypatch.setattr(KeywordIndex, "update", refuse)
        with pytest.raises(ArchiveError, match="磁盘空间不足"):
            store(archive, file("/b.md", made))
    notices: list[str] = []
    with Archive.open(stored, embedder=HashEmbedder(), notice=notices.append) as archive:
        assert {entry.title for entry in archive.reports()} == {"甲", "乙"}
    assert "补建" in notices[0]
    assert "磁盘空间不足" in notices[-1]


def test_a_disk_that_is_full_for_the_database(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself says that it is full: its pages are limited to those it has."""
    from assistant.archive.database import open_for_writing as module
    from assistant.archive.database.schema import open_database

    def open_full(folder: Path) -> sqlite3.Connection:
        database = open_database(folder)
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")
        return database

    texts: Sequence[str] = [f"第{number}项工作按时完成" * 20 for number in range(400)]
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        with monkeypatch.context() as patch:
            patch.setattr(module, "open_database", open_full)
            made = report("乙", section(1, "一、", Function.RESULTS, *texts))
            with pytest.raises(ArchiveError, match="磁盘空间不足"):
                store(archive, file("/b.md", made))
        assert [entry.title for entry in archive.reports()] == ["甲"]
        assert_whole(archive)


def test_a_backup_of_an_empty_archive_finds_nothing_of_the_state_that_is_lost(folder: Path) -> None:
    with Archive.create_or_open(folder, embedder=HashEmbedder()):
        pass
    shutil.copy(folder / "archive.db", folder.with_name("备份.db"))
    with Archive.open(folder, embedder=HashEmbedder()) as archive:
        store(archive, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, *TEXTS))))
    for path in folder.glob("archive.db*"):
        path.unlink()
    shutil.copy(folder.with_name("备份.db"), folder / "archive.db")
    with Archive.open(folder, embedder=HashEmbedder()) as archive:
        assert archive.search_keywords(TEXTS[0], limit=3) == []
        assert archive.search_vectors(HashEmbedder().encode_query(TEXTS[0]), limit=3) == []


@pytest.mark.parametrize(("free", "told"), [(0, "磁盘空间不足"), (10**9, "档案读写失败")])
def test_an_error_of_sqlite_on_a_full_disk_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, free: int, told: str
) -> None:
    """SQLite calls it an I/O error where not even the map of its log has room, tried by hand."""
    usage = SimpleNamespace(free=free)
    monkeypatch.setattr(disk_faults, "disk_usage", lambda _folder: usage)
    with pytest.raises(ArchiveError, match=told), disk_faults.storage_faults(folder):
        raise sqlite3.OperationalError("disk I/O error")
