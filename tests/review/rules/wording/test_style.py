"""Style is measured against the unit's own habits."""

from __future__ import annotations

from assistant.review.rules.rule import Context, Habits
from assistant.review.rules.wording.style import DATA, EMPTY_PHRASES, LONG
from tests.review.rules.samples import YEAR, sample


def _habits(*, longest: int = 90, data: float = 0.9, empty: float = 2.0) -> Context:
    return Context(
        habits=Habits(reports=3, longest_sentence=longest, data_share=data, empty_share=empty)
    )


def test_a_long_sentence_is_found_unless_it_is_a_list_or_usual() -> None:
    long = "整治市容秩序" * 40
    draft = sample("", YEAR, f"{long}。", f"{long}；{long}。", f"一是{long}，二是{long}。").draft()
    (found,) = LONG.find(draft, Context())
    assert (found.paragraph.n, found.end) == (1, 241)
    assert not list(LONG.find(draft, _habits(longest=300)))


def test_results_without_figures_are_found_where_the_unit_has_more() -> None:
    lines = ["整治占道经营326处。", *["市容秩序明显好转，环境持续改善。"] * 4]
    draft = sample("", YEAR, "一、2024年工作情况", *lines).draft()
    (found,) = DATA.find(draft, _habits())
    assert (found.paragraph.n, found.others) == (3, (4, 5, 6))
    assert not list(DATA.find(draft, _habits(data=0.3)))
    assert not list(DATA.find(draft, Context())), "without habits there is no measure"


def test_empty_phrases_are_counted_per_thousand_characters() -> None:
    plain = "整治占道经营326处，改造公厕17座。" * 25
    empty = "高度重视，狠抓落实，取得了显著成效，" * 4
    draft = sample("", YEAR, plain, f"{empty}{plain}").draft()
    (found,) = EMPTY_PHRASES.find(draft, Context())
    assert (found.paragraph.n, found.phrase) == (2, "高度重视")
    assert not list(EMPTY_PHRASES.find(draft, _habits(empty=20.0)))
