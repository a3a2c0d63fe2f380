"""The jobs that search and read the archive; agents read their docstrings."""

from collections.abc import Callable
from typing import Annotated, cast

from pydantic import Field

from assistant.contract.archive_json import (
    doubt_row,
    hit_row,
    report_row,
    section_row,
    status_row,
)
from assistant.contract.phrases_json import phrases_row
from assistant.contract.review_json import trend_row
from assistant.records import Span
from assistant.retrieval.parse_filter import make_filter
from assistant.retrieval.search_mode import SearchMode
from assistant.ui.api.shapes.reports import (
    ArchiveStatusJson,
    DoubtJson,
    FoundPassageJson,
    ReportJson,
    ReportSectionJson,
)
from assistant.ui.api.shapes.trends import TrendJson
from assistant.ui.api.shapes.wording import PhrasesJson
from assistant.workbench import Workbench

Limit = Annotated[int, Field(ge=1, le=200)]


class SearchApi:
    """The jobs that change nothing."""

    is_read_only = True

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    @property
    def all(self) -> list[Callable[..., object]]:
        """All jobs of this class."""
        return [
            *(self.search, self.phrases, self.reports),
            *(self.report, self.doubts, self.trend, self.outline, self.status),
        ]

    def search(
        self,
        query: str,
        limit: Limit = 10,
        mode: SearchMode = SearchMode.HYBRID,
        years: list[int] | None = None,
        org_types: list[str] | None = None,
        functions: list[str] | None = None,
        levels: list[str] | None = None,
        reports: list[str] | None = None,
    ) -> list[FoundPassageJson]:
        """在往年报告里查找段落，按相关程度排列，附出处和行号。

        Args:
            query: 词语、标题或一句话
            limit: 最多几条，1 到 200
            mode: hybrid 兼顾字词和意思，keywords 只看字词，vectors 只看意思
            years: 只要这些年份的报告
            org_types: 只要这些类型的单位，如 城管局
            functions: 只要这些功能的章节：成效、问题、计划、经验、其他
            levels: 只要这些级别的单位，如 市、县、镇
            reports: 只要这些编号的报告

        """
        wanted = make_filter(
            years=years, org_types=org_types, levels=levels, functions=functions, reports=reports
        )
        hits = self._bench.archive.search(query, limit=limit, filter=wanted, mode=mode)
        return [cast(FoundPassageJson, hit_row(hit)) for hit in hits]

    def phrases(self, query: str, limit: Limit = 10) -> PhrasesJson:
        """查往年报告对一件事怎么表述：例句、句式、成套标题、逐年用量、搭配。

        Args:
            query: 词语、带空格的句式，或一句话
            limit: 最多几个例句，1 到 200

        """
        from assistant.phrasing.answer_query import PhraseRequest

        found = self._bench.archive.phrases(query, request=PhraseRequest(limit=limit))
        return cast(PhrasesJson, phrases_row(found))

    def reports(self) -> list[ReportJson]:
        """列出档案里的全部报告：编号、标题、单位、年份、时段、文种。"""
        archive = self._bench.archive
        missing = archive.missing_files()
        return [cast(ReportJson, report_row(entry, missing)) for entry in archive.reports()]

    def report(self, report_id: str) -> list[ReportSectionJson]:
        """读一篇报告：各章节的标题、功能和段落。

        Args:
            report_id: reports 给出的编号

        """
        return [
            cast(ReportSectionJson, section_row(one))
            for one in self._bench.archive.sections(report_id)
        ]

    def doubts(self, report_id: str) -> list[DoubtJson]:
        """列出一篇扫描的报告里识别时拿不准、要对照原件核对的数字和文字；不是扫描件的没有。

        Args:
            report_id: reports 给出的编号

        """
        found = self._bench.archive.doubts(report_id)
        return [cast(DoubtJson, doubt_row(doubt)) for doubt in found]

    def trend(
        self,
        asked: str,
        organisation: str = "",
        org_types: list[str] | None = None,
        spans: list[Span] | None = None,
    ) -> list[TrendJson]:
        """列出指标历年的数值、变化和出处；只列可以肯定是同一指标的。

        Args:
            asked: 报告编号：看这篇的指标在本单位历年同期的报告里；或指标名：看各单位的
            organisation: 只要名称里有这几个字的单位；查指标名时用
            org_types: 只要这些类型的单位；查指标名时用
            spans: 只要这些时段的报告；查指标名时用

        """
        found = self._bench.archive.trends(
            asked, organisation=organisation, org_types=org_types or (), spans=spans or ()
        )
        return [cast(TrendJson, trend_row(one)) for one in found]

    def outline(
        self, unit: str = "", org_type: str = "", span: Span = Span.YEAR, year: int | None = None
    ) -> str:
        """照相近的往年报告拟一份提纲，返回 Markdown。

        Args:
            unit: 单位名称
            org_type: 单位类型，如 城管局
            span: 时段
            year: 哪一年的总结

        """
        return self._bench.archive.propose_outline(
            unit=unit, org_type=org_type, span=span, year=year
        )

    def status(self) -> ArchiveStatusJson:
        """看档案的规模和状态：报告数、段落数、模型、占用的空间。"""
        archive = self._bench.archive
        return cast(
            ArchiveStatusJson,
            status_row(archive.status(), archive.reading_state(), archive.missing_files()),
        )
