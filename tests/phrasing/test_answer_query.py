"""A question about wording is answered at each grain it asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.errors import QueryError
from assistant.phrasing.answer_query import PhraseRequest, answer_query
from assistant.phrasing.query_options import PhraseView, SentenceOrder
from assistant.records import Filter
from tests.archive.making import HashEmbedder


def test_a_pattern_gives_only_what_has_it(archive: Archive, embedder: HashEmbedder) -> None:
    found = answer_query(archive, embedder, "以*为抓手")
    assert found.sentences
    assert all("为抓手" in one.match for one in found.sentences)
    assert [one.rank for one in found.sentences] == list(range(1, len(found.sentences) + 1))


def test_a_phrase_goes_on_with_what_means_it(archive: Archive, embedder: HashEmbedder) -> None:
    found = answer_query(archive, embedder, "走深走实", request=PhraseRequest(limit=6))
    held = ["走深走实" in one.text for one in found.sentences]
    assert sum(held) == 2
    assert held == sorted(held, reverse=True), "first those that have it"
    assert len(held) > 2
    exact = answer_query(archive, embedder, "“走深走实”", request=PhraseRequest(limit=6))
    assert len(exact.sentences) == 2


@pytest.mark.parametrize("order", [SentenceOrder.LEFT, SentenceOrder.RIGHT])
def test_sentences_are_sorted_beside_the_match(
    archive: Archive, embedder: HashEmbedder, order: SentenceOrder
) -> None:
    found = answer_query(archive, embedder, "以*为抓手", request=PhraseRequest(order=order))
    sides = [
        one.left[::-1] if order is SentenceOrder.LEFT else one.right for one in found.sentences
    ]
    assert sides == sorted(sides)
    assert len(set(sides)) > 1


def test_lengths_alone_give_headings_alone(archive: Archive, embedder: HashEmbedder) -> None:
    found = answer_query(archive, embedder, "4+8")
    assert (found.sentences, len(found.heading_sets)) == ((), 1)


def test_a_measure_word_gives_its_nouns_alone(archive: Archive, embedder: HashEmbedder) -> None:
    found = answer_query(archive, embedder, "件")
    assert (found.sentences, found.heading_sets, found.timeline) == ((), (), None)
    (nouns,) = found.collocations
    assert [partner.text for partner in nouns.partners] == ["处置问题"]


def test_a_phrase_says_when_it_was_used(archive: Archive, embedder: HashEmbedder) -> None:
    found = answer_query(archive, embedder, "走深走实")
    assert found.timeline is not None
    assert (found.timeline.first, found.timeline.last) == (2023, 2024)
    assert answer_query(archive, embedder, "怎么写党员教育").timeline is None


@pytest.mark.parametrize("query", ["走深走实", "以*为抓手", "怎么写党员教育", "4+8", "件"])
def test_a_grain_alone_is_as_among_all(
    archive: Archive, embedder: HashEmbedder, query: str
) -> None:
    every = answer_query(archive, embedder, query)
    of_grain = {
        PhraseView.SENTENCES: "sentences",
        PhraseView.PATTERNS: "patterns",
        PhraseView.HEADINGS: "heading_sets",
        PhraseView.TIMELINE: "timeline",
        PhraseView.COLLOCATIONS: "collocations",
    }
    for grain, name in of_grain.items():
        alone = answer_query(
            archive, embedder, query, request=PhraseRequest(views=frozenset({grain}))
        )
        assert getattr(alone, name) == getattr(every, name)


def test_nothing_found_is_no_error(archive: Archive, embedder: HashEmbedder) -> None:
    nowhere = PhraseRequest(filter=Filter(years=(1999,)))
    found = answer_query(archive, embedder, "以*为抓手", request=nowhere)
    assert (found.sentences, found.heading_sets) == ((), ())


def test_an_archive_without_reports_is_refused(tmp_path: Path, embedder: HashEmbedder) -> None:
    with (
        Archive.create_or_open(tmp_path, embedder=embedder) as empty,
        pytest.raises(QueryError, match="还没有报告"),
    ):
        answer_query(empty, embedder, "走深走实")
