"""A small archive about an invented city, a retrieval to follow by hand, and drafts from them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.drafting.draft import Draft, Retrieve
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.workspace import AnyWriter, DraftWorkspace
from assistant.drafting.extractive.precedent_writer import PrecedentWriter
from assistant.drafting.facts.load_facts import parse_facts
from assistant.records import Filter, Function, Hit, Level, Place, Span, StoredPassage
from assistant.text.similarity import bigrams

OUTLINE = """# 东浦区城市管理局2025年工作总结和2026年工作计划

一、2025年工作情况
（一）聚焦垃圾分类，收运体系更加完善
（二）聚焦市容秩序，街区面貌持续改善
二、存在的问题
三、2026年工作计划
"""

FACTS = """一（一）：新建分类投放点84处，分类覆盖率达到96.4%
一（一）：收运厨余垃圾1.92万吨，比2024年的1.6万吨增长20%
一（二）：整治背街小巷27条，规范占道经营0.86万处次
二：夜间油烟投诉反复，受理投诉413件
三：2026年计划新建公厕6座
"""


def passage(
    text: str,
    *,
    number: int = 1,
    function: Function = Function.RESULTS,
    org_type: str = "城管局",
    section: tuple[str, ...] = ("一、工作情况",),
    title: str = "云岭县城市管理局2024年工作总结",
) -> StoredPassage:
    return StoredPassage(
        id=number,
        text=text,
        paragraph=text,
        report_id=f"R{number}",
        report_title=title,
        organisation="云岭县城市管理局",
        org_type=org_type,
        level=Level.COUNTY,
        year=2024,
        span=Span.YEAR,
        section=section,
        function=function,
        place=Place(file="云岭县.md", line=number),
    )


ARCHIVE = (
    passage("健全垃圾分类收运体系，推动分类投放、收集、运输有序衔接。", number=1),
    passage(
        "加强市容秩序日常巡查，落实定人定点责任制，全年规范占道经营2.3万处次，街区面貌持续改善。",
        number=2,
    ),
    passage("在云岭县青石大道打造xx个样板街区，受到各界好评。", number=3),
    passage(
        "垃圾分类宣传引导还不够深入，居民参与积极性不高。", number=4, function=Function.PROBLEMS
    ),
    passage("加快补齐公厕等环卫设施，完善市容秩序长效管理机制。", number=5, function=Function.PLAN),
    passage("推进垃圾分类示范创建，健全收运体系监督考核机制。", number=6, function=Function.PLAN),
    passage("严格落实校园食品安全责任，加强学生营养餐管理。", number=7, org_type="教育局"),
)


def retrieve_from(passages: Iterable[StoredPassage]) -> Retrieve:
    """Return a retrieval that ranks by shared character pairs, ties by id."""
    stored = [(one, bigrams(one.text)) for one in passages]

    def retrieve(query: str, wanted: Filter, limit: int) -> list[Hit]:
        pairs = bigrams(query)
        scored = [
            (len(pairs & words), one)
            for one, words in stored
            if pairs & words
            and (not wanted.functions or one.function in wanted.functions)
            and (not wanted.org_types or one.org_type in wanted.org_types)
        ]
        scored.sort(key=lambda entry: (-entry[0], entry[1].id))
        return [
            Hit(rank=rank, score=float(shared), passage=one)
            for rank, (shared, one) in enumerate(scored[:limit], start=1)
        ]

    return retrieve


def write_draft(
    outline: str = OUTLINE,
    facts: str = FACTS,
    *,
    archive: Iterable[StoredPassage] = ARCHIVE,
    retrieve: Retrieve | None = None,
    writer: AnyWriter | None = None,
) -> Draft:
    """Return the draft that a workspace of its own makes, with the built-in writer by default."""
    with TemporaryDirectory() as folder:
        workspace = DraftWorkspace(
            DraftStore(Path(folder)),
            retrieve=retrieve or retrieve_from(archive),
            writer=lambda: writer or PrecedentWriter(),
        )
        return workspace.draft(outline, parse_facts(facts) if facts else ())
