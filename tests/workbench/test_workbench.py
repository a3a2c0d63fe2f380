"""A workbench adopts other settings while it works, and opens early what will be needed."""

from __future__ import annotations

from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.embedding import BUILTIN, open_embedder
from assistant.records import Function
from assistant.retrieval.search_mode import SearchMode
from assistant.settings import Settings
from assistant.workbench import Workbench
from tests.archive.embedding.serving import EmbeddingService, serving
from tests.archive.making import file, report, section, store


def test_another_model_is_searched_with_once_the_index_is_rebuilt(tmp_path: Path) -> None:
    index, texts = tmp_path / "index", ["新建公园三处", "修补道路千米"]
    one = file("/1.md", report("甲局", section(1, "一、", Function.RESULTS, *texts)))
    with Archive.create_or_open(index, embedder=open_embedder(BUILTIN)) as archive:
        store(archive, one)
    with serving(EmbeddingService()) as service, Workbench(Settings(index=index)) as bench:
        other = Settings(index=index, embedding="m", embedding_base_url=service.url)
        bench.adopt(other)
        assert bench.settings is other
        assert bench.archive.search("公园", mode=SearchMode.VECTORS), "with the model before"
        assert service.answered == ["工作总结"], "asked who it is, and nothing else"
        bench.archive.reindex()
        assert bench.archive.status().model == "m"
        service.answered.clear()
        assert bench.archive.search("公园", mode=SearchMode.VECTORS)
        assert service.answered == ["公园"]
        bench.adopt(Settings(index=index))
        bench.archive.reindex()
        assert bench.archive.status().model == BUILTIN


def test_warming_up_opens_what_a_search_and_a_draft_need(index: Path) -> None:
    with Workbench(Settings(index=index)) as bench:
        bench.warm_up()
        assert "drafts" in vars(bench)
        assert {"archive", "embedder", "writer"} <= set(vars(bench._resources))


def test_warming_up_makes_no_archive_and_no_trouble(tmp_path: Path) -> None:
    nowhere = tmp_path / "没有"
    with Workbench(Settings(index=nowhere)) as bench:
        bench.warm_up()
    assert not nowhere.exists()
    (tmp_path / "archive.db").write_bytes(b"no database")
    with Workbench(Settings(index=tmp_path)) as bench:
        bench.warm_up()
