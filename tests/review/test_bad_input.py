"""Whatever comes as a draft gets a clear answer, and the work grows with its length only."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from itertools import combinations

import pytest

from assistant.errors import DraftError
from assistant.review.figures.contradictions import _pairs_of_like_names
from assistant.review.figures.statements import find_statements
from assistant.review.figures.value_evidence import weigh
from assistant.review.long_paragraphs import LONGEST
from assistant.review.read_draft import read_pasted_draft
from assistant.review.reviewable_draft import require_reviewable
from assistant.review.rules.registry import RULES
from assistant.review.rules.rule import Context, Rule

_TITLE = "云溪县城市管理局2024年工作总结\n一、主要工作\n"
_THINGS = "公厕泊位路灯管网绿地步道站点桥梁井盖护栏市场学校"
_LIMIT = 300_000


def _figures_in_one_line(count: int) -> str:
    return _TITLE + "，".join(f"完成投资{one}万元" for one in _numbers(count)) + "。"


def _figures_of_one_name(count: int) -> str:
    rows = zip(_numbers(count // 2), _numbers(count // 2), strict=True)
    return _TITLE + "\n".join(f"新建公厕{one}座，增长{other / 10}%。" for one, other in rows)


def _figures_of_many_names(count: int) -> str:
    names = random.Random(4)
    return _TITLE + "\n".join(
        f"新增{''.join(names.choices(_THINGS, k=6))}{one}个。" for one in _numbers(count)
    )


def _paragraphs_without_figures(count: int) -> str:
    names = random.Random(5)
    return _TITLE + "\n".join("".join(names.choices(_THINGS, k=60)) + "。" for _ in range(count))


def _numbers(count: int) -> list[int]:
    numbers = random.Random(3)
    return [numbers.randint(10, 9999) for _ in range(count)]


_KINDS = (
    _figures_in_one_line,
    _figures_of_one_name,
    _figures_of_many_names,
    _paragraphs_without_figures,
)


def _calls(rule: Rule, text: str) -> int:
    """Return how many functions a rule calls over a draft, those of the language among them."""
    draft = read_pasted_draft(text)
    context = Context(period=draft.period)
    list(rule.find(draft, context))  # what is read once is read now
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        list(rule.find(draft, context))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("make", _KINDS, ids=lambda make: make.__name__[1:])
def test_the_work_of_all_rules_grows_with_the_length(make: Callable[[int], str]) -> None:
    """Four times the text, four times the work: square growth would be sixteen times."""
    grown = {}
    for rule in RULES:
        small, large = _calls(rule, make(200)), _calls(rule, make(800))
        if large > 8 * max(small, 1000):
            grown[rule.name] = (small, large)
    assert grown == {}


def test_a_paragraph_that_no_report_has_is_cut_between_clauses() -> None:
    draft = read_pasted_draft(_figures_in_one_line(2000))
    texts = [one.text for one in draft.paragraphs[1:]]
    assert max(map(len, texts)) <= LONGEST
    assert all(text.endswith("，") for text in texts[:-1])
    assert "".join(texts) == _figures_in_one_line(2000).splitlines()[2]
    assert {one.line for one in draft.paragraphs[1:]} == {3}, "where it stands in the file"


def test_pairs_of_like_names_are_all_that_can_have_points() -> None:
    draft = read_pasted_draft(_figures_of_many_names(120) + "\n新增公厕泊位12个，公厕21个。")
    found = [
        one
        for paragraph in draft.paragraphs
        for one in find_statements(paragraph, fewest_bigrams=1, with_parts=True)
    ]
    told = [(id(one), id(other)) for one, other in _pairs_of_like_names(found)]
    weighty = [
        (id(one), id(other)) for one, other in combinations(found, 2) if weigh(one, other) > 0
    ]
    assert weighty
    assert [pair for pair in told if pair in set(weighty)] == weighty


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param("The town built 12 public toilets in 2024.", "中文", id="English"),
        pytest.param("公衆トイレを12か所整備し、満足度は高まっています。", "中文", id="Japanese"),
        pytest.param("공중화장실 12곳을 정비하였다.", "中文", id="Korean"),
        pytest.param("12 15 18\n——，。", "没有文字", id="figures and marks"),
        pytest.param("全年改造公厕17座。\n" * 40_000, "超过30万字", id="two megabytes"),
    ],
)
def test_what_is_no_report_is_refused_with_the_reason(body: str, said: str) -> None:
    with pytest.raises(DraftError, match=said) as refused:
        require_reviewable(read_pasted_draft(_TITLE.splitlines()[0] + "\n" + body), limit=_LIMIT)
    assert refused.value.hint


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("推进5G、AI、NB-IoT应用，建成ETC车道12条，APP用户达3万户。", id="Latin"),
        pytest.param("与日方签订《サービス》备忘录，接待访客120人次，活动圆满结束。", id="kana"),
    ],
)
def test_foreign_words_in_a_report_do_no_harm(body: str) -> None:
    require_reviewable(read_pasted_draft(_TITLE + body), limit=_LIMIT)
