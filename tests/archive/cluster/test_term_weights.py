"""Inner products of sparse vectors are the scores of the local keyword index, term for term."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from assistant.archive.archive_records import KeywordEntry
from assistant.archive.cluster.term_weights import (
    ArchiveCounts,
    FieldTerms,
    field_terms,
    query_weights,
    rounded_length,
    text_weights,
)
from assistant.archive.index.keyword_index import KeywordIndex
from assistant.archive.index.term_boosts import FIELDS
from tests.archive.index.test_keyword_index import entry

TEXTS = (
    ("全年新建口袋公园十二处，绿化面积明显扩大", "全年新建口袋公园十二处", "一、工作成效"),
    ("修补破损路面三千平方米", "修补破损路面三千平方米，更换井盖二百套。公园路灯更亮。" * 3, ""),
    ("明年计划再建口袋公园二十处", "明年计划再建口袋公园二十处", "二、下步打算"),
    ("推进5G基站1.5万个，公园公园公园", "推进5G基站1.5万个。" + "城市更新" * 40, "三、公园"),
    ("水", "水", "四、水"),
)
QUERIES = ("口袋公园", "公园路面 5G", "水", "的", "新建公园十二处绿化", "没有的话")


@pytest.fixture
def entries() -> list[KeywordEntry]:
    return [
        entry(number, clean, paragraph=paragraph, headings=headings)
        for number, (clean, paragraph, headings) in enumerate(TEXTS, start=1)
    ]


def known_terms(said: list[FieldTerms]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return a dimension for each (field, term), and in how many texts it stands."""
    numbers = count()
    terms = {(field, term) for one in said for field in FIELDS for term in one.counts[field]}
    return {
        (field, term): (next(numbers), sum(term in one.counts[field] for one in said))
        for field, term in sorted(terms)
    }


@pytest.mark.parametrize("query", QUERIES)
def test_scores_are_those_of_the_local_index(
    tmp_path: Path, entries: list[KeywordEntry], query: str
) -> None:
    index = KeywordIndex(tmp_path / "keywords", create=True)
    index.update(gone=[], entries=entries)
    said = [field_terms(one) for one in entries]
    known = known_terms(said)
    lengths = tuple(sum(one.lengths[n] for one in said) for n in range(len(FIELDS)))
    counts = ArchiveCounts(texts=len(said), lengths=lengths)
    asked = query_weights(query, counts, known)
    numbers = {term: number for term, (number, _) in known.items()}
    scores = {}
    for one, terms in zip(entries, said, strict=True):
        weights = text_weights(terms, counts, numbers)
        scores[one.id] = sum(weight * weights.get(term, 0.0) for term, weight in asked.items())
    expected = dict(index.search(query, limit=9))
    assert {text: score for text, score in scores.items() if score} == pytest.approx(expected)


def test_lengths_are_rounded_as_the_local_index_rounds_them(tmp_path: Path) -> None:
    """A text of one term, and more and more of another: its score tells its rounded length."""
    lengths = (1, 39, 40, 41, 57, 100, 333, 2000)
    entries = [
        entry(number, "水", paragraph=" ".join(["水", *["a1"] * (length - 1)]))
        for number, length in enumerate(lengths, start=1)
    ]
    index = KeywordIndex(tmp_path / "keywords", create=True)
    index.update(gone=[], entries=[*entries, *(entry(n, "山") for n in range(20, 40))])
    found = dict(index.search("水", limit=9))
    average = (sum(lengths) + 20) / (len(lengths) + 20)
    # Score x (tf + norm) is the same for all of them.
    product = {
        number: found[number] * (1 + 1.2 * (0.25 + 0.75 * rounded_length(length) / average))
        for number, length in enumerate(lengths, start=1)
    }
    assert product == pytest.approx(dict.fromkeys(product, product[1]), rel=1e-5)


def test_drift_is_that_of_the_field_that_changed_most() -> None:
    before = ArchiveCounts(texts=10, lengths=(100, 200, 0))
    assert before.drift(before) == 0
    assert ArchiveCounts(texts=10, lengths=(100, 190, 0)).drift(before) == pytest.approx(0.05)
    assert before.drift(ArchiveCounts(texts=0, lengths=(0, 0, 0))) == 1
