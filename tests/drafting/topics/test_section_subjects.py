"""What a sentence is about: near a subject of the section, and nearer than to any other section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.archive.embedding import Vectors, open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.topics.section_subjects import SectionSubjects

_OUTLINE = "县民政局2025年工作总结\n一、工作情况\n（一）养老服务\n（二）婚姻登记"


class _Table(TextNearness):
    """A nearness read off a table; what is not in it is at a distance of 0."""

    def __init__(self, table: Mapping[tuple[str, str], float]) -> None:
        super().__init__(open_builtin())
        self._table = table

    def beyond_chance(self, texts: Sequence[str], others: Sequence[str]) -> Vectors:
        """Return the rows of the table."""
        return np.array(
            [[self._table.get((one, two), 0.0) for two in others] for one in texts],
            dtype=np.float32,
        )


def _matched(
    table: Mapping[tuple[str, str], float], *kinds: str, units: Sequence[str] = ()
) -> list[str]:
    _, _, section, other = make_briefs(parse_outline(_OUTLINE), {})
    texts = list(dict.fromkeys(text for text, _ in table))
    subjects = SectionSubjects(section, [section, other], _Table(table))
    found = subjects.match(
        texts, kinds or ["民政局"] * len(texts), units or ["云岭县民政局"] * len(texts)
    )
    assert {match.subject for match in found} <= {"养老服务"}
    return [texts[match.place] for match in found]


def test_the_nearest_come_first_and_the_distant_not_at_all() -> None:
    table = {("甲。", "养老服务"): 4.0, ("乙。", "养老服务"): 5.0, ("丙。", "养老服务"): 3.5}
    assert _matched(table) == ["乙。", "甲。"]


def test_what_is_nearer_to_another_section_is_its_own() -> None:
    assert _matched({("甲。", "养老服务"): 4.5, ("甲。", "婚姻登记"): 4.6}) == []


def test_another_kind_of_unit_has_to_be_nearer() -> None:
    table = {("甲。", "养老服务"): 4.2, ("乙。", "养老服务"): 4.5}
    assert _matched(table, "文旅局", "文旅局") == ["乙。"]


def test_what_the_unit_itself_wrote_may_be_less_near() -> None:
    table = {("甲。", "养老服务"): 3.6, ("乙。", "养老服务"): 3.6}
    assert _matched(table, units=["县民政局", "云岭县民政局"]) == ["甲。"]


def test_what_many_kinds_write_of_is_everybodys() -> None:
    table = {(text, "养老服务"): 4.0 for text in ("甲。", "乙。", "丙。")}
    assert _matched(table, "文旅局", "卫健委", "镇") == ["甲。", "乙。", "丙。"]


def test_no_clause_may_be_of_another_subject() -> None:
    near = {("办好助餐，抓好登记。", "养老服务"): 5.0, ("办好助餐", "养老服务"): 4.0}
    _, _, section, other = make_briefs(parse_outline(_OUTLINE), {})
    for distance, expected in ((0.0, 0), (3.0, 1)):
        table = _Table(near | {("抓好登记", "养老服务"): distance})
        subjects = SectionSubjects(section, [section, other], table)
        assert len(subjects.match(["办好助餐，抓好登记。"], ["民政局"], [""])) == expected
