"""Skeletons are found wherever a regular expression finds them."""

from __future__ import annotations

import itertools
import random
import re

import pytest

from assistant.archive.patterns.coded_text import CLAUSE_ENDS, LONGEST_SLOT, encode_text
from assistant.archive.patterns.pattern_finder import PatternFinder

_SLOT = f"[^{CLAUSE_ENDS}]{{1,{LONGEST_SLOT}}}"


def expected(skeleton: str, text: str) -> set[int]:
    """Return which sentences of the text hold the skeleton, by regular expression."""
    wanted = re.compile(_SLOT.join(map(re.escape, skeleton.split("*"))))
    stops = [0, *(m.end() for m in re.finditer("[。！？!?\n]", text)), len(text)]
    sentences = [text[a:b] for a, b in itertools.pairwise(stops)]
    return {n for n, sentence in enumerate(sentences) if wanted.search(sentence)}


def found(skeletons: list[str], text: str) -> dict[str, set[int]]:
    coded = encode_text(text)
    matches = PatternFinder(skeletons).find(coded)
    sentences: dict[str, set[int]] = {skeleton: set() for skeleton in skeletons}
    for pattern, start in zip(matches.pattern, matches.start, strict=True):
        sentences[skeletons[pattern]].add(int(coded.sentence[start]))
    return sentences


@pytest.mark.parametrize(
    ("skeleton", "text", "holds"),
    [
        pytest.param("以*为抓手", "以考核为抓手，抓落实。", True, id="one slot"),
        pytest.param("以*为抓手", "以考核，为抓手。", False, id="a slot ends with its clause"),
        pytest.param("以*为抓手", "以为抓手。", False, id="a slot is not empty"),
        pytest.param("以*为抓手，*", "以考核为抓手，抓落实。", True, id="across a comma"),
        pytest.param("以*为抓手，*", "以考核为抓手。抓落实，", False, id="not across a full stop"),
        pytest.param("积极*", "工作积极。", False, id="nothing behind the last slot"),
        pytest.param("积极*", "积极推进。", True, id="something behind it"),
        pytest.param("*走深走实", "走深走实。", False, id="nothing before the first slot"),
        pytest.param("*走深走实", "推动改革走深走实。", True, id="something before it"),
        pytest.param("为*提供*保障", "为企业提供资金，提供有力保障。", False, id="all in a clause"),
        pytest.param("为*提供*保障", "为发展提供为民提供坚强保障", True, id="the later way counts"),
        pytest.param("以*为", "以" + "长" * LONGEST_SLOT + "为", True, id="the longest slot"),
        pytest.param("以*为", "以" + "长" * (LONGEST_SLOT + 1) + "为", False, id="too long a slot"),
        pytest.param("率达*%", "办结率达\U0002000098.5%。", True, id="a rare character"),
    ],
)
def test_one_skeleton(skeleton: str, text: str, holds: bool) -> None:
    assert bool(found([skeleton], text)[skeleton]) is holds
    assert bool(expected(skeleton, text)) is holds


def test_many_skeletons_in_random_text() -> None:
    chance = random.Random(5)
    skeletons = ["甲*乙", "甲*", "*丙", "甲*乙*丙", "甲乙*", "甲，*", "甲*，*", "乙*乙", "丙丁*甲*"]
    for _ in range(200):
        text = "".join(chance.choices("甲乙丙丁，。\n", k=chance.randrange(60)))
        assert found(skeletons, text) == {s: expected(s, text) for s in skeletons}


def test_no_skeletons_and_no_text() -> None:
    assert len(PatternFinder([]).find(encode_text("积极推进")).pattern) == 0
    assert len(PatternFinder(["积极*"]).find(encode_text("")).pattern) == 0
