"""A draft searches without a reranker, and goes on while the model is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.database.database_state import model_mismatch_error
from assistant.archive.embedding import open_builtin
from assistant.records import Filter, Hit
from assistant.retrieval.cross_encoder import CrossEncoderReranker
from assistant.retrieval.search import search
from assistant.settings import Settings
from assistant.workbench import precedent_retriever
from assistant.workbench.precedent_retriever import PrecedentRetriever
from assistant.workbench.resources import Resources


def test_a_draft_does_without_the_reranker(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_options: object) -> None:
        raise AssertionError("no reranker is needed")

    monkeypatch.setattr(CrossEncoderReranker, "open", refuse)
    find = PrecedentRetriever(Resources(Settings(index=index, reranker="任一模型")))
    assert len(find("修补道路", Filter(), 5)) == 5


def test_a_draft_goes_on_while_the_model_is_changed(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = PrecedentRetriever(Resources(Settings(index=index)))
    before = find("修补道路", Filter(), 3)
    answers = iter([model_mismatch_error("旧", "新")])

    def changing(*given: object, **options: object) -> list[Hit]:
        for error in answers:
            raise error
        return search(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("assistant.retrieval.search.search", changing)
    monkeypatch.setattr(precedent_retriever, "_MODEL_CHANGE", 0.0)
    assert find("修补道路", Filter(), 3) == before


def test_without_reports_there_is_one_notice_and_no_hit(tmp_path: Path) -> None:
    notices: list[str] = []
    find = PrecedentRetriever(Resources(Settings(index=tmp_path / "没有"), notices.append))
    assert find("修补道路", Filter(), 3) == []
    assert find("垃圾分类", Filter(), 3) == []
    (notice,) = notices
    assert "档案里还没有报告" in notice
    assert not (tmp_path / "没有").exists()


@pytest.mark.parametrize(
    ("service", "planning", "asked"),
    [
        pytest.param("", False, True, id="wording of a section"),
        pytest.param("", True, False, id="the plan"),
        pytest.param("http://127.0.0.1:9/v1", False, False, id="a service answers too slowly"),
    ],
)
def test_the_encoder_ranks_what_a_section_may_reuse(
    index: Path, monkeypatch: pytest.MonkeyPatch, service: str, planning: bool, asked: bool
) -> None:
    encoder = open_builtin()
    given: list[object] = []

    def recording(*args: object, **options: object) -> list[Hit]:
        given.append(options["encoder"])
        return []

    monkeypatch.setattr(Resources, "encoder_to_ask", encoder)
    monkeypatch.setattr("assistant.retrieval.search.search", recording)
    settings = Settings(index=index, embedding="m", embedding_base_url=service)
    retriever = PrecedentRetriever(Resources(settings))
    find = retriever.without_encoder if planning else retriever
    find("修补道路", Filter(), 3)
    assert given == [encoder if asked else None]
