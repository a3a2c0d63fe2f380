"""Training moves a query towards its text; what is written is what is read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from assistant.archive.embedding.embedder import Vectors
from assistant.archive.embedding.static_folder import write_static
from assistant.archive.embedding.static_model import StaticEmbedder, is_static
from assistant.archive.embedding.training_batches import Integers, TokenBags, draw_batch

CHARACTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """A token a character."""
    vocabulary = {"[UNK]": 0} | {one: n for n, one in enumerate(CHARACTERS, start=1)}
    made = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@pytest.fixture
def table() -> Vectors:
    return np.random.default_rng(0).normal(size=(len(CHARACTERS) + 1, 8)).astype(np.float32)


def test_bags_hold_the_tokens_of_each_text(tokenizer: Tokenizer) -> None:
    bags = TokenBags.of(tokenizer, ["乙甲", "", "丙"])
    assert bags.tokens.tolist() == [2, 1, 3]
    assert bags.lengths.tolist() == [2, 0, 1]


def test_a_cut_query_is_missing_from_its_text(tokenizer: Tokenizer) -> None:
    text = CHARACTERS * 2  # 28 tokens: long enough to be cut
    bags = TokenBags.of(tokenizer, ["甲", text])
    rng = np.random.default_rng(3)
    made = draw_batch(bags, np.array([[0, 1]]), cut=np.array([1.0]), rng=rng)
    query, rest = made.queries.tokens.tolist(), made.texts.tokens.tolist()
    assert 4 <= len(query) <= 12
    whole = bags.tokens[1:].tolist()
    places = [n for n in range(len(rest) + 1) if rest[:n] + query + rest[n:] == whole]
    assert places, "put back where it was cut out, it makes the text whole"


def test_without_a_cut_query_and_text_are_as_given(tokenizer: Tokenizer) -> None:
    bags = TokenBags.of(tokenizer, ["甲乙", "丙丁", "戊"])
    pairs = np.array([[0, 1], [2, 1], [0, 2]])
    made = draw_batch(bags, pairs, cut=np.zeros(3), rng=np.random.default_rng(0))
    assert made.queries.tokens.tolist() == [1, 2, 5, 1, 2]
    assert made.texts.tokens.tolist() == [3, 4, 3, 4, 5]
    # Rows 0 and 1 share the text, rows 0 and 2 the query: neither may count as wrong.
    assert made.also_right.tolist() == [
        [False, True, True],
        [True, False, False],
        [True] + 2 * [False],
    ]


def test_a_query_learns_to_find_its_text(tokenizer: Tokenizer, table: Vectors) -> None:
    from assistant.archive.embedding.train_static import Recipe, train_vectors

    texts = ["甲", "丑寅卯", "乙", "己庚", "丙", "辛壬癸"]
    bags = TokenBags.of(tokenizer, texts)
    pairs = np.array([[0, 1], [2, 3], [4, 5]])
    steps: list[tuple[int, int]] = []

    def trained() -> Vectors:
        return train_vectors(
            table,
            bags,
            pairs,
            cut=np.zeros(3),
            recipe=Recipe(epochs=40, learning_rate=0.1, pairs_at_once=3),
            on_step=lambda step, of, _loss: steps.append((step, of)),
        )

    before = table.copy()
    first, second = trained(), trained()
    assert np.array_equal(table, before), "the vectors one starts from stay"
    assert np.array_equal(first, second), "the same seed gives the same vectors"
    assert steps[:40] == [(step, 40) for step in range(40)]
    assert np.trace(_cosines(first, bags, pairs)) > np.trace(_cosines(table, bags, pairs)) + 1
    unread = [n for n in range(len(table)) if n not in bags.tokens]
    assert np.array_equal(first[unread], table[unread]), "what was not read does not change"


def _cosines(table: Vectors, bags: TokenBags, pairs: Integers) -> Vectors:
    sums = np.stack([table[bags.tokens[a:b]].sum(axis=0) for a, b in pairwise(bags.starts)])
    units = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    found: Vectors = units[pairs[:, 0]] @ units[pairs[:, 1]].T
    return found


def test_a_written_model_is_read_again(
    tokenizer: Tokenizer, table: Vectors, tmp_path: Path
) -> None:
    folder = tmp_path / "模型 一"
    write_static(folder, tokenizer, table)
    assert is_static(folder)
    read = StaticEmbedder.open(folder, name="one")
    step = np.abs(table).max(axis=1, keepdims=True) / 127
    assert (np.abs(read.table[1:] - table[1:]) <= step[1:] / 2 + 1e-6).all()
    assert not read.table[0].any(), "the unknown token says nothing"
    expected = table[1] + table[2]
    assert read.encode(["甲乙"])[0] @ expected / np.linalg.norm(expected) > 0.999
