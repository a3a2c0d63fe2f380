"""`assistant ingest` lets the encoder read afterwards; to interrupt that is no failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive.embedding.endpoint import EndpointEmbedder
from assistant.archive.storage.writer_lock import lock_for_reading
from tests.archive.embedding.serving import EmbeddingService, serving
from tests.cli.conftest import EXAMPLES, Run

REPORT = EXAMPLES / "archive" / "2025年上半年" / "西岸区司法局.md"

pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddingService]:
    """An encoder of one's own."""
    with serving(EmbeddingService()) as running:
        monkeypatch.setenv("ASSISTANT_EMBEDDING", "m")
        monkeypatch.setenv("ASSISTANT_EMBEDDING_BASE_URL", running.url)
        yield running


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "档案" / "index"


@pytest.mark.usefixtures("service")
def test_ingest_reads_what_it_stored(run: Run, index: Path) -> None:
    outcome = run("ingest", REPORT, "--index", index, "--json")
    assert (outcome.status, outcome.json["reports"]) == (0, 1)
    status = run("status", "--index", index, "--json").json
    assert (status["encoder"], status["read"]) == ("m", status["texts"])
    assert f"已读懂 {status['texts']} / {status['texts']} 段" in outcome.complaint
    table = run("status", "--index", index)
    assert f"{status['texts']} / {status['texts']} 段" in table.output


@pytest.mark.usefixtures("service")
def test_no_read_and_read(run: Run, index: Path) -> None:
    outcome = run("ingest", REPORT, "--index", index, "--no-read")
    assert (outcome.status, "已读懂" in outcome.complaint) == (0, False)
    assert run("status", "--index", index, "--json").json["read"] == 0
    outcome = run("read", "--index", index)
    assert (outcome.status, outcome.output) == (0, "")
    assert "已读懂 15 / 15 段" in outcome.complaint
    assert "15 段都已读懂" in run("read", "--index", index).complaint


@pytest.mark.usefixtures("service")
def test_an_interrupted_reading_goes_on_next_time(
    run: Run, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(EndpointEmbedder, "encode", interrupt)
        outcome = run("ingest", REPORT, "--index", index)
    assert outcome.status == 0, "the reports are stored"
    assert "收录 1 篇报告" in outcome.output
    assert "先读到这里，已读懂 0 / 15 段" in outcome.complaint
    assert "接着读" in outcome.complaint
    assert "已读懂 15 / 15 段" in run("ingest", REPORT, "--index", index).complaint


@pytest.mark.usefixtures("service")
def test_another_program_reads(run: Run, index: Path) -> None:
    run("ingest", REPORT, "--index", index, "--no-read")
    with lock_for_reading(index):
        outcome = run("ingest", REPORT, "--index", index)
    assert (outcome.status, "正在读懂" in outcome.complaint) == (0, True)


def test_without_an_encoder(run: Run, archive: Path) -> None:
    outcome = run("read", "--index", archive)
    assert (outcome.status, "没有可用的语义模型" in outcome.complaint) == (0, True)
