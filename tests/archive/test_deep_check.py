"""A damaged row is refused where it is read, and found by the deep check."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.archive_records import HeadingQuery
from assistant.archive.deep_check import check_deeply
from assistant.archive.storage.manifest import VECTORS
from assistant.archive.storage.row_checksums import checksum
from assistant.errors import ArchiveError
from assistant.records import Function
from tests.archive.making import HashEmbedder, Record, file, report, section, store
from tests.archive.test_seals import flip

TEXTS = ("新建公园三处", "修补路面千米", "垃圾分类全覆盖")
HEADINGS = ("一、抓紧抓实，建设公园", "二、抓细抓好，修补路面", "三、抓早抓小，分类垃圾")
_DAMAGE = {
    "text": "UPDATE paragraphs SET text = replace(text, '公园', '公圆')",
    "no UTF-8": "UPDATE paragraphs SET text = CAST(x'E5FF85' || CAST(text AS BLOB) AS TEXT)",
    "heading": "UPDATE sections SET path = replace(path, '公园', '公圆')",
    "path no JSON": "UPDATE sections SET path = '[' || path",
    "title": "UPDATE reports SET title = '乙'",
    "year": "UPDATE reports SET year = 2032",
    "level": "UPDATE reports SET level = '界'",
}


def _store(archive: Archive) -> None:
    sections = [
        section(5 * number, heading, Function.RESULTS, text)
        for number, (heading, text) in enumerate(zip(HEADINGS, TEXTS, strict=True))
    ]
    store(archive, file("/甲.md", report("甲", *sections)))


@pytest.fixture
def stored(folder: Path) -> Path:
    with Archive.create_or_open(folder, embedder=HashEmbedder()) as archive:
        _store(archive)
    return folder


def _change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        database.create_function("checksum", -1, checksum)
        database.execute(sql)
        database.commit()


def _ask(archive: Archive) -> object:
    ids = [number for number, _ in archive.search_keywords(TEXTS[0], limit=3)]
    (entry,) = archive.reports()
    return archive.passages(ids), archive.sections(entry.id), archive.occurrences(ids)


@pytest.mark.parametrize("sql", _DAMAGE.values(), ids=_DAMAGE)
def test_what_is_not_as_it_was_stored_is_refused(stored: Path, sql: str) -> None:
    _change(stored, sql)
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        with pytest.raises(ArchiveError, match="已损坏") as refusal:
            _ask(archive)
        assert "doctor --deep" in refusal.value.hint


@pytest.mark.parametrize("sql", _DAMAGE.values(), ids=_DAMAGE)
def test_damaged_reports_are_named_and_read_again(stored: Path, sql: str) -> None:
    _change(stored, sql)
    said = check_deeply(stored, HashEmbedder(), progress=Record())
    assert [one.files for one in said.damaged] == [("/甲.md",)]
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        _store(archive)
        assert archive.reports()[0].title == "甲"
        _ask(archive)
    said = check_deeply(stored, HashEmbedder(), progress=Record())
    assert (said.damaged, said.passages, said.indexes) == ((), 3, ())


def test_a_damaged_report_can_be_removed(stored: Path) -> None:
    _change(stored, _DAMAGE["no UTF-8"])
    (damaged,) = check_deeply(stored, HashEmbedder(), progress=Record()).damaged
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        archive.remove([damaged.id])
        assert archive.reports() == []
    assert check_deeply(stored, HashEmbedder(), progress=Record()).damaged == ()


def test_a_stretch_that_moved_is_found(stored: Path) -> None:
    _change(stored, 'UPDATE passages SET "end" = "end" - 1 WHERE text = 2')
    assert len(check_deeply(stored, HashEmbedder(), progress=Record()).damaged) == 1


def test_vectors_are_computed_again(stored: Path) -> None:
    query = HashEmbedder().encode_query(TEXTS[1])
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        right = archive.search_vectors(query, limit=3)
    _change(stored, "UPDATE vectors SET vector = zeroblob(length(vector)) WHERE text = 2")
    said = check_deeply(stored, HashEmbedder(), progress=Record())
    assert said.vectors == 1
    with Archive.open(stored, embedder=HashEmbedder()) as archive:
        archive.reindex(progress=Record())
        assert archive.search_vectors(query, limit=3) == right


def _damage_headings(folder: Path) -> None:
    _change(folder, "UPDATE heading_sets SET headings = '一、', count = 9")


def _damage_index(folder: Path) -> None:
    flip(folder / VECTORS)


@pytest.mark.parametrize("damage", [_damage_headings, _damage_index])
def test_what_is_derived_is_made_anew(stored: Path, damage: Callable[[Path], None]) -> None:
    def answers() -> object:
        with Archive.open(stored, embedder=HashEmbedder()) as archive:
            query = HashEmbedder().encode_query(TEXTS[1])
            sets = archive.heading_sets(HeadingQuery(), limit=5)
            return archive.search_vectors(query, limit=3), sets, archive.pattern_counts().skeletons

    right = answers()
    damage(stored)
    said = check_deeply(stored, HashEmbedder(), progress=Record())
    assert said.heading_sets + len(said.indexes) == 1
    assert answers() == right


def test_a_torn_database_is_told(stored: Path) -> None:
    path = stored / "archive.db"
    data = bytearray(path.read_bytes())
    data[4096 * 4 + 8 : 4096 * 6] = b"\x00" * (4096 * 2 - 8)
    path.write_bytes(data)
    try:
        assert check_deeply(stored, HashEmbedder(), progress=Record()).structure
    except ArchiveError as error:
        assert "已损坏" in str(error)  # noqa: PT017
