"""A module loaded otherwise ends up the same module, run once, by whoever wants it first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.abc import Loader
from importlib.util import find_spec
from pathlib import Path
from threading import Barrier
from types import ModuleType

import pytest

from assistant.ui.gradio_patches.lazy_import import load_so, run_later

_NAME = "library_of_a_test"
_SOURCE = """
import time
from pathlib import Path

runs = Path(__file__).with_name("runs")
runs.write_text(runs.read_text() + "x" if runs.exists() else "x")
time.sleep(0.05)
answer = 42
from library_of_a_test.part import taken
"""


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A library that notes in this file how often it was run, and a part of it that asks back."""
    folder = tmp_path / _NAME
    folder.mkdir()
    (folder / "__init__.py").write_text(_SOURCE)
    (folder / "part.py").write_text("import library_of_a_test as whole\ntaken = whole.answer\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder / "runs"
    for name in (_NAME, f"{_NAME}.part"):
        sys.modules.pop(name, None)


def test_it_is_run_when_something_of_it_is_wanted(runs: Path) -> None:
    load_so(_NAME, run_later)
    module = import_module(_NAME)
    import_module(_NAME)
    assert module.__name__ == _NAME
    assert not runs.exists()
    assert module.answer == module.taken == 42
    assert runs.read_text() == "x"


def test_threads_that_want_it_at_once_get_it_whole(runs: Path) -> None:
    load_so(_NAME, run_later)
    module = import_module(_NAME)
    at_once = Barrier(8)

    def ask(_number: int) -> object:
        at_once.wait()
        return module.taken

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [42] * 8
    assert runs.read_text() == "x"


def test_what_it_lacks_it_lacks_afterwards_too(runs: Path) -> None:
    load_so(_NAME, run_later)
    module = import_module(_NAME)
    with pytest.raises(AttributeError, match="missing"):
        _ = module.missing
    assert type(module) is ModuleType


def test_it_can_be_changed_once_it_has_run(runs: Path) -> None:
    def changed(module: ModuleType, loader: Loader) -> None:
        loader.exec_module(module)
        module.answer = 43  # type: ignore[attr-defined]

    load_so(_NAME, changed)
    assert import_module(_NAME).answer == 43


def test_others_find_its_own_loader_and_no_finder_stays(runs: Path) -> None:
    usual = find_spec(_NAME)
    before = list(sys.meta_path)
    load_so(_NAME, run_later)
    module = import_module(_NAME)
    assert usual is not None
    assert type(module.__loader__) is type(usual.loader)
    assert sys.meta_path == before
    load_so(_NAME, run_later)
    assert sys.meta_path == before, "for what is imported already there is nothing to do"
