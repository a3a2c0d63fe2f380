"""An archive switches to a model fitted to it, and back, whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from assistant.archive import adapted_model
from assistant.archive.adapted_model import (
    export_model,
    install_adapted,
    restore_builtin,
    static_embedder,
)
from assistant.archive.archive import Archive
from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import BUILTIN, open_builtin
from assistant.archive.embedding.static_folder import write_static
from assistant.errors import ArchiveError, ExportError
from assistant.records import Function
from assistant.settings import Settings
from tests.archive.making import HashEmbedder, Record, file, report, section, store


@pytest.fixture
def settings(folder: Path) -> Settings:
    """The settings of an archive of two paragraphs, built with the built-in model."""
    with Archive.create_or_open(folder, embedder=open_builtin()) as archive:
        part = section(2, "一、工作成效", Function.RESULTS, "清扫道路三十里。", "栽种树木五千株。")
        store(archive, file("a.md", report("云溪县城管局2023年总结", part)))
    return Settings(index=folder)


def write_model(folder: Path, seed: int = 0) -> Path:
    """Write a model of a few characters, another one for each seed."""
    characters = "清扫道路栽种树木"
    vocabulary = {"[UNK]": 0} | {one: n for n, one in enumerate(characters, start=1)}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    table = np.random.default_rng(seed).normal(size=(len(vocabulary), 16)).astype(np.float32)
    write_static(folder, tokenizer, table)
    return folder


def _models(settings: Settings) -> list[Path]:
    return sorted((settings.index / "model").glob("*"))


def _first(settings: Settings, query: str) -> str:
    embedder = static_embedder(settings.index)
    with Archive.open(settings.index, embedder=embedder) as archive:
        (best, _), *_ = archive.search_vectors(embedder.encode_query(query), limit=1)
        return archive.passages([best])[0].text


def test_the_builtin_model_is_used_as_it_came(settings: Settings) -> None:
    assert static_embedder(settings.index).name == BUILTIN


def test_an_archive_that_is_not_there_uses_the_builtinwrite_model(tmp_path: Path) -> None:
    assert static_embedder(tmp_path / "没有").name == BUILTIN


def test_install_and_uninstall(settings: Settings, tmp_path: Path) -> None:
    install_adapted(settings.index, write_model(tmp_path / "m"), progress=Record())
    used = static_embedder(settings.index)
    assert (used.name, used.dimension) == ("builtin-adapted", 16)
    assert _first(settings, "栽种树木") == "栽种树木五千株。"
    with Archive.open(settings.index, embedder=used) as archive:
        assert archive.status().model == "builtin-adapted"

    restore_builtin(settings.index, open_builtin(), progress=Record())
    assert static_embedder(settings.index).name == BUILTIN
    assert _first(settings, "栽种树木") == "栽种树木五千株。"
    assert not (settings.index / "model").exists()
    with pytest.raises(ArchiveError, match="没有训练过的模型"):
        restore_builtin(settings.index, open_builtin(), progress=Record())


def test_a_fitted_model_leaves_what_the_encoder_has_read(
    settings: Settings, tmp_path: Path
) -> None:
    encoder = HashEmbedder("encoder")

    def nearest() -> str:
        static = static_embedder(settings.index)
        with Archive.open(settings.index, embedder=static, encoder=lambda: encoder) as archive:
            query = encoder.encode_query("栽种树木")
            found = archive.search_vectors(query, limit=1, space=VectorSpace.ENCODER)
            assert archive.reading_state().unread == 0
            return archive.passages([number for number, _ in found])[0].text

    with Archive.open(settings.index, embedder=open_builtin(), encoder=lambda: encoder) as archive:
        archive.encode_passages(progress=Record())
    assert nearest() == "栽种树木五千株。"
    install_adapted(settings.index, write_model(tmp_path / "m"), progress=Record())
    assert nearest() == "栽种树木五千株。"
    restore_builtin(settings.index, open_builtin(), progress=Record())
    assert nearest() == "栽种树木五千株。"
    assert encoder.encoded == 2 + 3, "two passages once, and the queries"


def test_a_second_model_takes_the_place_of_the_first(settings: Settings, tmp_path: Path) -> None:
    install_adapted(settings.index, write_model(tmp_path / "m1"), progress=Record())
    first = static_embedder(settings.index).fingerprint
    install_adapted(settings.index, write_model(tmp_path / "m2", seed=1), progress=Record())
    assert static_embedder(settings.index).fingerprint != first
    assert len(_models(settings)) == 1


def test_a_model_that_was_not_switched_to_is_not_used(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(adapted_model, "_switch_model", killed)
    with pytest.raises(KeyboardInterrupt):
        install_adapted(settings.index, write_model(tmp_path / "m"), progress=Record())
    assert len(_models(settings)) == 1, "it lies there"
    assert static_embedder(settings.index).name == BUILTIN
    assert _first(settings, "清扫道路") == "清扫道路三十里。"


def test_a_half_written_model_is_not_used(settings: Settings, tmp_path: Path) -> None:
    half = settings.index / "model" / "0123456789abcdef"
    half.mkdir(parents=True)
    shutil.copy(write_model(tmp_path / "m") / "tokenizer.json", half)
    assert static_embedder(settings.index).name == BUILTIN
    assert _first(settings, "清扫道路") == "清扫道路三十里。"


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["cut short", "gone", "another one"])
def test_a_damaged_model_is_refused_with_a_way_out(
    settings: Settings, tmp_path: Path, name: str, damage: str
) -> None:
    install_adapted(settings.index, write_model(tmp_path / "m"), progress=Record())
    path = _models(settings)[0] / name
    if damage == "gone":
        path.unlink()
    elif damage == "cut short":
        path.write_bytes(path.read_bytes()[:100])
    else:
        shutil.copy(write_model(tmp_path / "m2", seed=1) / "model.safetensors", path.parent)
        path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ArchiveError, match="已损坏") as refused:
        static_embedder(settings.index)
    assert "--undo" in refused.value.hint
    restore_builtin(settings.index, open_builtin(), progress=Record())
    assert _first(settings, "清扫道路") == "清扫道路三十里。"


def test_a_model_that_was_removed_by_hand_leads_to_reindex(
    settings: Settings, tmp_path: Path
) -> None:
    install_adapted(settings.index, write_model(tmp_path / "m"), progress=Record())
    shutil.rmtree(settings.index / "model")
    with pytest.raises(ArchiveError, match="不能混用") as refused:
        _first(settings, "清扫道路")
    assert "reindex" in refused.value.hint
    with Archive.open(settings.index, embedder=static_embedder(settings.index)) as archive:
        archive.reindex(progress=Record())
    assert _first(settings, "清扫道路") == "清扫道路三十里。"


def test_a_model_that_cannot_be_exported_is_refused(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("占着", "utf-8")
    with pytest.raises(ExportError, match="写不到"):
        export_model(write_model(tmp_path / "m"), tmp_path / "文件")
