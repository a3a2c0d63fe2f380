"""The archive keeps parallel headings with their reports, in old archives too."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assistant.archive.archive_records import HeadingQuery
from assistant.archive.database.schema import DATABASE
from assistant.archive.ingest.ingest_files import ingest
from assistant.records import Filter, Function
from tests.archive.engines import Engine, on_both_engines
from tests.archive.making import HashEmbedder, Record

HEADS = ("抓学习强头脑", "抓服务暖民心", "抓作风树形象")


@pytest.fixture
def filled(engine: Engine, tmp_path: Path, embedder: HashEmbedder) -> Engine:
    body = "\n".join(f"{n}、{head}\n做了工作。" for n, head in zip("一二三", HEADS, strict=True))
    (tmp_path / "某局.txt").write_text(f"某局2024年工作总结\n\n{body}\n", encoding="utf-8")
    with engine.open(embedder) as archive:
        ingest(archive, [tmp_path / "某局.txt"], progress=Record())
    return engine


@on_both_engines
@pytest.mark.parametrize(
    ("wish", "number"),
    [
        (HeadingQuery(), 1),
        (HeadingQuery(count=3), 1),
        (HeadingQuery(count=4), 0),
        (HeadingQuery(clauses=1, length=(5, 7)), 1),
        (HeadingQuery(length=(7, 9)), 0),
        (HeadingQuery(containing=("暖民", "没有的字")), 1),
        (HeadingQuery(containing=("没有的字",)), 0),
        (HeadingQuery(containing=("%",)), 0),
    ],
)
def test_wishes(filled: Engine, embedder: HashEmbedder, wish: HeadingQuery, number: int) -> None:
    with filled.open(embedder) as archive:
        assert len(archive.heading_sets(wish, limit=9)) == number


@on_both_engines
def test_a_set_knows_its_report(filled: Engine, embedder: HashEmbedder) -> None:
    with filled.open(embedder) as archive:
        (found,) = archive.heading_sets(HeadingQuery(), limit=9)
        (report,) = archive.reports()
    assert (found.headings, found.lengths, found.line) == (HEADS, (6,), 3)
    assert (found.report_id, found.year, found.file) == (report.id, 2024, report.file)


@on_both_engines
def test_the_filter_decides(filled: Engine, embedder: HashEmbedder) -> None:
    with filled.open(embedder) as archive:
        for inside, number in (
            (Filter(years=(2024,), functions=(Function.RESULTS,)), 1),
            (Filter(functions=(Function.PLAN,)), 0),
            (Filter(years=(2023,)), 0),
        ):
            assert len(archive.heading_sets(HeadingQuery(), limit=9, filter=inside)) == number


@on_both_engines
def test_sets_go_with_their_report(filled: Engine, embedder: HashEmbedder) -> None:
    with filled.open(embedder) as archive:
        archive.remove([entry.id for entry in archive.reports()])
        assert archive.heading_sets(HeadingQuery(), limit=9) == []


def test_an_older_archive_is_filled_when_opened(
    filled: Engine, folder: Path, embedder: HashEmbedder
) -> None:
    database = sqlite3.connect(folder / DATABASE)
    database.execute("DROP TABLE heading_sets")
    database.executescript(
        "DROP TABLE doubts; DROP TABLE corrections; DROP TABLE patterns; DROP TABLE pattern_counts;"
        "DELETE FROM meta WHERE key = 'mined_reports'"
    )
    database.execute("PRAGMA user_version = 1")
    database.close()
    with filled.open(embedder) as archive:
        assert [one.headings for one in archive.heading_sets(HeadingQuery(), limit=9)] == [HEADS]
