"""Which files `find_files` lists."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import LoadError
from assistant.reports.loading import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "历年 总结"
    for name in (
        *("2023年/城管局总结.docx", "2023年/~$城管局总结.docx", "2023年/.DS_Store", "Thumbs.db"),
        *("2022年/照片.jpg", "2022年/财政局总结.txt", ".git/config", "2022年/~WRL0003.tmp"),
        *("__MACOSX/._城管局总结.docx", ".~lock.城管局总结.docx#", "desktop.ini"),
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("今年以来", encoding="utf-8")
    return root


def test_litter_is_left_out_and_unknown_kinds_are_listed(folder: Path) -> None:
    assert [path.relative_to(folder).as_posix() for path in find_files([folder])] == [
        "2022年/照片.jpg",
        "2022年/财政局总结.txt",
        "2023年/城管局总结.docx",
    ]


def test_a_file_named_twice_is_listed_once(folder: Path) -> None:
    report = folder / "2022年" / "财政局总结.txt"
    assert find_files([report, report.parent, report]).count(report) == 1


def test_a_hidden_folder_is_read_when_it_is_asked_for(folder: Path) -> None:
    assert find_files([folder / ".git"]) == [folder / ".git" / "config"]


def test_a_path_that_does_not_exist_is_refused(folder: Path) -> None:
    with pytest.raises(LoadError, match="找不到") as refusal:
        find_files([folder, folder / "2021年"])
    assert refusal.value.hint


def test_a_closed_folder_is_listed_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str | os.PathLike[str]) -> object:
        if os.fspath(path).endswith("2023年"):
            raise PermissionError(13, "closed", os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert folder / "2023年" in find_files([folder])


def _skipped(folder: Path) -> tuple[list[Path], dict[Path, str]]:
    reasons: dict[Path, str] = {}
    return find_files([folder], on_skip=reasons.__setitem__), reasons


def test_links_are_not_followed_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "别处"
    outside.mkdir()
    (outside / "机要.md").write_text("今年以来", encoding="utf-8")
    try:
        (folder / "链接").symlink_to(outside, target_is_directory=True)
        (folder / "链接.md").symlink_to(outside / "机要.md")
        (folder / "旧名.txt").symlink_to(folder / "2022年" / "财政局总结.txt")
    except OSError:
        pytest.skip("links may not be made here")
    found, reasons = _skipped(folder)
    assert folder / "旧名.txt" in found
    assert not any("链接" in path.name or "机要" in path.name for path in found)
    assert set(reasons) == {folder / "链接", folder / "链接.md"}
    assert "文件夹链接" in reasons[folder / "链接"]
    assert find_files([folder / "链接.md"]) == [folder / "链接.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    pipe = folder / "2023年" / "总结.txt"
    os.mkfifo(pipe)
    found, reasons = _skipped(folder)
    assert pipe not in found
    assert set(reasons) == {pipe}
    assert find_files([pipe]) == []
