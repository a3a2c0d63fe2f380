"""`assistant train` on the example archive: measured, installed, undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapting.adapt_model import Adaptation
from tests.cli.conftest import EXAMPLES, Run


def _model(run: Run, index: Path) -> str:
    return str(run("status", "--index", index, "--json").json["model"])


def test_train_and_undo(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = tmp_path / "示例 档案"
    run("ingest", EXAMPLES / "archive", "--index", index)
    row = run("train", "--epochs", 12, "--index", index, "--json").json
    assert {"reports", "pairs", "queries", "texts"} <= row.keys()
    measure = row["nDCG@10"]
    gain = measure["after"]["mean"] - measure["before"]["mean"]
    assert measure["difference"]["mean"] == pytest.approx(gain, abs=2e-4)
    assert row["installed"] == row["better"] == (measure["difference"]["low"] > 0)
    assert _model(run, index) == ("builtin-adapted" if row["installed"] else "builtin")

    monkeypatch.setattr(Adaptation, "is_better", True)
    assert run("train", "--epochs", 1, "--index", index, "--json").json["installed"]
    assert _model(run, index) == "builtin-adapted"
    assert run("search", "道路保洁", "--mode", "vectors", "--index", index, "--json").json
    assert run("train", "--undo", "--index", index).status == 0
    assert _model(run, index) == "builtin"
    outcome = run("train", "--undo", "--index", index)
    assert (outcome.status, "没有训练过" in outcome.complaint) == (1, True)

    folder = tmp_path / "模型"
    outcome = run("train", "--epochs", 1, "-o", folder, "--index", index)
    assert str(folder) in outcome.output.replace("\n", "")
    assert _model(run, index) == "builtin"


def test_a_small_archive_is_refused(run: Run, tmp_path: Path) -> None:
    index = tmp_path / "index"
    run("ingest", EXAMPLES / "archive" / "2025年上半年" / "西岸区司法局.md", "--index", index)
    outcome = run("train", "--index", index)
    assert (outcome.status, outcome.output) == (1, "")
    assert "档案太小" in outcome.complaint
    assert "二三十篇" in outcome.complaint


def test_an_encoder_of_ones_own_does_not_matter(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(__file__).resolve().parents[2] / "assistant" / "data" / "model"
    monkeypatch.setenv("ASSISTANT_EMBEDDING", str(folder))
    outcome = run("train", "--undo", "--index", archive)
    assert "没有训练过的模型" in outcome.complaint, "the static model is the built-in one"
