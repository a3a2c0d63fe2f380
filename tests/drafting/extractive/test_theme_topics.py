"""A heading that names no work gets the topic under which past reports have such matters."""

from __future__ import annotations

from assistant.drafting.draft import Theme
from assistant.drafting.extractive.theme_topics import theme_topics
from assistant.drafting.facts.load_facts import parse_facts
from tests.drafting.samples import passage, retrieve_from

_ARCHIVE = [
    passage(
        f"清运生活垃圾{n}万吨，分类收运。", number=n, section=("一、成效", "（一）强化垃圾治理")
    )
    for n in (1, 2)
]


def test_a_rhetorical_heading_is_named_by_past_reports() -> None:
    facts = tuple(parse_facts("清运生活垃圾3万吨"))
    themes = [Theme(title="让城市更清爽", facts=facts), Theme(title="加强道路养护", facts=())]
    retrieve = retrieve_from(_ARCHIVE)
    assert theme_topics(themes, retrieve, org_types=("城管局",)) == ["垃圾治理", "道路养护"]
    assert theme_topics(themes, retrieve, org_types=("教育局",)) == ["道路养护"]
