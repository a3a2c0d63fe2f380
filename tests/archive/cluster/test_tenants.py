"""No job of one tenant sees or changes what another has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive.archive_records import Correction, HeadingQuery, VectorSpace
from assistant.archive.cluster.cluster_archive import ClusterArchive
from assistant.archive.cluster.cluster_schema import open_cluster
from assistant.errors import ArchiveError
from assistant.records import Filter, Function
from tests.archive.database.test_corrections import SAID
from tests.archive.making import HashEmbedder, Record, file, report, section, store
from tests.archive.servers import Servers

SHARED, OWN = "全年新建口袋公园十二处", "清淘雨水管网三十公里"
HEADS = ("一、抓学习强头脑", "二、抓服务暖民心", "三、抓作风树形象")


def opened(servers: Servers, folder: Path) -> ClusterArchive:
    place = servers.place(servers.new_tenant(), folder)
    return ClusterArchive(place, embedder=HashEmbedder())


@pytest.fixture
def ours(servers: Servers, folder: Path) -> Iterator[ClusterArchive]:
    """Return an archive with one report, one sentence of which the others have too."""
    with opened(servers, folder) as archive:
        store(archive, file("/甲.md", report("甲", section(1, "一、", Function.RESULTS, SHARED))))
        yield archive


@pytest.fixture
def theirs(servers: Servers, folder: Path) -> Iterator[tuple[ClusterArchive, str]]:
    """Return the archive of another tenant, and the id of its report."""
    parts = [section(n * 10, head, Function.RESULTS, OWN) for n, head in enumerate(HEADS)]
    with opened(servers, folder) as archive:
        made = report("乙", section(1, "导语", Function.RESULTS, SHARED), *parts)
        (key,) = store(archive, file("/乙.md", made))
        yield archive, key


def test_nothing_of_another_tenant_is_found(
    ours: ClusterArchive, theirs: tuple[ClusterArchive, str]
) -> None:
    archive, key = theirs
    foreign = [passage.id for passage in archive.report_passages(key)]
    query = HashEmbedder().encode_query(OWN)
    assert [entry.title for entry in ours.reports()] == ["甲"]
    assert ours.search_keywords("雨水管网", limit=9) == []
    assert len(ours.search_vectors(query, limit=9)) <= 1, "its own, far as it is"
    assert ours.search_keywords("口袋公园", limit=9, filter=Filter(reports=(key,))) == []
    assert ours.search_vectors(query, limit=9, filter=Filter(reports=(key,))) == []
    assert ours.passages_containing(["雨水管网"], limit=9) == []
    assert len(ours.passages_containing(["口袋公园"], limit=9)) == 1
    assert ours.passages(foreign) == []
    assert ours.occurrences(foreign) == []
    assert ours.similarities({VectorSpace.STATIC: query}, foreign) == {VectorSpace.STATIC: {}}
    assert ours.heading_sets(HeadingQuery(), limit=9) == []
    assert ours.reports_containing("雨水管网") == {}
    assert len(ours.pattern_counts().origins) <= 1
    assert (ours.status().reports, ours.status().texts) == (1, 1)
    with ours.open_writer(progress=Record()) as intake:
        assert [one.name for one in intake.stored_files()] == ["/甲.md"]


def test_what_another_tenant_has_cannot_be_asked_for_or_changed(
    ours: ClusterArchive, theirs: tuple[ClusterArchive, str]
) -> None:
    archive, key = theirs
    before = archive.sections(key)
    for ask in (ours.report, ours.sections, ours.doubts, ours.report_passages):
        with pytest.raises(ArchiveError, match=key):
            ask(key)
    with pytest.raises(ArchiveError, match=key):
        ours.remove([key])
    with pytest.raises(ArchiveError, match=key):
        ours.correct(key, Correction(metadata=SAID, functions={}))
    ours.reindex(progress=Record())
    assert archive.sections(key) == before
    assert len(archive.search_keywords("雨水管网", limit=9)) == 1


def test_equal_files_of_two_tenants_are_two(
    ours: ClusterArchive, theirs: tuple[ClusterArchive, str]
) -> None:
    archive, key = theirs
    ours.remove([ours.reports()[0].id])
    assert archive.search_keywords("口袋公园", limit=9) != []
    made = report("乙", section(1, "一、", Function.RESULTS, SHARED))
    store(ours, file("/乙.md", made))
    assert len(ours.reports()) == len(archive.reports()) == 1
    assert archive.report(key).passages == 4


def test_the_server_itself_refuses_rows_of_another_tenant(
    servers: Servers, theirs: tuple[ClusterArchive, str]
) -> None:
    """A forgotten condition, or a wrong one, changes nothing."""
    database = open_cluster(servers.postgres.address, servers.new_tenant())
    archive, key = theirs
    assert database.ask("SELECT count(*) FROM reports").fetchone() == (0,)
    database.ask("UPDATE reports SET title = 'x'")
    database.ask("DELETE FROM reports WHERE key = %s", [key])
    with pytest.raises(ArchiveError, match="row-level security"):
        database.ask("INSERT INTO changes (text, generation, tenant) VALUES (1, 1, 1)")
    assert archive.report(key).title == "乙"
    database.close()


def test_every_table_of_tenants_is_bounded(servers: Servers) -> None:
    """The server adds the tenant to each statement, but for one table, whose statements name it."""
    database = open_cluster(servers.postgres.address, servers.new_tenant())
    tables = database.ask(
        "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    ).fetchall()
    unbounded = {name for name, is_bounded in tables if not is_bounded}
    assert unbounded == {"installation", "tenants", "schema_version", "counted_texts"}
    database.close()


def test_a_further_tenant_costs_little(servers: Servers) -> None:
    database = open_cluster(servers.postgres.address, servers.new_tenant())
    size = "SELECT pg_database_size(current_database())"
    (before,) = database.ask(size).fetchone()
    for _ in range(10):
        servers.new_tenant()
    (after,) = database.ask(size).fetchone()
    assert (after - before) / 10 < 1_000_000, "bytes"
    database.close()
