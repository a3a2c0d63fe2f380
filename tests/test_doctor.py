"""The doctor sees what is amiss, names the way out, and never shows a key."""

from __future__ import annotations

import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.archive.archive import Archive
from assistant.archive.embedding import BUILTIN, open_embedder
from assistant.archive.storage.writer_lock import lock_for_writing
from assistant.doctor import Diagnosis, describe_settings, diagnose
from assistant.records import Function
from assistant.settings import Settings
from assistant.workbench import Workbench
from tests.archive.embedding.serving import EmbeddingService
from tests.archive.embedding.serving import serving as serving_vectors
from tests.archive.making import HashEmbedder, file, report, section, store
from tests.drafting.service.loopback import Loopback, serving

Usage = namedtuple("Usage", "total used free")


pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "档案 库"


def found(index: Path, **settings: Any) -> dict[str, Diagnosis]:
    return {finding.name: finding for finding in diagnose(Settings(index=index, **settings))}


def fill(index: Path, embedder: Any) -> None:
    with Archive.create_or_open(index, embedder=embedder) as archive:
        store(archive, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, "修路"))))


def test_a_fresh_machine_is_usable_and_told_what_comes_next(index: Path) -> None:
    findings = found(index)
    assert all(finding.is_well or not finding.vital for finding in findings.values())
    assert "assistant ingest" in findings["档案"].remedy
    assert findings["嵌入模型"].found == "builtin，256 维"
    assert "模型服务" not in findings, "none is set"
    assert not index.exists(), "looking makes nothing"


def test_a_sound_archive(index: Path) -> None:
    fill(index, open_embedder(BUILTIN))
    findings = found(index)
    assert findings["档案"].found.startswith("1 篇报告，1 个段落")
    assert findings["查找"].found.startswith("正常")
    assert findings["档案"].is_well
    assert findings["查找"].is_well


def test_an_archive_of_another_model(index: Path) -> None:
    fill(index, HashEmbedder("别的模型"))
    finding = found(index)["查找"]
    assert "别的模型" in finding.found
    assert "assistant reindex" in finding.remedy
    assert finding.vital


def test_a_damaged_archive(index: Path) -> None:
    index.mkdir()
    (index / "archive.db").write_bytes(b"not a database" * 100)
    finding = found(index)["档案"]
    assert "已损坏" in finding.found
    assert "assistant ingest" in finding.remedy


@pytest.mark.parametrize("how", ["deleted", "emptied"])
def test_a_lost_database(index: Path, how: str) -> None:
    fill(index, open_embedder(BUILTIN))
    for path in index.glob("archive.db*"):
        path.unlink()
    if how == "emptied":
        (index / "archive.db").touch()
    finding = found(index)["档案"]
    assert "archive.db 不见了" in finding.found
    assert "备份" in finding.remedy
    assert "assistant ingest" in finding.remedy
    assert finding.vital


def test_an_unfinished_archive(index: Path) -> None:
    fill(index, open_embedder(BUILTIN))
    with closing(sqlite3.connect(index / "archive.db")) as database, database:
        database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        database.execute("INSERT INTO changes SELECT id, 2 FROM texts")
    with lock_for_writing(index):
        finding = found(index)["档案"]
    assert "其中 1 段还查不到" in finding.found
    assert "另一个程序正在写入" in finding.found, "and why"
    assert "assistant reindex" in finding.remedy


def test_how_far_the_encoder_has_read(index: Path) -> None:
    fill(index, open_embedder(BUILTIN))
    with serving_vectors(EmbeddingService()) as service:
        chosen: dict[str, Any] = {"embedding": "m", "embedding_base_url": service.url}
        assert found(index, **chosen)["语义模型"].found.startswith("m，")
        unread = found(index, **chosen)["已读懂"]
        assert (unread.found, unread.is_well, unread.vital) == ("0 / 1 段", False, False)
        assert "assistant read" in unread.remedy
        with Workbench(Settings(index=index, **chosen)) as bench:
            bench.archive.read()
        assert found(index, **chosen)["已读懂"].is_well


def test_without_the_encoder(index: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fill(index, open_embedder(BUILTIN))
    findings = found(index, embedding="static")
    assert findings["语义模型"].is_well
    assert "已读懂" not in findings
    monkeypatch.setattr("assistant.archive.embedding.encoder.resource_folder", lambda _: tmp_path)
    finding = found(index, embedding="builtin")["语义模型"]
    assert "无法读取语义模型" in finding.found
    assert finding.remedy
    assert not finding.vital, "words and the static model still find"


@pytest.mark.parametrize(
    ("settings", "name", "says"),
    [
        pytest.param({"embedding": "没有/这个"}, "语义模型", "本机没有嵌入模型", id="embedding"),
        pytest.param({"reranker": "没有/这个"}, "重排模型", "本机没有重排模型", id="reranker"),
    ],
)
def test_an_absent_model(index: Path, settings: dict[str, str], name: str, says: str) -> None:
    finding = found(index, **settings)[name]
    assert says in finding.found
    assert finding.remedy
    assert finding.vital


def test_the_model_service_is_asked_once_if_one_is_set(index: Path) -> None:
    with serving(Loopback(answer=lambda _request: "好")) as service:
        well = found(index, llm_base_url=service.url, llm_model="m")["模型服务"]
        assert (well.found, well.is_well) == ("m，有回答", True)
        assert len(service.requests) == 1
        service.status = 401
        refused = found(index, llm_base_url=service.url, llm_model="m")["模型服务"]
    assert "不接受密钥" in refused.found
    assert "llm_api_key" in refused.remedy


def test_little_disk_space(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(9e9, 8.6e9, 4e8))
    finding = found(index)["磁盘"]
    assert "0.4 GB" in finding.found
    assert "清理磁盘" in finding.remedy


def test_no_office_and_a_broken_package(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.reports.loading.office.find_office", lambda: None)
    monkeypatch.setattr("assistant.doctor._LIGHT", ("numpy", "no_such_package"))
    findings = found(index)
    assert not findings["LibreOffice"].vital
    assert ".docx" in findings["LibreOffice"].remedy
    assert "no_such_package" in findings["组件"].found
    assert findings["组件"].vital


def test_which_packed_files_can_be_opened(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = "assistant.archive.ingest.unpacking."
    for opens, told in ((True, "能打开 .zip、.7z、.rar"), (False, "能打开 .zip")):
        monkeypatch.setattr(f"{place}rar_file.has_program", lambda opens=opens: opens)
        monkeypatch.setattr(f"{place}seven_zip_file.has_seven_zip", lambda opens=opens: opens)
        finding = found(index)["压缩包"]
        assert (finding.found, finding.is_well, finding.vital) == (told, opens, False)
    assert "[7z]" in finding.remedy
    assert "7-Zip" in finding.remedy


def test_keys_are_only_said_to_be_there() -> None:
    shown = describe_settings(Settings(llm_api_key=SecretStr("sk-geheim"), llm_model="m"))
    assert shown["llm_api_key"] == "已设置"
    assert shown["embedding_api_key"] == "未设置"
    assert (shown["llm_model"], shown["embedding"]) == ("m", "static")
    assert shown.keys() == Settings.model_fields.keys()
    assert "geheim" not in str(shown)
