"""The jobs that check and compare what is sent, and store nothing; agents read their docstrings."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, cast

from assistant.errors import LoadError
from assistant.ui.api.fact_arguments import read_facts
from assistant.ui.api.sent_files import file_json, files_on_disk, outgoing_file
from assistant.ui.api.shapes.files import AnyFileJson, FileJson, RevisedFileJson
from assistant.ui.api.shapes.review import CheckJson, ComparisonJson, RuleJson
from assistant.workbench import Workbench

PaperKind = Literal["docx", "html", "pdf"]


class ReviewApi:
    """The jobs about drafts and files that are sent; they change nothing here."""

    is_read_only = True

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    @property
    def all(self) -> list[Callable[..., object]]:
        """All jobs of this class."""
        return [self.check, self.rules, self.compare, self.revise, self.profile]

    def check(
        self,
        draft: str,
        facts: str = "",
        against: str = "",
        without: list[str] | None = None,
        facts_file: AnyFileJson | None = None,
        paper: PaperKind | None = None,
    ) -> CheckJson:
        """交稿前检查：空白、来源、前后不一、算术、旧年份、外单位、提法、序号、用法。

        Args:
            draft: 草稿正文，第一行是标题，往下一段一行
            facts: 今年的数据；给出后逐个核对数字有没有来源
            against: 对照的往年报告编号；不写时取本单位上一年同期的
            without: 不查的规则，名字见 rules；不写时按设置 rules_off，[] 为全都查
            facts_file: 今年的数据，写在文件里
            paper: 另写成带批注的文件：docx、html 或 pdf

        """
        from assistant.contract.review_json import check_row

        given = read_facts(facts, facts_file)
        found = self._bench.documents.check(
            _nonempty(draft), facts=given, against=against, without=without
        )
        file = _write_paper(
            lambda place: self._bench.documents.export_check(found, place), "检查结果", paper
        )
        return cast(CheckJson, {**check_row(found), "file": file})

    def rules(self) -> list[RuleJson]:
        """列出检查的规则：名字、轻重、查什么。"""
        from assistant.contract.review_json import rule_row
        from assistant.review.rules.registry import RULES

        return [cast(RuleJson, rule_row(rule)) for rule in RULES]

    def compare(
        self,
        draft: str,
        against: str = "",
        past: AnyFileJson | None = None,
        without: list[str] | None = None,
        paper: PaperKind | None = None,
    ) -> ComparisonJson:
        """拿草稿与以往报告比对：照搬、改写、遗漏、新增，数据怎么变，计划兑现没有。

        Args:
            draft: 草稿正文，第一行是标题，往下一段一行
            against: 往年报告的编号；不写则自动找最相近的一篇
            past: 档案外的往年报告
            without: 不查的规则，名字见 rules；不写时按设置 rules_off，[] 为全都查
            paper: 另写成左右对照的文件：docx、html 或 pdf

        """
        from assistant.contract.review_json import comparison_row

        text = _nonempty(draft)
        with files_on_disk([past] if past else []) as others:
            found = self._bench.documents.compare(
                text,
                against=against or None,
                file=others[0] if others else None,
                without=without,
            )
        file = _write_paper(
            lambda place: self._bench.documents.export_comparison(found, place), "比对", paper
        )
        return cast(ComparisonJson, {**comparison_row(found), "file": file})

    def revise(
        self, old: AnyFileJson, new: AnyFileJson, author: str = "写作助手"
    ) -> RevisedFileJson:
        """把新旧两稿的差别写成 Word 修订，可逐条接受或拒绝。

        Args:
            old: 旧稿，.docx
            new: 改好的新稿，.docx、.md 或 .txt
            author: 修订记在谁的名下

        """
        with files_on_disk([old, new]) as (before, after), outgoing_file("修订稿.docx") as place:
            made = self._bench.documents.track_changes(before, after, place, author=author)
            return RevisedFileJson(
                **file_json(place),
                changed=made.changed,
                added=made.added,
                removed=made.removed,
                left=len(made.unrevised) + len(made.unplaced),
                unrevised=list(made.unrevised),
                unplaced=list(made.unplaced),
            )

    def profile(self, sample: AnyFileJson | None = None) -> str:
        """生成版式文件（TOML）：从一份 Word 样本学；不给样本则返回现用的版式。

        Args:
            sample: 本单位的 .docx 文件

        """
        with files_on_disk([sample] if sample else []) as files:
            return self._bench.documents.learn_layout(files[0] if files else None)


def _nonempty(draft: str) -> str:
    if not draft.strip():
        raise LoadError("没有给出草稿。", hint="把正文放在 draft 里，第一行是标题。")
    return draft


def _write_paper(
    write: Callable[[Path], None], name: str, kind: PaperKind | None
) -> FileJson | None:
    if kind is None:
        return None
    with outgoing_file(f"{name}.{kind}") as place:
        write(place)
        return file_json(place)
