"""Cosines of texts and of their paragraphs are those worked out by hand."""

import sqlite3

import numpy as np
import pytest

from assistant.archive.database.schema import LocalDatabase
from assistant.archive.database.similarities import rank_exactly, read_similarities
from assistant.archive.storage.row_checksums import checksum, register_converters

# Paragraph 1 holds texts 1 and 2, paragraph 2 holds text 3 alone, paragraph 3 text 2 once more;
# text 4 has no vector, and the other model's vectors do not matter.
PASSAGES = [(1, 1), (1, 2), (2, 3), (3, 2), (2, 4)]
VECTORS = [(1, 7, (1.0, 0.0)), (2, 7, (0.0, 1.0)), (3, 7, (0.6, 0.8)), (3, 8, (0.0, 1.0))]


@pytest.fixture
def database() -> LocalDatabase:
    register_converters()
    made = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_COLNAMES, factory=LocalDatabase)
    made.execute("CREATE TABLE passages (paragraph, text)")
    made.execute("CREATE TABLE vectors (text, model, vector, checksum)")
    made.execute("CREATE TABLE models (id, fingerprint)")
    made.executemany("INSERT INTO models VALUES (?, ?)", [(7, "ours"), (8, "another")])
    made.executemany("INSERT INTO passages VALUES (?, ?)", PASSAGES)
    packed = [(text, model, np.array(row, "<f2").tobytes()) for text, model, row in VECTORS]
    rows = [(*one, checksum(one[-1])) for one in packed]
    made.executemany("INSERT INTO vectors VALUES (?, ?, ?, ?)", rows)
    return made


def test_similarities(database: LocalDatabase) -> None:
    query = np.array([1.0, 0.0], dtype=np.float32)
    both = read_similarities(database, {"ours": query, "another": query}, [3, 1, 2, 4, 99])
    assert both["another"] == {3: (0.0, 0.0)}, "each model has its own query and vectors"
    found = both["ours"]
    assert set(found) == {1, 2, 3}
    half = 0.5**0.5  # (1, 0) and (0, 1) together point to (√½, √½)
    assert found[1] == pytest.approx((1.0, half))
    assert found[2] == pytest.approx((0.0, half))
    assert found[3] == pytest.approx((0.6, 0.6), abs=1e-3)


def test_rank_exactly(database: LocalDatabase) -> None:
    query = np.array([1.0, 0.0], dtype=np.float32)
    found = rank_exactly(database, "ours", query, [(2, 0.9), (3, 0.5), (1, 0.4), (4, 0.3)])
    assert [text for text, _ in found] == [1, 3, 2], "text 4 has no vector"
    assert [cosine for _, cosine in found] == pytest.approx([1.0, 0.6, 0.0], abs=1e-3)
    assert rank_exactly(database, "ours", query, []) == []


@pytest.mark.parametrize(
    ("model", "ids"),
    [pytest.param("ours", [], id="no ids"), pytest.param("unknown", [1], id="another model")],
)
def test_nothing(database: LocalDatabase, model: str, ids: list[int]) -> None:
    query = np.ones(2, dtype=np.float32)
    assert read_similarities(database, {model: query}, ids) == {model: {}}
