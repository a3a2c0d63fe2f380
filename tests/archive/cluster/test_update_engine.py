"""The search engine comes to show what PostgreSQL holds, whatever broke off, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.archive.cluster.cluster_archive import ClusterArchive, ClusterPlace
from assistant.archive.cluster.search_engine import SearchEngine
from assistant.errors import ArchiveError
from assistant.records import Function, Report
from tests.archive.crashing import Death, Writes
from tests.archive.engines import LocalEngine, OpenedArchive
from tests.archive.making import HashEmbedder, file, report, section, store
from tests.archive.servers import Servers

PARKS = ("全年新建口袋公园十二处", "修补破损路面三千平方米", "口袋公园绿化")
DRAINS = ("清淘雨水管网三十公里", "新建公园公厕两座")
QUERY = "新建口袋公园 雨水管网"
_WRITES = ("put", "remove", "clear", "finish", "set_stamp")


@contextmanager
def dying_after(requests: int) -> Iterator[Writes]:
    """Die at a request to the search engine that changes it; yield how many were left."""
    counted = Writes(requests)

    def counting(request: Callable[..., None]) -> Callable[..., None]:
        def request_or_die(*arguments: Any, **named: Any) -> None:
            counted.count()
            request(*arguments, **named)

        return request_or_die

    with pytest.MonkeyPatch.context() as patch:
        for name in _WRITES:
            patch.setattr(SearchEngine, name, counting(getattr(SearchEngine, name)))
        yield counted


def made(title: str, *texts: str) -> Report:
    return report(title, section(1, "一、工作成效", Function.RESULTS, *texts))


def found(archive: OpenedArchive) -> list[tuple[str, float]]:
    """Return each passage that words find, with its score, and that vectors find, with its own."""
    words = archive.search_keywords(QUERY, limit=9)
    near = archive.search_vectors(HashEmbedder().encode_query(QUERY), limit=9)
    scores = [*words, *near]
    texts = {one.id: one.text for one in archive.passages([text for text, _ in scores])}
    return sorted((texts[text], score) for text, score in scores)


def same(one: list[tuple[str, float]], other: list[tuple[str, float]]) -> bool:
    return [text for text, _ in one] == [text for text, _ in other] and [
        score for _, score in one
    ] == pytest.approx([score for _, score in other], rel=1e-5)


def local_answer(folder: Path, *files: tuple[str, ...]) -> list[tuple[str, float]]:
    """Return what a local archive with these reports finds, taken in at once."""
    with LocalEngine(folder=folder).open(HashEmbedder()) as archive:
        store(archive, *(file(f"/{n}.md", made(str(n), *one)) for n, one in enumerate(files)))
        return found(archive)


@pytest.fixture
def place(servers: Servers, folder: Path) -> ClusterPlace:
    return servers.place(servers.new_tenant(), folder)


def opened(place: ClusterPlace, **options: Any) -> ClusterArchive:
    return ClusterArchive(place, embedder=HashEmbedder(), **options)


def test_a_death_at_any_request_is_made_up_for(place: ClusterPlace, tmp_path: Path) -> None:
    expected = local_answer(tmp_path / "local", DRAINS)
    requests = 0
    with opened(place) as archive:
        store(archive, file("/甲.md", made("甲", *PARKS)))
        while True:
            with dying_after(requests) as counted, suppress(Death):
                store(archive, file("/甲.md", made("乙", *DRAINS), content="2"))
            with opened(place) as again:
                assert [one.title for one in again.reports()] == ["乙"]
                assert same(found(again), expected), requests
            if counted.left >= 0:
                break
            requests += 1
            store(archive, file("/甲.md", made("甲", *PARKS), content=f"1.{requests}"))
    assert requests > len(_WRITES), "it died at each of them"


def test_an_emptied_search_engine_is_filled_from_the_database(
    place: ClusterPlace, tmp_path: Path
) -> None:
    with opened(place) as archive:
        store(archive, file("/甲.md", made("甲", *PARKS)))
        before = found(archive)
    notices: list[str] = []
    elsewhere = replace(place, engine=str(tmp_path / "empty.db"))
    with opened(elsewhere, notice=notices.append) as archive:
        assert same(found(archive), before)
    assert any("重建" in one for one in notices)
    with opened(elsewhere, notice=pytest.fail) as archive:
        assert same(found(archive), before)


def test_average_lengths_that_drift_weigh_all_texts_anew(
    place: ClusterPlace, tmp_path: Path
) -> None:
    long = tuple(f"{text}，" * 30 for text in DRAINS)
    with opened(place) as archive:
        store(archive, file("/0.md", made("0", *PARKS)))
        store(archive, file("/1.md", made("1", *long)))
        assert same(found(archive), local_answer(tmp_path / "local", PARKS, long))


def test_removed_texts_do_not_count_for_the_weights_of_terms(
    place: ClusterPlace, tmp_path: Path
) -> None:
    with opened(place) as archive:
        store(archive, file("/0.md", made("0", *PARKS)))
        (key,) = store(archive, file("/1.md", made("1", *DRAINS)))
        archive.remove([key])
        assert same(found(archive), local_answer(tmp_path / "local", PARKS))


def test_a_search_engine_that_is_down_is_named(place: ClusterPlace) -> None:
    with pytest.raises(ArchiveError, match="连不上检索引擎") as refusal:
        opened(replace(place, engine="http://127.0.0.1:1"))
    assert "Milvus 已启动" in refusal.value.hint
    with pytest.raises(ArchiveError, match="写得不对"):
        opened(replace(place, engine="milvus://x"))


def test_a_database_that_was_killed_loses_nothing(servers: Servers, place: ClusterPlace) -> None:
    with opened(place) as archive:
        (key,) = store(archive, file("/甲.md", made("甲", *PARKS)))
        before = found(archive)
        servers.postgres.stop()
        try:
            with pytest.raises(ArchiveError, match="连不上档案数据库"):
                archive.reports()
        finally:
            servers.postgres.start()
        assert [one.id for one in archive.reports()] == [key], "connected again"
        assert same(found(archive), before)
        store(archive, file("/乙.md", made("乙", *DRAINS)))
        assert len(archive.reports()) == 2
