"""The steps say how far they are."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.make_plan import make_plan
from assistant.ui.tabs.draft.inputs.first_steps import given_html, reports_html


@pytest.mark.parametrize(
    ("count", "said", "is_done"), [(0, "还没有", False), (32, "已收录 32 篇", True)]
)
def test_past_reports(count: int, said: str, is_done: bool) -> None:
    html = reports_html(count)
    assert said in html
    assert ("step done" in html) is is_done


@pytest.mark.parametrize(
    ("facts", "said", "is_done"), [("", "2 节，0 条数据", False), ("新建公厕12座", "1 条", True)]
)
def test_the_inputs(facts: str, said: str, is_done: bool) -> None:
    outline = parse_outline("# 云溪市城管局2025年工作总结\n一、主要工作\n二、存在的问题")
    given = parse_facts(facts) if facts else []
    html = given_html(make_plan(outline, given, retrieve=lambda *_, **__: []))
    assert said in html
    assert ("step done" in html) is is_done


def test_no_outline() -> None:
    assert "写下提纲" in given_html(None)
