"""The code of docs/python.md runs as it is written, from the top to the bottom."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from shutil import copytree

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_DOCS = _ROOT / "docs" / "python.md"
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINES = 15


def _blocks() -> list[str]:
    return _BLOCK.findall(_DOCS.read_text("utf-8"))


def test_the_first_example_is_short() -> None:
    """Beside imports and blank lines."""
    lines = [line for line in _blocks()[0].splitlines() if line and "import " not in line]
    assert len(lines) <= _LINES


def test_the_code_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copytree(_ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in _blocks():
        exec(compile(block, _DOCS.name, "exec"), names)
    made = {path.name for path in (tmp_path / "演示").iterdir()}
    assert {"总结.docx", "总结.md", "审稿.docx", "检查.html", "比对.html"} <= made
    printed = capsys.readouterr().out
    assert "澜川市城市管理局2024年工作总结" in printed, "a hit"
    assert "治气 写好了" in printed, "a section"
    assert "没有这篇" in printed, "a refusal"
    assert "langchain_core" in sys.modules
