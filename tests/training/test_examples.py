"""What is drawn for a batch, from reports of a city that does not exist."""

from collections import Counter

import pytest

from training.encoder.examples import Example, Examples
from training.pairs import Pair

REPORTS, HEADINGS = 16, 10


def _pair(kind: str, report: int, number: int, *, year: int = 2020, query: str = "") -> Pair:
    document = f"政府工作报告/澜川市{report}/{year}.md" if report else ""
    text = f"第{report}号报告第{number}段，新建道路{number + 3}公里，清扫保洁覆盖面继续扩大。" * 4
    heading = query or f"一、着力建设澜川{report}区第{number}条道路"
    return Pair(query=heading, text=text, kind=kind, document=document, place="")


@pytest.fixture(scope="module")
def drawn() -> list[Example]:
    """The examples of twenty batches."""
    pairs = [
        _pair(kind, report, number)
        for kind in ("heading", "lead")
        for report in range(1, REPORTS + 1)
        for number in range(HEADINGS)
    ]
    pairs += [_pair("heading", 90, n, year=1987) for n in range(HEADINGS)]
    pairs += [_pair("heading", 91, n, query=f"2019年第{n}项工作") for n in range(HEADINGS)]
    pairs += [_pair("cmrc2018", 0, n, query=f"澜川有几座桥{n}？") for n in range(40)]
    examples = Examples(pairs, seed=3)
    return [one for _ in range(20) for one in examples.draw()]


def test_a_batch_holds_each_kind(drawn: list[Example]) -> None:
    batch = len(drawn) // 20
    assert batch == 2 * 8 + 6 + 2 * 8 + 10
    assert sum(one.told_apart for one in drawn) == 20 * 16
    assert sum(one.general for one in drawn) == 20 * 10
    shared = Counter(one.report for one in drawn[:16])
    assert set(shared.values()) == {8}, "hard to tell apart: out of one report"


def test_old_reports_and_dated_headings_are_not_asked_about(drawn: list[Example]) -> None:
    assert not any("1987" in one.report or "2019年" in one.query for one in drawn)


def test_headings_become_queries_as_they_are_typed(drawn: list[Example]) -> None:
    queries = {one.query for one in drawn if not one.told_apart and not one.general}
    assert not any(query.startswith("一、") for query in queries)
    assert any(query.startswith("着力建设") for query in queries)
    assert any(query.startswith("澜川") for query in queries), "an opening that many share is cut"


def test_some_texts_are_a_sentence_and_some_are_whole(drawn: list[Example]) -> None:
    lengths = {len(one.text) for one in drawn if one.report}
    assert min(lengths) < 60
    assert max(lengths) > 100
