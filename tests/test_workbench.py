"""The workbench searches with the reranker that the settings name, and drafts without."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.database.database_state import model_mismatch
from assistant.archive.embedding import BUILTIN, open_embedder
from assistant.errors import SettingsError
from assistant.records import Filter, Function, Hit
from assistant.retrieval.cross_encoder import CrossEncoderReranker
from assistant.retrieval.rerank import DEPTH, reorder_by_scores
from assistant.retrieval.search import search
from assistant.retrieval.search_mode import SearchMode
from assistant.settings import Settings
from assistant.workbench import Workbench, resources
from tests.archive.embedding.serving import EmbeddingService, serving
from tests.archive.making import Record, file, report, section, store

TEXTS = [f"修补道路{number}处，路面平整度明显提高" for number in range(40)]


class Backwards:
    """A reranker that finds the last hit best, and remembers how many it saw."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        self.seen.append(len(hits))
        return reorder_by_scores([float(hit.rank) for hit in hits], hits)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of ten reports with four paragraphs each: one report gives only a few hits."""
    index = tmp_path_factory.mktemp("档案")
    files = [
        file(
            f"/{n}.md",
            report(f"某局{n}", section(1, "一、", Function.RESULTS, *TEXTS[4 * n : 4 * n + 4])),
        )
        for n in range(10)
    ]
    with Archive.create_or_open(index, embedder=open_embedder(BUILTIN)) as archive:
        store(archive, *files)
    return index


def test_a_search_looks_deeper_and_shows_what_the_reranker_finds_best(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backwards = Backwards()
    monkeypatch.setattr(CrossEncoderReranker, "open", lambda _name, *, offline: backwards)
    with Workbench(Settings(index=index)) as plain:
        before = plain.search("修补道路", limit=DEPTH)
    with Workbench(Settings(index=index, reranker="任一模型")) as bench:
        after = bench.search("修补道路", limit=5)
        assert [hit.passage.id for hit in after] == [hit.passage.id for hit in before[:-6:-1]]
        assert [hit.rank for hit in after] == [1, 2, 3, 4, 5]
        assert backwards.seen == [DEPTH]
        bench._retrieve("修补道路", Filter(), 5)
        assert backwards.seen == [DEPTH], "a draft does without"


def test_an_absent_reranker_is_refused_when_it_is_needed(index: Path) -> None:
    with Workbench(Settings(index=index, reranker="没有/这个")) as bench:
        assert len(bench.reports()) == 10
        with pytest.raises(SettingsError, match="本机没有重排模型"):
            bench.search("修补道路")


def test_another_model_is_searched_with_once_the_index_is_rebuilt(tmp_path: Path) -> None:
    index, texts = tmp_path / "index", ["新建公园三处", "修补道路千米"]
    one = file("/1.md", report("甲局", section(1, "一、", Function.RESULTS, *texts)))
    with Archive.create_or_open(index, embedder=open_embedder(BUILTIN)) as archive:
        store(archive, one)
    with serving(EmbeddingService()) as service, Workbench(Settings(index=index)) as bench:
        other = Settings(index=index, embedding="m", embedding_base_url=service.url)
        bench.adopt(other)
        assert bench.settings is other
        assert bench.search("公园", mode=SearchMode.VECTORS), "with the model before"
        assert service.answered == ["工作总结"], "asked who it is, and nothing else"
        bench.reindex(progress=Record())
        assert bench.status().model == "m"
        service.answered.clear()
        assert bench.search("公园", mode=SearchMode.VECTORS)
        assert service.answered == ["公园"]
        bench.adopt(Settings(index=index))
        bench.reindex(progress=Record())
        assert bench.status().model == BUILTIN


def test_a_draft_goes_on_while_the_model_is_changed(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workbench(Settings(index=index)) as bench:
        before = bench._retrieve("修补道路", Filter(), 3)
        answers = iter([model_mismatch("旧", "新")])

        def changing(*given: object, **options: object) -> list[Hit]:
            for error in answers:
                raise error
            return search(*given, **options)  # type: ignore[arg-type]

        monkeypatch.setattr("assistant.retrieval.search.search", changing)
        monkeypatch.setattr(resources, "_CHANGING", 0.0)
        assert bench._retrieve("修补道路", Filter(), 3) == before


def test_warming_up_opens_what_a_search_and_a_draft_need(index: Path) -> None:
    with Workbench(Settings(index=index)) as bench:
        bench.warm_up()
        assert {"_archive", "_embedder", "drafts", "_writer"} <= set(vars(bench))


def test_warming_up_makes_no_archive_and_no_trouble(tmp_path: Path) -> None:
    nowhere = tmp_path / "没有"
    with Workbench(Settings(index=nowhere)) as bench:
        bench.warm_up()
    assert not nowhere.exists()
    (tmp_path / "archive.db").write_bytes(b"no database")
    with Workbench(Settings(index=tmp_path)) as bench:
        bench.warm_up()
