"""The pages of a scan are seen: as a bar on a terminal, else a line now and then."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli.output.progress import TerminalProgress
from assistant.scan_records import ScanProgress


def test_a_line_for_every_ten_pages(capsys: pytest.CaptureFixture[str]) -> None:
    with TerminalProgress() as progress:
        progress.start("读取报告", 1)
        for page in range(22):
            progress.on_scan(ScanProgress(file=Path("旧档/扫描.pdf"), done=page, total=21))
    assert capsys.readouterr().err.splitlines() == [
        "识别 扫描.pdf：第10页，共21页",
        "识别 扫描.pdf：第20页，共21页",
    ]
