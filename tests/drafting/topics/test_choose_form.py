"""A report always says a thing the same way, and the unit's next report another way."""

from __future__ import annotations

from itertools import pairwise

from assistant.drafting.draft import Brief
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.topics.choose_form import choose_form


def _brief(when: str) -> Brief:
    return make_briefs(parse_outline(f"东浦区财政局{when}工作总结\n一、增收节支"), {})[0]


def test_reports_that_follow_one_another_differ() -> None:
    times = ("2024年上半年", "2024年", "2025年上半年", "2025年")
    chosen = [choose_form("甲乙丙", _brief(when)) for when in times]
    assert all(one != two for one, two in pairwise(chosen))
    assert chosen == [choose_form("甲乙丙", _brief(when)) for when in times]
