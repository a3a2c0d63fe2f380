"""A workbench that is open answers from the archive in its folder, whatever became of that one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.archive.adapted_model import install_adapted, restore_builtin
from assistant.archive.archive import Archive
from assistant.archive.embedding import BUILTIN, open_builtin, open_embedder
from assistant.errors import ArchiveError
from assistant.records import Function
from assistant.settings import Settings
from assistant.workbench import Workbench
from tests.archive.making import Record, file, report, section, store
from tests.archive.test_adapted_model import write_model

FIRST = [f"新建公园{number}处，栽种行道树{number}百株" for number in range(2, 8)]
SECOND = [f"疏浚河道{number}千米，清理淤泥{number}万方" for number in range(2, 8)]
OTHER = [f"培训电工{number}名，考核合格{number}名" for number in range(2, 8)]
_QUERIES = ("新建公园", "疏浚河道", "培训电工")
_DATABASE = ("archive.db", "archive.db-wal", "archive.db-shm")


def _write(index: Path, name: str, texts: list[str]) -> None:
    made = report(name, section(1, "一、", Function.RESULTS, *texts))
    with Archive.create_or_open(index, embedder=open_embedder(BUILTIN)) as archive:
        store(archive, file(f"/{name}.md", made))


def _answers(bench: Workbench) -> list[list[str]]:
    """Return what the bench says of the archive: its reports, and the passages it finds."""
    found = [[hit.passage.text for hit in bench.archive.search(query)] for query in _QUERIES]
    return [[entry.title for entry in bench.archive.reports()], *found]


def _ask_anew(index: Path) -> list[list[str]]:
    with Workbench(Settings(index=index, embedding="static")) as bench:
        return _answers(bench)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Return an archive of two reports, with a backup of its database from before the second."""
    index = tmp_path / "档案"
    _write(index, "公园", FIRST)
    _back_up(index)
    _write(index, "河道", SECOND)
    return index


@pytest.fixture
def bench(index: Path) -> Iterator[Workbench]:
    """Return a workbench that has answered from the archive."""
    with Workbench(Settings(index=index, embedding="static")) as opened:
        reports, *_ = _answers(opened)
        assert reports == ["公园", "河道"]
        yield opened


def _back_up(index: Path) -> None:
    with (
        closing(sqlite3.connect(index / "archive.db")) as database,
        closing(sqlite3.connect(index.with_name("备份.db"))) as backup,
    ):
        database.backup(backup)


def _rename_backup(index: Path) -> None:
    index.with_name("备份.db").replace(index / "archive.db")


def _delete_and_copy_backup(index: Path) -> None:
    for name in _DATABASE:
        (index / name).unlink(missing_ok=True)
    shutil.copy(index.with_name("备份.db"), index / "archive.db")


def _overwrite_with_backup(index: Path) -> None:
    shutil.copyfile(index.with_name("备份.db"), index / "archive.db")


def _overwrite_and_drop_the_log(index: Path) -> None:
    _overwrite_with_backup(index)
    for name in _DATABASE[1:]:
        (index / name).unlink(missing_ok=True)


def _replace_folder(index: Path) -> None:
    _write(index.with_name("另一个"), "电工", OTHER)
    index.rename(index.with_name("旧档案"))
    index.with_name("另一个").rename(index)


_CHANGES = [
    _rename_backup,
    _delete_and_copy_backup,
    _overwrite_with_backup,
    _overwrite_and_drop_the_log,
    _replace_folder,
]


@pytest.mark.parametrize("change", _CHANGES)
def test_another_database_in_the_folder_is_searched(
    bench: Workbench, index: Path, change: Callable[[Path], None]
) -> None:
    change(index)
    assert _answers(bench) == _ask_anew(index)


@pytest.mark.parametrize("change", _CHANGES)
def test_another_database_that_was_added_to(
    bench: Workbench, index: Path, change: Callable[[Path], None]
) -> None:
    """As many generations as before, and the same ids, of other passages."""
    change(index)
    _write(index, "电工二", OTHER)
    answers = _answers(bench)
    assert "电工二" in answers[0]
    assert answers == _ask_anew(index)


def test_an_archive_that_was_moved_away(bench: Workbench, index: Path) -> None:
    index.rename(index.with_name("搬走"))
    with pytest.raises(ArchiveError, match="不在原处") as refusal:
        bench.archive.search(_QUERIES[0])
    assert refusal.value.hint
    with pytest.raises(ArchiveError, match="不在原处"):
        bench.archive.reports()
    index.with_name("搬走").rename(index)
    assert _answers(bench) == _ask_anew(index)


def test_the_database_alone_is_a_whole_backup_while_a_workbench_is_open(
    bench: Workbench, index: Path, tmp_path: Path
) -> None:
    _write(index, "电工", OTHER)
    (tmp_path / "副本").mkdir()
    shutil.copy(index / "archive.db", tmp_path / "副本")
    assert _ask_anew(tmp_path / "副本") == _answers(bench)


def test_a_model_that_another_program_fits_is_taken_up(
    bench: Workbench, index: Path, tmp_path: Path
) -> None:
    install_adapted(index, write_model(tmp_path / "模型"), progress=Record())
    assert bench.archive.status().model == "builtin-adapted"
    assert _answers(bench) == _ask_anew(index)
    restore_builtin(index, open_builtin(), progress=Record())
    assert _answers(bench) == _ask_anew(index)


def test_a_model_that_another_program_fits_while_the_archive_is_opened(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens = Archive.open

    def open_late(folder: Path, **how: Any) -> Archive:
        monkeypatch.undo()
        install_adapted(index, write_model(tmp_path / "模型"), progress=Record())
        return opens(folder, **how)

    monkeypatch.setattr(Archive, "open", open_late)
    with Workbench(Settings(index=index, embedding="static")) as bench:
        assert _answers(bench) == _ask_anew(index)
        assert bench.archive.status().model == "builtin-adapted"


def test_a_database_without_a_byte_answers_nothing_and_stays_as_it_is(index: Path) -> None:
    for path in index.glob("archive.db*"):
        path.write_bytes(b"")
    with Workbench(Settings(index=index, embedding="static")) as bench:
        assert not bench.archive.has_reports
        with pytest.raises(ArchiveError, match=r"archive\.db 不见了"):
            bench.archive.search(_QUERIES[0])
    assert (index / "archive.db").stat().st_size == 0


def test_an_archive_without_its_database_is_not_begun_anew_without_a_word(
    index: Path, tmp_path: Path
) -> None:
    for path in index.glob("archive.db*"):
        path.unlink()
    source = tmp_path / "电工.md"
    source.write_text("\n".join(["电工站2025年工作总结", "一、培训", *OTHER]), encoding="utf-8")
    notices: list[str] = []
    with Workbench(Settings(index=index, embedding="static"), notice=notices.append) as bench:
        bench.archive.ingest([source])
        assert any("archive.db 不见了" in notice and "备份" in notice for notice in notices)
        notices.clear()
        bench.archive.ingest([source])
        assert notices == []
        assert {hit.passage.text for hit in bench.archive.search(_QUERIES[2])} <= set(OTHER)
