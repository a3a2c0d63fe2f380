"""The workbench searches with the reranker that the settings name, in English or in a chain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.records import Filter, Hit
from assistant.retrieval.cross_encoder import CrossEncoderReranker
from assistant.retrieval.rerank import DEPTH, reorder_by_scores
from assistant.settings import Settings
from assistant.workbench import Workbench


class Backwards:
    """A reranker that finds the last hit best, and remembers how many it saw."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        self.seen.append(len(hits))
        return reorder_by_scores([float(hit.rank) for hit in hits], hits)


def test_a_search_looks_deeper_and_shows_what_the_reranker_finds_best(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backwards = Backwards()
    monkeypatch.setattr(CrossEncoderReranker, "open", lambda _name, *, offline: backwards)
    with Workbench(Settings(index=index)) as plain:
        before = plain.archive.search("修补道路", limit=DEPTH)
    with Workbench(Settings(index=index, reranker="任一模型")) as bench:
        after = bench.archive.search("修补道路", limit=5)
        assert [hit.passage.id for hit in after] == [hit.passage.id for hit in before[:-6:-1]]
        assert [hit.rank for hit in after] == [1, 2, 3, 4, 5]
        assert backwards.seen == [DEPTH]


def test_an_absent_reranker_is_refused_when_it_is_needed(index: Path) -> None:
    with Workbench(Settings(index=index, reranker="没有/这个")) as bench:
        assert len(bench.archive.reports()) == 10
        with pytest.raises(SettingsError, match="本机没有重排模型"):
            bench.archive.search("修补道路")


def test_a_retriever_returns_the_hits_of_a_search(index: Path) -> None:
    with Workbench(Settings(index=index)) as bench:
        (entry, *_) = bench.archive.reports()
        only = Filter(reports=(entry.id,))
        found = bench.archive.as_retriever(limit=3, filter=only).invoke("修补道路")
        hits = bench.archive.search("修补道路", limit=3, filter=only)
    assert [one.page_content for one in found] == [hit.passage.text for hit in hits]
    assert {one.metadata["report_id"] for one in found} == {entry.id}
