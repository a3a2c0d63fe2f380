"""A workbench adopts other settings while it works, and opens early what will be needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.embedding import BUILTIN, Vectors, open_embedder
from assistant.archive.embedding.encoder import Encoder
from assistant.errors import EncoderError, SettingsError
from assistant.records import Function
from assistant.retrieval.search_mode import SearchMode
from assistant.settings import Settings
from assistant.workbench import Workbench
from tests.archive.embedding.serving import EmbeddingService, serving
from tests.archive.making import file, report, section, store

TEXTS = ["新建公园三处", "修补道路千米"]


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """An archive of two passages that no encoder has read."""
    one = file("/1.md", report("甲局", section(1, "一、", Function.RESULTS, *TEXTS)))
    with Archive.create_or_open(tmp_path / "index", embedder=open_embedder(BUILTIN)) as archive:
        store(archive, one)
    return tmp_path / "index"


def test_another_encoder_needs_a_reading_and_no_reindex(stored: Path) -> None:
    with serving(EmbeddingService()) as service, Workbench(Settings(index=stored)) as bench:
        assert bench.archive.reading_state().model == ""
        other = Settings(index=stored, embedding="m", embedding_base_url=service.url)
        bench.adopt(other)
        assert bench.settings is other
        assert bench.archive.search("公园", mode=SearchMode.VECTORS)
        assert bench.archive.status().model == BUILTIN
        state = bench.archive.read()
        assert (state.model, state.read, state.texts) == ("m", 2, 2)
        assert set(service.answered) == {"工作总结", *TEXTS}
        bench.adopt(Settings(index=stored, embedding="static"))
        assert bench.archive.reading_state().model == ""
        assert bench.archive.read().unread == 0
        assert bench.archive.search("公园", mode=SearchMode.VECTORS)


def test_a_damaged_encoder_is_told_once_and_the_static_model_answers(
    stored: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("assistant.archive.embedding.encoder.resource_folder", lambda _: tmp_path)
    notices: list[str] = []
    settings = Settings(index=stored, embedding=BUILTIN)
    with Workbench(settings, notice=notices.append) as bench:
        assert bench.archive.search("公园", mode=SearchMode.VECTORS)
        assert bench.archive.read().unread == 0
        assert bench._resources.encoder is None
        assert bench._resources.encoder is None
        assert [("无法读取语义模型" in notice, "静态模型" in notice) for notice in notices] == [
            (True, True)
        ]


def test_an_encoder_that_cannot_run_is_told_once(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files are there, but the library or the processor refuses them."""

    class Refusing(Encoder):
        def __init__(self) -> None: ...

        name, fingerprint, dimension = "e5", "00", 4

        def encode_queries(self, texts: Sequence[str]) -> Vectors:
            raise EncoderError("缺少 onnxruntime。", hint="请安装。")

    monkeypatch.setattr(
        "assistant.archive.embedding.configured_encoder", lambda settings, threads: Refusing()
    )
    notices: list[str] = []
    settings = Settings(index=stored, embedding=BUILTIN)
    with Workbench(settings, notice=notices.append) as bench:
        assert bench.archive.reading_state().unread == 2
        assert notices == []
        assert bench.archive.read().model == ""
        assert bench._resources.encoder is None
        assert bench.archive.search("公园", mode=SearchMode.VECTORS)
    assert notices == ["缺少 onnxruntime。请安装。"]


def test_a_missing_model_of_ones_own_is_refused(stored: Path) -> None:
    with Workbench(Settings(index=stored, embedding="没有/这个")) as bench:
        with pytest.raises(SettingsError, match="本机没有嵌入模型"):
            bench.archive.read()
        assert len(bench.archive.reports()) == 1, "which needs no model"


def test_warming_up_opens_what_a_search_and_a_draft_need(index: Path) -> None:
    with Workbench(Settings(index=index)) as bench:
        bench.warm_up()
        assert "drafts" in vars(bench)
        assert {"embedder", "writer"} <= set(vars(bench._resources))
        assert bench._resources._archive is not None


def test_warming_up_makes_no_archive_and_no_trouble(tmp_path: Path) -> None:
    nowhere = tmp_path / "没有"
    with Workbench(Settings(index=nowhere)) as bench:
        bench.warm_up()
    assert not nowhere.exists()
    (tmp_path / "archive.db").write_bytes(b"no database")
    with Workbench(Settings(index=tmp_path)) as bench:
        bench.warm_up()
