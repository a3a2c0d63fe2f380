"""What a model may answer, and what is made of it."""

from __future__ import annotations

import pytest

from assistant.drafting.answers import parse_answer
from assistant.drafting.records import Fact
from tests.drafting.samples import passage

FACTS = {"F1": Fact(id="F1", text="公厕17座", line=1), "F2": Fact(id="F2", text="井盖5个", line=2)}
PASSAGES = {"P1": passage("统筹推进。")}


def read(answer: str) -> list[list[tuple[str, list[str], int]]]:
    return [
        [(one.text, [fact.id for fact in one.facts], len(one.precedents)) for one in paragraph]
        for paragraph in parse_answer(answer, facts=FACTS, passages=PASSAGES)
    ]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("改造公厕17座[F1]。", id="as asked"),
        pytest.param("改造公厕17座。[F1]", id="behind the full stop"),
        pytest.param("改造公厕17座［F1］。", id="wide brackets"),
        pytest.param("改造公厕17座【F1】。", id="lenticular brackets"),
        pytest.param("- **改造公厕17座**[F1]。", id="list sign and bold"),
        pytest.param("<think>[F2]？</think>\n改造公厕17座[F1]。", id="thinking aloud"),
        pytest.param("```\n改造公厕17座[F1]。\n```", id="code fence"),
        pytest.param("## （一）公厕\n改造公厕17座[F1]。", id="repeats the heading"),
        pytest.param("（一）公厕\n改造公厕17座[F1]。", id="repeats the plain heading"),
        pytest.param("改造公厕17座[F1][F9][P8]。", id="marks that do not exist"),
    ],
)
def test_forms(answer: str) -> None:
    assert read(answer) == [[("改造公厕17座。", ["F1"], 0)]]


def test_sentences_keep_their_own_marks() -> None:
    assert read("统筹推进[P1]。公厕17座、井盖5个[F1,F2][P1]。\n\n另起一段。") == [
        [("统筹推进。", [], 1), ("公厕17座、井盖5个。", ["F1", "F2"], 1)],
        [("另起一段。", [], 0)],
    ]


@pytest.mark.parametrize("answer", ["", "\n\n", "<think>想了很久"])
def test_nothing_said(answer: str) -> None:
    assert read(answer) == []
