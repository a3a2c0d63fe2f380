"""Old Office files: through LibreOffice where there is one, refused with a way out elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import LoadError
from assistant.reports.loading import load, office
from tests.reports.loading.making import write

RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 SimSun;}}\f0 \u19968?\u12289?\u25104?\u25928?\par 2023\par}"


@pytest.mark.skipif(office.find_office() is None, reason="needs LibreOffice")
def test_an_rtf_file_named_doc(tmp_path: Path) -> None:
    document = load(write(tmp_path, "某局 总结.doc", RTF))
    assert document.format == "doc"
    assert [line.text for line in document.lines if line.text] == ["一、成效", "2023"]


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(office, "_PLACES", [])
    with pytest.raises(LoadError, match="LibreOffice") as refusal:
        load(write(tmp_path, "总结.doc", RTF))
    assert "另存为 .docx" in refusal.value.hint


@pytest.fixture
def slow_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Put a program in LibreOffice's place that does nothing for a minute."""
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def popen(command: list[str], **options: object) -> subprocess.Popen[bytes]:
        if command[0] != "office":
            return real(command, **options)  # type: ignore[call-overload, no-any-return]
        idle = [sys.executable, "-c", "import time; time.sleep(60)"]
        started.append(real(idle, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(office, "find_office", lambda: "office")
    monkeypatch.setattr("subprocess.Popen", popen)
    return started


def test_a_hanging_conversion_is_ended(
    tmp_path: Path,
    slow_office: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "TIMEOUT", 0.2)
    with pytest.raises(LoadError, match="没有转换完"):
        load(write(tmp_path, "总结.doc", RTF))
    assert [process.poll() is not None for process in slow_office] == [True]
