"""Where a person cuts a paragraph is what is found, and stays when the file is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive_records import Correction
from assistant.archive.database.schema import open_database
from assistant.errors import ArchiveError
from assistant.records import Filter, Function
from tests.archive.database.test_corrections import SAID
from tests.archive.engines import OpenedArchive, on_both_engines
from tests.archive.making import file, report, section, store

TEXT = "补植行道树四百株。清淘雨水管网三十公里。"
MIDDLE = TEXT.index("清淘")


def passages(archive: OpenedArchive, key: str) -> list[str]:
    return [one.text for one in archive.report_passages(key)]


def found(archive: OpenedArchive, words: str) -> list[str]:
    texts = [text for text, _ in archive.search_keywords(words, limit=9, filter=Filter())]
    return [one.text for one in archive.passages(texts)]


@pytest.fixture
def key(archive: OpenedArchive) -> str:
    one = report("一份总结", section(2, "一、有关工作", Function.RESULTS, TEXT, "另一段。"))
    other = report("另一份", section(12, "一、", Function.RESULTS, "别的。"), first_line=11)
    return store(archive, file("/甲.md", one, other, content="甲"))[0]


@on_both_engines
def test_a_cut_makes_two_passages_that_are_found(archive: OpenedArchive, key: str) -> None:
    archive.correct(key, Correction(metadata=SAID, functions={}, splits={3: [MIDDLE]}))
    assert passages(archive, key) == [TEXT[:MIDDLE], TEXT[MIDDLE:], "另一段。"]
    assert archive.report(key).passages == 3
    assert found(archive, "行道树")[0] == TEXT[:MIDDLE]
    assert found(archive, "管网")[0] == TEXT[MIDDLE:]
    assert archive.status().pending == 0


@on_both_engines
def test_cuts_are_taken_back(archive: OpenedArchive, key: str) -> None:
    archive.correct(key, Correction(metadata=SAID, functions={}, splits={3: [MIDDLE]}))
    archive.correct(key, Correction(metadata=SAID, functions={}, splits={3: []}))
    assert passages(archive, key) == [TEXT, "另一段。"]
    assert found(archive, "管网")[0] == TEXT


@on_both_engines
def test_reading_the_file_again_keeps_cuts_until_the_report_is_removed(
    archive: OpenedArchive, key: str
) -> None:
    archive.correct(key, Correction(metadata=SAID, functions={}, splits={3: [MIDDLE]}))
    again = report("一份总结", section(2, "一、有关工作", Function.RESULTS, TEXT, "另一段。"))
    (other,) = [one.id for one in archive.reports() if one.id != key]
    archive.remove([other])
    store(archive, file("/甲.md", again, content="甲"))
    assert len(passages(archive, key)) == 3
    archive.remove([key])
    store(archive, file("/甲.md", again, content="甲"))
    assert len(passages(archive, key)) == 2


@on_both_engines
@pytest.mark.parametrize(
    ("starts", "count"),
    [
        pytest.param([0, len(TEXT), 999, -3], 1, id="outside the paragraph"),
        pytest.param([MIDDLE, MIDDLE], 2, id="twice the same"),
        pytest.param([5, MIDDLE], 3, id="in any order, anywhere"),
    ],
)
def test_odd_cuts(archive: OpenedArchive, key: str, starts: list[int], count: int) -> None:
    archive.correct(key, Correction(metadata=SAID, functions={}, splits={3: starts}))
    texts = passages(archive, key)[:-1]
    assert len(texts) == count
    assert "".join(texts) == TEXT


@on_both_engines
def test_a_line_without_a_paragraph_is_refused_and_nothing_changed(
    archive: OpenedArchive, key: str
) -> None:
    with pytest.raises(ArchiveError, match="第 77 行没有段落"):
        archive.correct(key, Correction(metadata=SAID, functions={}, splits={3: [MIDDLE], 77: [1]}))
    assert passages(archive, key) == [TEXT, "另一段。"]
    assert archive.report(key).title == "一份总结"


def test_an_archive_without_cuts_has_no_table_for_them(
    archive: OpenedArchive, key: str, folder: Path
) -> None:
    archive.correct(key, Correction(metadata=SAID, functions={}))
    database = open_database(folder)
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    database.close()
    assert "cuts" not in names, "programs before this one read it"
