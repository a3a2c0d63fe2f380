"""The keyword index against BM25 worked out by hand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Any

import pytest

from assistant.archive.archive_records import KeywordEntry
from assistant.archive.index.character_ngrams import character_ngrams
from assistant.archive.index.keyword_index import KeywordIndex, KeywordIndexError, remove_index
from assistant.records import Filter, Function, Level

TEXTS = {
    11: "新建公园三处，公园面积扩大",
    12: "新建道路三条",
    13: "公园管理进一步加强，绿化养护到位，群众满意",
    14: "财政收入稳步增长",
}


def entry(
    number: int,
    clean: str,
    *,
    headings: str = "",
    paragraph: str = "",
    years: Sequence[int] = (2023,),
    spans: Sequence[str] = ("全年",),
    org_types: Sequence[str] = ("城管局",),
    levels: Sequence[str] = ("县",),
    functions: Sequence[str] = ("成效",),
    reports: Sequence[str] = ("r1",),
) -> KeywordEntry:
    return KeywordEntry(
        id=number,
        clean=clean,
        paragraph=paragraph or clean,
        headings=headings,
        years=frozenset(years),
        spans=frozenset(spans),
        org_types=frozenset(org_types),
        levels=frozenset(levels),
        functions=frozenset(functions),
        reports=frozenset(reports),
    )


def bm25(query: str, texts: dict[int, str]) -> list[tuple[int, float]]:
    """Return (id, score), best first: k1 = 1.2, b = 0.75, idf = ln(1 + (N - n + ½) / (n + ½))."""
    terms = {number: character_ngrams(text).split() for number, text in texts.items()}
    mean = sum(map(len, terms.values())) / len(terms)
    scores = dict.fromkeys(texts, 0.0)
    for term in set(character_ngrams(query).split()):
        holders = sum(term in found for found in terms.values())
        idf = log(1 + (len(terms) - holders + 0.5) / (holders + 0.5))
        for number, found in terms.items():
            frequency = found.count(term)
            long = 1 - 0.75 + 0.75 * len(found) / mean
            scores[number] += idf * frequency * 2.2 / (frequency + 1.2 * long)
    return sorted(((n, s) for n, s in scores.items() if s), key=lambda pair: -pair[1])


@pytest.fixture
def index(tmp_path: Path) -> KeywordIndex:
    made = KeywordIndex(tmp_path / "关键词", create=True)
    made.update(gone=[], entries=[entry(number, text) for number, text in TEXTS.items()])
    return made


@pytest.mark.parametrize("query", ["公园", "新建公园", "财政收入和公园绿化", "三处"])
def test_search_agrees_with_bm25_by_hand(index: KeywordIndex, query: str) -> None:
    found, expected = index.search(query, limit=9), bm25(query, TEXTS)
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert [score for _, score in found] == pytest.approx([s for _, s in expected], rel=1e-4)


@pytest.mark.parametrize("query", ["", "，。", "飞机", 'AND ("公园'[:5]])
def test_a_query_without_known_words_finds_nothing(index: KeywordIndex, query: str) -> None:
    assert index.search(query, limit=5) == []


def test_query_syntax_means_nothing(index: KeywordIndex) -> None:
    plain = index.search("公园 绿化", limit=9)
    assert index.search('+公园 -"绿化"*~2', limit=9)[0] == plain[0]


def test_limit(index: KeywordIndex) -> None:
    assert len(index.search("公园", limit=1)) == 1
    assert index.search("公园", limit=0) == []


def test_a_heading_counts_less_than_the_text(tmp_path: Path) -> None:
    index = KeywordIndex(tmp_path / "k", create=True)
    both = [
        entry(1, "推进改革", headings="一、市容管理"),
        entry(2, "市容管理", headings="一、推进改革"),
    ]
    index.update(gone=[], entries=both)
    (first, best), (second, other) = index.search("市容", limit=5)
    assert (first, second) == (2, 1)
    assert 0 < other < best


def test_replacing_and_deleting(index: KeywordIndex) -> None:
    for _ in range(2):  # doing it again changes nothing
        index.update(gone=[11, 12, 99], entries=[entry(12, "新建学校")])
        assert len(index) == 3
        assert [number for number, _ in index.search("学校", limit=5)] == [12]
        assert [number for number, _ in index.search("公园", limit=5)] == [13]
        assert index.search("道路", limit=5) == []


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(Filter(years=(2022,)), {1, 3}, id="year"),
        pytest.param(Filter(years=(2022, 2023)), {1, 2, 3}, id="one of two years"),
        pytest.param(Filter(org_types=("镇",)), {2}, id="organisation type"),
        pytest.param(Filter(levels=(Level.TOWN,)), {2}, id="level"),
        pytest.param(Filter(functions=(Function.PLAN,)), {3}, id="function"),
        pytest.param(Filter(reports=("a", "b")), {1, 2}, id="report"),
        pytest.param(Filter(years=(2023,), org_types=("镇",)), {2}, id="all limits hold"),
        pytest.param(Filter(years=(1999,)), set(), id="nothing"),
    ],
)
def test_filters_decide_without_changing_scores(
    tmp_path: Path, wanted: Filter, expected: set[int]
) -> None:
    index = KeywordIndex(tmp_path / "k", create=True)
    entries = [
        entry(1, "公园", years=[2022], reports=["a"]),
        entry(2, "公园一", years=[2023], org_types=["镇"], levels=["镇"], reports=["b"]),
        entry(3, "公园一二", years=[2021, 2022], functions=["计划"], reports=["c"]),
    ]
    index.update(gone=[], entries=entries)
    free = dict(index.search("公园", limit=9))
    found = dict(index.search("公园", limit=9, filter=wanted))
    assert set(found) == expected
    assert found == pytest.approx({number: free[number] for number in expected})


def test_a_damaged_index_is_told(tmp_path: Path, index: KeywordIndex) -> None:
    (tmp_path / "关键词" / "meta.json").write_text("{", "utf-8")
    with pytest.raises(KeywordIndexError):
        KeywordIndex(tmp_path / "关键词").search("公园", limit=1)


def test_an_item_is_found_by_its_paragraph_and_ranked_by_its_own_words(tmp_path: Path) -> None:
    whole = "新建公园三处，整治河道五公里"
    index = KeywordIndex(tmp_path / "keywords", create=True)
    index.update(
        gone=[],
        entries=[
            entry(1, "整治河道五公里", paragraph=whole),
            entry(2, "新建公园三处", paragraph=whole),
            entry(3, "财政收入增长"),
        ],
    )
    found = index.search("公园", limit=3)
    assert [number for number, _ in found] == [2, 1]


def test_a_character_that_stands_nearly_everywhere_is_looked_for_only_alone(
    tmp_path: Path,
) -> None:
    index = KeywordIndex(tmp_path / "keywords", create=True)
    texts = {1: "市甲", 2: "市乙", 3: "市丙", 4: "丁"}
    index.update(gone=[], entries=[entry(number, text) for number, text in texts.items()])
    assert [number for number, _ in index.search("丁市", limit=9)] == [4]
    assert sorted(number for number, _ in index.search("市", limit=9)) == [1, 2, 3]


def test_deleted_texts_make_no_character_common(tmp_path: Path) -> None:
    index = KeywordIndex(tmp_path / "keywords", create=True)
    entries = [entry(number, "丁市"[number % 2]) for number in range(40)]
    index.update(gone=[], entries=entries)
    index.update(gone=range(1, 40, 2), entries=entries[1::2])  # as a change of their report does
    assert {number for number, _ in index.search("丁市", limit=99)} == set(range(40))


@pytest.mark.parametrize("limit", [1, 7, 40, 99])
def test_equally_good_texts_are_ordered_by_id(tmp_path: Path, limit: int) -> None:
    index = KeywordIndex(tmp_path / "keywords", create=True)
    many = [entry(number, f"公园{character}") for number, character in enumerate("甲乙丙丁" * 10)]
    for number in (3, 1, 0, 2):
        index.update(gone=[], entries=many[number::4])
    index.update(gone=[], entries=[entry(50, "公园公园")])
    best, *others = [number for number, _ in index.search("公园", limit=limit)]
    assert best == 50
    assert others == list(range(40))[: limit - 1]


def test_the_folder_is_removed_while_a_stopped_writer_tidies_up(
    tmp_path: Path, index: KeywordIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, unlink, rmdir = tmp_path / "关键词", os.unlink, os.rmdir
    meddled: list[str] = []

    def delete_first(path: Any, **where: Any) -> None:
        unlink(path, **where)
        if not meddled:
            meddled.append("deleted")
            raise FileNotFoundError(2, "No such file or directory")

    def write_first(path: Any, **where: Any) -> None:
        if len(meddled) == 1:
            meddled.append("written")
            (folder / ".managed.json").write_text("[]", "utf-8")
        rmdir(path, **where)

    monkeypatch.setattr(os, "unlink", delete_first)
    monkeypatch.setattr(os, "rmdir", write_first)
    remove_index(folder)
    assert meddled == ["deleted", "written"]
    assert not folder.exists()
