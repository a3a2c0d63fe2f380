"""What is deleted weighs on no search for long."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.index.keyword_index import KeywordIndex
from assistant.records import Function
from tests.archive.making import HashEmbedder, file, report, section, store

_OLD = [f"新建公园第{n}处" for n in range(30)]
_NEW = [f"修补路面第{n}处" for n in range(30)]


def _take_in(archive: Archive, texts: list[str], *, content: str) -> None:
    part = section(1, "一、", Function.RESULTS, *texts)
    store(archive, file("/甲.md", report("甲", part), content=content))


def _scores(archive: Archive) -> dict[str, float]:
    hits = archive.search_keywords("公园路面第3处", limit=99)
    return {archive.passages([text])[0].text: score for text, score in hits}


@pytest.mark.parametrize("kept", [0, 29])
def test_scores_are_those_of_an_archive_built_anew(tmp_path: Path, kept: int) -> None:
    texts = [*_OLD[:kept], *_NEW[kept:]]
    with Archive.create_or_open(tmp_path / "甲", embedder=HashEmbedder()) as archive:
        _take_in(archive, _OLD, content="一")
        _take_in(archive, texts, content="二")
        found = _scores(archive)
    deleted = KeywordIndex(tmp_path / "甲" / "keywords").deleted_share()
    assert deleted <= 0.1
    with Archive.create_or_open(tmp_path / "乙", embedder=HashEmbedder()) as archive:
        _take_in(archive, texts, content="二")
        expected = _scores(archive)
    assert found.keys() == expected.keys()
    if not deleted:
        assert found == pytest.approx(expected)
