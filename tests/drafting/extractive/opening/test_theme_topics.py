"""A heading that names no work gets the topic under which past reports have such matters."""

from __future__ import annotations

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Theme
from assistant.drafting.extractive.opening.theme_topics import theme_topics
from assistant.drafting.facts.load_facts import parse_facts
from tests.drafting.samples import passage, retrieve_from

_ARCHIVE = [
    passage("清运生活垃圾2万吨，分类收运。", number=1, section=("一、成效", "（一）强化垃圾治理")),
    passage("生活垃圾分类治理入户宣传。", number=3, section=("一、成效", "（一）强化垃圾治理")),
    passage("清运垃圾时开展安全培训。", number=2, section=("一、成效", "（二）加强教育培训")),
]
_NEARNESS = TextNearness(open_builtin())


def _topics(*themes: tuple[str, str], org_type: str = "城管局") -> list[str]:
    given = [
        Theme(title=title, facts=tuple(parse_facts(facts)) if facts else ())
        for title, facts in themes
    ]
    retrieve = retrieve_from(_ARCHIVE)
    return theme_topics(given, retrieve, org_types=(org_type,), nearness=_NEARNESS)


def test_a_rhetorical_heading_is_named_by_past_reports() -> None:
    themes = (("让城市更清爽", "清运生活垃圾3万吨，垃圾分类治理"), ("加强道路养护", ""))
    assert _topics(*themes) == ["垃圾治理", "道路养护"]
    assert _topics(*themes, org_type="教育局") == ["道路养护"]


def test_a_plain_heading_near_its_facts_names_itself() -> None:
    assert _topics(("公园绿地和古树名木", "新建公园绿地3处，古树名木挂牌84棵")) == [
        "公园绿地和古树名木"
    ]


def test_headings_that_merely_name_work_are_listed_as_they_stand() -> None:
    plain = ["经营情况", "安全稳定", "服务和数字化", "提取和贷款"]
    assert _topics(*((one, "") for one in plain)) == plain[1:]


def test_headings_that_tell_how_it_went_are_not() -> None:
    told = ["数字档案馆建设提速", "安全保密防线牢固", "道路养护提质增效"]
    assert _topics(*((one, "") for one in told)) == ["数字档案馆建设", "安全保密", "道路养护"]


def test_how_something_was_done_is_no_part_of_its_name() -> None:
    facts = "公园绿地补植草皮3公顷，公园绿地浇灌管网9公里"
    assert _topics(("道路养护", ""), ("公园绿地管得更细", facts)) == ["道路养护", "公园绿地"]
