"""What is counted of strings agrees with counting by hand."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from assistant.archive.patterns.coded_text import encode_text
from assistant.archive.patterns.frequent_strings import FrequentString, frequent_strings

_DOCUMENTS = ["积极推进改革，积极争取资金。", "全市积极推进，办结12件。", "推进有力。"]


@pytest.fixture
def counted() -> dict[str, FrequentString]:
    document = np.repeat(np.arange(3), [len(text) for text in _DOCUMENTS])
    return {
        gram.text: gram
        for gram in frequent_strings(encode_text("".join(_DOCUMENTS)), document, least=1)
    }


def test_counts_are_those_of_a_plain_search(counted: dict[str, FrequentString]) -> None:
    for text, gram in counted.items():
        assert gram.count == sum(d.count(text) for d in _DOCUMENTS)
        assert gram.documents == sum(text in d for d in _DOCUMENTS)


def test_what_stands_around(counted: dict[str, FrequentString]) -> None:
    gram = counted["积极"]
    assert gram.opens == pytest.approx(2 / 3)
    assert gram.closes == 0
    behind = Counter({"推": 2, "争": 1})
    bits = -sum(n / 3 * math.log2(n / 3) for n in behind.values())
    assert gram.right == pytest.approx(bits)
    assert gram.left == pytest.approx(bits)  # two clause starts and 市
    assert gram.comma_clause == pytest.approx(2 / 3)
    assert counted["改革"].before_comma == 1
    assert counted["办结"].before_figure == 1
    assert counted["有力"].closes == 1


def test_strings_stay_inside_clauses_and_leave_out_rare_ones(
    counted: dict[str, FrequentString],
) -> None:
    assert not any(set(text) & set("，。12") for text in counted)
    assert "革积" not in counted
    document = np.zeros(4, dtype=np.int64)
    assert frequent_strings(encode_text("积极推进"), document, least=2) == []
