"""Another embedding model is noticed, refused, and adopted by reindexing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from assistant.archive.archive import Archive
from assistant.archive.index import catch_up, repair_indexes
from assistant.errors import ArchiveError
from assistant.records import Function
from tests.archive.making import HashEmbedder, Record, file, report, section, store

TEXTS = ("新建公园三处", "修补路面千米", "垃圾分类全覆盖")


@pytest.fixture
def filled(archive: Archive) -> Archive:
    store(archive, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, *TEXTS))))
    return archive


def test_another_model_is_refused_with_a_way_out(folder: Path, filled: Archive) -> None:
    other = HashEmbedder("other")
    with Archive.open(folder, embedder=other) as archive:
        with pytest.raises(ArchiveError, match="模型 hash 计算，现在的模型是 other") as refusal:
            archive.search_vectors(other.encode_query("公园"), limit=3)
        assert "assistant reindex" in refusal.value.hint
        with pytest.raises(ArchiveError, match="不能混用"):
            store(archive)
        assert len(archive.search_keywords("公园", limit=3)) == 1, "words need no model"


def test_reindex_adopts_the_model_without_files(folder: Path, filled: Archive) -> None:
    other = HashEmbedder("other", dimension=32)
    with Archive.open(folder, embedder=other) as archive:
        progress = Record()
        archive.reindex(progress=progress)
        (best, cosine), *_ = archive.search_vectors(other.encode_query(TEXTS[1]), limit=3)
        assert archive.passages([best])[0].text == TEXTS[1]
        assert cosine == pytest.approx(1, abs=1e-3)
        assert (archive.status().model, archive.status().dimension) == ("other", 32)
        assert ("计算向量", 3) in progress.steps
    with pytest.raises(ArchiveError, match="模型 other 计算"):
        filled.search_vectors(HashEmbedder().encode_query("公园"), limit=3)


def test_vectors_computed_before_are_used_again(folder: Path, filled: Archive) -> None:
    with Archive.open(folder, embedder=HashEmbedder("other")) as archive:
        archive.reindex(progress=Record())
    first = HashEmbedder()
    with Archive.open(folder, embedder=first) as archive:
        archive.reindex(progress=Record())
        assert first.encoded == 0
        assert len(archive.search_vectors(first.encode_query("公园"), limit=9)) == 3


def test_an_interrupted_reindex_leaves_the_former_model_at_work(
    folder: Path, filled: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = HashEmbedder("other")
    monkeypatch.setattr(other, "encode", lambda texts: (_ for _ in ()).throw(KeyboardInterrupt))
    with Archive.open(folder, embedder=other) as archive, pytest.raises(KeyboardInterrupt):
        archive.reindex(progress=Record())
    assert len(filled.search_vectors(HashEmbedder().encode_query("公园"), limit=9)) == 3


def test_an_archive_without_reports_takes_any_model(folder: Path, archive: Archive) -> None:
    store(archive)
    with Archive.open(folder, embedder=HashEmbedder("other")) as again:
        store(again, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, *TEXTS))))
        assert again.status().model == "other"


@pytest.fixture
def restored(folder: Path, filled: Archive) -> HashEmbedder:
    """Put a backup of three reports back after a change of model and of reports; return the model.

    The model of the backup is gone, as a fitted one is after `train --undo`.
    """
    filled.close()
    shutil.copy(folder / "archive.db", folder.with_name("备份.db"))
    other = HashEmbedder("other")
    with Archive.open(folder, embedder=other) as archive:
        archive.reindex(progress=Record())
        archive.remove([entry.id for entry in archive.reports()])
        store(archive, file("/b.md", report("乙", section(1, "一、", Function.RESULTS, "培训"))))
    for path in folder.glob("archive.db*"):
        path.unlink()
    shutil.copy(folder.with_name("备份.db"), folder / "archive.db")
    return other


def test_a_backup_of_a_model_that_is_gone_is_searched_by_words_and_says_the_way_out(
    folder: Path, restored: HashEmbedder
) -> None:
    with Archive.open(folder, embedder=restored) as archive:
        (best, _), *_ = archive.search_keywords(TEXTS[0], limit=3)
        assert archive.passages([best])[0].text == TEXTS[0]
        with pytest.raises(ArchiveError, match="模型 hash 计算，现在的模型是 other") as refusal:
            archive.search_vectors(restored.encode_query("公园"), limit=3)
        assert "assistant reindex" in refusal.value.hint
        archive.reindex(progress=Record())
        (best, cosine), *_ = archive.search_vectors(restored.encode_query(TEXTS[1]), limit=3)
        assert archive.passages([best])[0].text == TEXTS[1]
        assert cosine == pytest.approx(1, abs=1e-3)


def _refuse(*_: object, **__: object) -> NoReturn:
    raise ArchiveError("磁盘写满了。", hint="请腾出空间。")


def test_indexes_of_a_state_that_is_lost_answer_nothing(
    folder: Path, restored: HashEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where they cannot be built anew."""
    monkeypatch.setattr(repair_indexes, "catch_up", _refuse)
    notices: list[str] = []
    with Archive.open(folder, embedder=restored, notice=notices.append) as archive:
        assert "写满" in notices[-1]
        with pytest.raises(ArchiveError, match="写满"):
            archive.search_keywords(TEXTS[0], limit=3)
        with pytest.raises(ArchiveError, match="写满"):
            archive.search_vectors(restored.encode_query("公园"), limit=3)


def test_an_index_that_lags_behind_a_change_of_the_model_is_no_other_model(
    folder: Path, filled: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = HashEmbedder("other")
    for module in (catch_up, repair_indexes):
        monkeypatch.setattr(module, "catch_up", _refuse)
    with Archive.open(folder, embedder=other) as archive:
        with pytest.raises(ArchiveError, match="写满"):
            archive.reindex(progress=Record())
        with pytest.raises(ArchiveError, match="写满"):
            archive.search_vectors(other.encode_query("公园"), limit=3)
        monkeypatch.undo()
        assert len(archive.search_vectors(other.encode_query("公园"), limit=3)) == 3
