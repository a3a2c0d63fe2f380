"""What stands near to a query in the archive tells how much it asks for problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import numpy as np
import pytest

from assistant.archive.protocol import PassageStore
from assistant.phrasing.sentences.problem_share import problem_share
from assistant.records import Filter, Function, StoredPassage
from assistant.retrieval.chance_nearness import unrelated_queries
from tests.phrasing.sentences.knowing import KnowingEncoder
from tests.retrieval.conftest import passage

ALL = Filter()


class NearStore:
    """An archive of which thirty passages are near to any query, some of them problems."""

    def __init__(self, *, problems: int, read: int = 2000, found: int = 30) -> None:
        self.problems, self.read, self.found = problems, read, found
        self.searched: list[Any] = []

    def encoded_passages(self) -> int:
        return self.read

    def search_vectors(self, vector: Any, *, limit: int, **_: Any) -> list[tuple[int, float]]:
        self.searched.append(vector)
        return [(number, 0.9) for number in range(min(limit, self.found))]

    def passages(self, ids: Sequence[int], **_: Any) -> list[StoredPassage]:
        functions = [Function.PROBLEMS] * self.problems + [Function.RESULTS] * len(ids)
        return [
            replace(passage(one, "话。", line=1), function=functions[one])
            for one in range(len(ids))
        ]


def ask(store: NearStore, query: str, encoder: KnowingEncoder | None) -> float:
    return problem_share(cast(PassageStore, store), encoder, query, ALL)


@pytest.mark.parametrize("problems", [0, 3, 30])
def test_the_nearest_passages_tell(problems: int) -> None:
    encoder = KnowingEncoder("decide")
    store = NearStore(problems=problems)
    assert ask(store, "没有人手的事", encoder) == ask(store, "人手", encoder) == problems / 30
    vector = store.searched[-1]
    usual = np.mean([encoder.encode_query(one) for one in unrelated_queries()[:12]], axis=0)
    np.testing.assert_allclose(vector, encoder.encode_query("人手") - usual, atol=1e-6)


def test_what_a_query_ends_in_goes_before() -> None:
    store = NearStore(problems=0)
    assert ask(store, "人手太少", KnowingEncoder("ends")) == 0.5
    assert store.searched == []


@pytest.mark.parametrize(
    ("store", "encoder"),
    [
        pytest.param(NearStore(problems=30), None, id="no encoder"),
        pytest.param(NearStore(problems=30), KnowingEncoder("broken", broken=True), id="broken"),
        pytest.param(NearStore(problems=30, read=50), KnowingEncoder(), id="little was read"),
        pytest.param(NearStore(problems=30, found=29), KnowingEncoder(), id="few pass the filter"),
    ],
)
def test_else_the_words_of_the_query(store: NearStore, encoder: KnowingEncoder | None) -> None:
    assert ask(store, "村民不配合", encoder) == 0.3
    assert ask(store, "村民满意", encoder) == 0.1
