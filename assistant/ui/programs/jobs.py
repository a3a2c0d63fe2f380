"""Each job as a program calls it: plain arguments in, plain JSON out."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, cast

from assistant.checking import CheckWish
from assistant.contract.checks import check_row
from assistant.contract.phrases import phrases_row
from assistant.contract.rows import hit_row, kept_row, report_row, section_row
from assistant.drafting.facts import parse_facts
from assistant.drafting.records import Fact
from assistant.drafting.render import to_json, to_markdown
from assistant.errors import DraftError
from assistant.phrasing.answer import Wanted
from assistant.records import Span
from assistant.retrieval.filters import make_filter
from assistant.retrieval.mode import Mode
from assistant.review.render_json import comparison_row
from assistant.ui.programs.shapes import (
    Checked,
    Compared,
    DraftLine,
    FileContent,
    FoundPassage,
    FoundPhrases,
    ReportLine,
    ReportSection,
    WrittenDraft,
)
from assistant.workbench import Workbench


class Jobs:
    """The jobs on one workbench. What a docstring here says, agents read."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    @property
    def all(self) -> list[Callable[..., object]]:
        """The jobs that are offered, by the names of their methods."""
        return [
            *(self.search, self.phrases, self.reports, self.report, self.outline),
            *(self.draft, self.drafts, self.read_draft, self.check, self.compare, self.export),
        ]

    def search(
        self,
        query: str,
        limit: int = 10,
        mode: Literal["hybrid", "keywords", "vectors"] = "hybrid",
        years: list[int] | None = None,
        org_types: list[str] | None = None,
        functions: list[str] | None = None,
    ) -> list[FoundPassage]:
        """在往年报告里查找段落，按相关程度排列，附出处和行号。

        Args:
            query: 词语、标题或一句话
            limit: 最多几条
            mode: hybrid 兼顾字词和意思，keywords 只看字词，vectors 只看意思
            years: 只要这些年份的报告
            org_types: 只要这些类型的单位，如 城管局
            functions: 只要这些功能的章节：成效、问题、计划、经验、其他

        """
        wanted = make_filter(years=years, org_types=org_types, functions=functions)
        hits = self._bench.search(query, limit=limit, filter=wanted, mode=Mode(mode))
        return [cast(FoundPassage, hit_row(hit)) for hit in hits]

    def phrases(self, query: str, limit: int = 10) -> FoundPhrases:
        """查往年报告对一件事怎么表述：例句、句式、成套标题、逐年用量、搭配。

        Args:
            query: 词语、带空格的句式，或一句话
            limit: 最多几个例句

        """
        found = self._bench.phrases(query, wanted=Wanted(limit=limit))
        return cast(FoundPhrases, phrases_row(found))

    def reports(self) -> list[ReportLine]:
        """列出档案里的全部报告：编号、标题、单位、年份、时段、文种。"""
        return [cast(ReportLine, report_row(entry)) for entry in self._bench.reports()]

    def report(self, report_id: str) -> list[ReportSection]:
        """读一篇报告：各章节的标题、功能和段落。

        Args:
            report_id: reports 给出的编号

        """
        return [cast(ReportSection, section_row(one)) for one in self._bench.sections(report_id)]

    def outline(
        self, unit: str = "", org_type: str = "", span: str = "全年", year: int | None = None
    ) -> str:
        """照相近的往年报告拟一份提纲，返回 Markdown。

        Args:
            unit: 单位名称
            org_type: 单位类型，如 城管局
            span: 时段：全年、上半年、下半年、一季度等
            year: 哪一年的总结

        """
        return self._bench.propose_outline(unit=unit, org_type=org_type, span=Span(span), year=year)

    def draft(self, outline: str, facts: str = "") -> WrittenDraft:
        """依据提纲和今年的数据起草报告：每句有出处，缺数据处留空；草稿留存，可再读。

        Args:
            outline: 提纲，Markdown 标题或 一、（一）编号
            facts: 今年的数据：CSV 表格，或一行一条

        """
        return self._written(self._bench.draft(outline, _facts(facts)).id)

    def drafts(self) -> list[DraftLine]:
        """列出留存的草稿，最近改动的在前。"""
        return [cast(DraftLine, kept_row(kept)) for kept in self._bench.drafts.all()]

    def read_draft(self, draft_id: str) -> WrittenDraft:
        """读一份留存的草稿。

        Args:
            draft_id: draft 或 drafts 给出的编号

        """
        return self._written(draft_id)

    def check(
        self, draft: str, facts: str = "", against: str = "", without: list[str] | None = None
    ) -> Checked:
        """交稿前检查：空白、来源、前后不一、算术、旧年份、外单位、提法、序号、用法。

        Args:
            draft: 草稿正文，第一行是标题，往下一段一行
            facts: 今年的数据；给出后逐个核对数字有没有来源
            against: 对照的往年报告编号；不写时取本单位上一年同期的
            without: 不查的规则名

        """
        wish = CheckWish(facts=_facts(facts), against=against, without=tuple(without or ()))
        with _as_file(draft) as path:
            return cast(Checked, check_row(self._bench.check(path, wish)))

    def compare(self, draft: str, against: str = "") -> Compared:
        """拿草稿与以往报告比对：照搬、改写、遗漏、新增，数据怎么变，计划兑现没有。

        Args:
            draft: 草稿正文，第一行是标题，往下一段一行
            against: 往年报告的编号；不写则自动找最相近的一篇

        """
        with _as_file(draft) as path:
            found = self._bench.compare(path, against=against or None)
        return cast(Compared, comparison_row(found))

    def export(
        self,
        draft_id: str,
        kind: Literal["docx", "html", "pdf", "md", "json"] = "docx",
        review: bool = False,
    ) -> FileContent:
        """把留存的草稿导出成文件，内容以 base64 返回。

        Args:
            draft_id: 草稿编号
            kind: 文件格式
            review: 审稿用的一份：出处、待处理事项和检查结果写成批注

        """
        draft = self._bench.drafts.get(draft_id).draft()
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{draft_id}.{kind}"
            self._bench.write_out(draft, path, review=review)
            return FileContent(name=path.name, content=b64encode(path.read_bytes()).decode())

    def _written(self, draft_id: str) -> WrittenDraft:
        draft = self._bench.drafts.get(draft_id).draft()
        whole = {"id": draft_id, "text": to_markdown(draft), **to_json(draft)}
        return cast(WrittenDraft, whole)


def _facts(text: str) -> tuple[Fact, ...]:
    return tuple(parse_facts(text)) if text.strip() else ()


@contextmanager
def _as_file(text: str) -> Iterator[Path]:
    if not text.strip():
        raise DraftError("没有给出草稿。", hint="把正文放在 draft 里，第一行是标题。")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"草稿{'.md' if text.lstrip().startswith('#') else '.txt'}"
        path.write_text(text, encoding="utf-8")
        yield path
