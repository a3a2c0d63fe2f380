"""An archive that is searched in all tests of the workbench."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.embedding import BUILTIN, open_embedder
from assistant.records import Function
from tests.archive.making import file, report, section, store

_TEXTS = [f"修补道路{number}处，路面平整度明显提高" for number in range(40)]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of ten reports with four paragraphs each: one report gives only a few hits."""
    index = tmp_path_factory.mktemp("档案")
    files = [
        file(
            f"/{n}.md",
            report(f"某局{n}", section(1, "一、", Function.RESULTS, *_TEXTS[4 * n : 4 * n + 4])),
        )
        for n in range(10)
    ]
    with Archive.create_or_open(index, embedder=open_embedder(BUILTIN)) as archive:
        store(archive, *files)
    return index
