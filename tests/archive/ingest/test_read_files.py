"""Reading real files, in this process and in workers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event, Timer

import pytest

from assistant.archive.archive_records import ReadFile
from assistant.archive.ingest.read_files import read_all, read_file
from assistant.archive.ingest.reading_pool import tell_page
from assistant.records import SkippedFile
from assistant.scan_records import ScanProgress

REPORT = """云溪县环卫所2024年工作总结

一、主要工作成效
全年清运生活垃圾三万吨，清扫道路二十条，群众满意度明显提升。
二、下步工作计划
继续抓好垃圾分类和公厕改造，补齐设施短板。
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    names = ["总结 一.md", "空.txt", "假.docx", "二.txt"]
    contents = [REPORT.encode(), b"", b"PK\x03\x04 not a zip", REPORT.encode("gb18030")]
    for name, content in zip(names, contents, strict=True):
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in names]


@pytest.mark.parametrize("workers", [None, 2], ids=["in this process", "in workers"])
def test_good_and_bad_files(files: list[Path], workers: int | None) -> None:
    good, empty, fake, other = read_all(files, workers=workers)
    assert isinstance(good, ReadFile)
    assert isinstance(other, ReadFile)
    assert good.reports[0].title == other.reports[0].title == "云溪县环卫所2024年工作总结"
    assert good.has_line_numbers
    for skipped, path in ((empty, files[1]), (fake, files[2])):
        assert isinstance(skipped, SkippedFile)
        assert skipped.file == path
        assert "请" in skipped.reason, "each reason says what to do next"


def test_a_bug_in_a_reader_is_a_reason_to_skip(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.reports.parse.parse_reports", lambda *_, **__: 1 / 0)
    skipped = read_file(files[0])
    assert isinstance(skipped, SkippedFile)
    assert "ZeroDivisionError" in skipped.reason
    assert "另存为" in skipped.reason


def test_a_missing_file_is_a_reason_to_skip(tmp_path: Path) -> None:
    (skipped,) = read_all([tmp_path / "没有.md"])
    assert isinstance(skipped, SkippedFile)


def test_a_script_without_a_guard_is_not_run_again_in_the_workers(files: list[Path]) -> None:
    script = files[0].with_name("脚本.py")
    script.write_text(
        "import sys\nfrom pathlib import Path\n"
        "from assistant.archive.ingest.read_files import read_all\n"
        "(found,) = read_all([Path(sys.argv[1])], workers=1)\n"
        "print(type(found).__name__)\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, str(script), str(files[0])], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["ReadFile"]
    assert not run.stderr


def read_for_ever(_path: Path) -> SkippedFile:
    """Read as a scan of many pages is read: longer than anybody waits."""
    Event().wait()
    raise AssertionError


def test_a_stop_does_not_wait_for_what_is_being_read(tmp_path: Path) -> None:
    stop = Event()
    Timer(0.1, stop.set).start()
    assert list(read_all([tmp_path / "厚.pdf"], workers=1, read=read_for_ever, stop=stop)) == []


def tell_pages(path: Path) -> SkippedFile:
    """Read as a scan of two pages is read."""
    for page in (1, 2):
        tell_page(path, page, 2)
    return SkippedFile(file=path, reason="没有文字")


def test_the_pages_of_a_scan_are_heard_of_from_the_worker(tmp_path: Path) -> None:
    heard: list[ScanProgress] = []
    path = tmp_path / "扫描.pdf"
    list(read_all([path], workers=1, read=tell_pages, on_scan=heard.append))
    assert heard == [ScanProgress(file=path, done=page, total=2) for page in (1, 2)]


def test_an_ofd_file_may_be_a_scan_and_is_read_by_a_worker(tmp_path: Path) -> None:
    heard: list[ScanProgress] = []
    path = tmp_path / "扫描.ofd"
    path.write_bytes(b"PK\x03\x04")
    list(read_all([path], read=tell_pages, on_scan=heard.append))
    assert [scan.done for scan in heard] == [1, 2]
