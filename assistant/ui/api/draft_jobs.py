"""The jobs that write drafts and change stored ones; agents read their docstrings."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, cast

from assistant.contract.drafts_json import draft_row, section_versions_row
from assistant.contract.update_json import update_row
from assistant.drafting.drafts.stored_draft import EnteredFacts
from assistant.drafting.output.markdown_json import to_json, to_markdown
from assistant.drafting.precedents.report_selection import ReportSelection
from assistant.ui.api.fact_arguments import read_facts
from assistant.ui.api.sent_files import file_json, files_on_disk, outgoing_file
from assistant.ui.api.shapes.drafts import (
    DraftEntryJson,
    DraftJson,
    DraftUpdateJson,
    ReimportedDraftJson,
    SectionVersionsJson,
)
from assistant.ui.api.shapes.files import AnyFileJson, FileJson
from assistant.ui.api.shapes.places import DoneJson
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from assistant.drafting.drafts.workspace import DraftWorkspace

SectionRef = int | str


class DraftApi:
    """The jobs about drafts; a draft is stored, and each change of it saved."""

    is_read_only = False

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    @property
    def all(self) -> list[Callable[..., object]]:
        """All jobs of this class."""
        return [
            *(self.draft, self.finish_draft, self.drafts, self.read_draft, self.redo, self.edit),
            *(self.versions, self.restore, self.lock, self.update, self.settle, self.remove_draft),
            *(self.export, self.take_back),
        ]

    def draft(
        self,
        outline: str,
        facts: str = "",
        facts_file: AnyFileJson | None = None,
        use: list[str] | None = None,
        avoid: list[str] | None = None,
    ) -> DraftJson:
        """依据提纲和今年的数据起草报告：每句有出处，缺数据处留空；草稿留存，可再读。

        Args:
            outline: 提纲，Markdown 标题或 一、（一）编号
            facts: 今年的数据：CSV 表格，或一行一条
            facts_file: 今年的数据，写在文件里：.xlsx、.xls、.et、.csv、.docx、.pdf、.ofd、.md、.txt
            use: 只参考这些编号的报告
            avoid: 不参考这些编号的报告

        """
        choice = ReportSelection(use=tuple(use or ()), avoid=tuple(avoid or ()))
        begun = self._drafts.create(
            outline, read_facts(facts, facts_file, outline=outline), choice=choice
        )
        return self.finish_draft(begun.id)

    def finish_draft(self, draft_id: str) -> DraftJson:
        """接着写一份草稿里还没写的章节，写好的不动。

        Args:
            draft_id: 草稿编号

        """
        self._drafts.finish(draft_id)
        return self.read_draft(draft_id)

    def drafts(self) -> list[DraftEntryJson]:
        """列出留存的草稿，最近改动的在前。"""
        return [cast(DraftEntryJson, draft_row(stored)) for stored in self._drafts.all()]

    def read_draft(self, draft_id: str) -> DraftJson:
        """读一份留存的草稿。

        Args:
            draft_id: draft 或 drafts 给出的编号

        """
        draft = self._drafts.get(draft_id).draft()
        whole = {"id": draft_id, "text": to_markdown(draft), **to_json(draft)}
        return cast(DraftJson, whole)

    def redo(self, draft_id: str, section: SectionRef, instruction: str = "") -> DraftJson:
        """重写草稿的一节，其余不动。

        Args:
            draft_id: 草稿编号
            section: 哪一节：二（一）、标题、导语，或第几节（0 为导语）
            instruction: 怎么改，如 压缩到三百字；不写则照读者的批注

        """
        for _event in self._drafts.revise(draft_id, section, instruction):
            pass
        return self.read_draft(draft_id)

    def edit(self, draft_id: str, section: SectionRef, text: str) -> DraftJson:
        """把草稿的一节改成给出的文字；没有改动的句子保留出处。

        Args:
            draft_id: 草稿编号
            section: 哪一节：二（一）、标题、导语，或第几节（0 为导语）
            text: 正文，一段一行

        """
        self._drafts.edit_section(draft_id, section, text)
        return self.read_draft(draft_id)

    def versions(self, draft_id: str, section: SectionRef) -> SectionVersionsJson:
        """看草稿一节的各版：怎么来的，正文是什么。

        Args:
            draft_id: 草稿编号
            section: 哪一节：二（一）、标题、导语，或第几节（0 为导语）

        """
        from assistant.drafting.drafts.section_lookup import section_number

        stored = self._drafts.get(draft_id)
        found = stored.sections[section_number(stored, section)]
        return cast(SectionVersionsJson, section_versions_row(found))

    def restore(self, draft_id: str, section: SectionRef, version: int) -> DraftJson:
        """把草稿的一节恢复成从前的一版。

        Args:
            draft_id: 草稿编号
            section: 哪一节：二（一）、标题、导语，或第几节（0 为导语）
            version: 第几版，从 1 起，见 versions

        """
        self._drafts.restore(draft_id, section, version)
        return self.read_draft(draft_id)

    def lock(self, draft_id: str, section: SectionRef, locked: bool = True) -> SectionVersionsJson:
        """锁定草稿的一节，不再重写；或者解锁。

        Args:
            draft_id: 草稿编号
            section: 哪一节：二（一）、标题、导语，或第几节（0 为导语）
            locked: true 锁定，false 解锁

        """
        self._drafts.lock(draft_id, section, locked=locked)
        return self.versions(draft_id, section)

    def update(
        self, draft_id: str, facts: str = "", facts_file: AnyFileJson | None = None
    ) -> DraftUpdateJson:
        """台账变了，草稿跟着改：只改用到变动数据的句子，逐处给出原句和新句；手改的句子只给建议。

        Args:
            draft_id: 草稿编号
            facts: 新的台账，整份：CSV 表格，或一行一条
            facts_file: 新的台账，写在文件里：.xlsx、.xls、.et、.csv、.docx、.pdf、.ofd、.md、.txt

        """
        outline = self._drafts.get(draft_id).outline
        found = read_facts(facts, facts_file, outline=outline)
        typed = EnteredFacts(pasted=facts)
        updated = self._drafts.ledger.update(draft_id, found, typed=typed)
        return cast(DraftUpdateJson, update_row(updated))

    def settle(
        self, draft_id: str, numbers: list[int] | None = None, accept: bool = True
    ) -> DraftJson:
        """照 update 的建议改草稿里待确认的各处，或者不改、不再提。

        Args:
            draft_id: 草稿编号
            numbers: update 给出的 proposals 里的第几处；不写是全部
            accept: true 照改，false 不改

        """
        self._drafts.ledger.settle(draft_id, numbers or (), accept=accept)
        return self.read_draft(draft_id)

    def remove_draft(self, draft_id: str) -> DoneJson:
        """删除一份草稿和它的各个旧版，不能恢复。

        Args:
            draft_id: 草稿编号

        """
        self._drafts.remove(draft_id)
        return DoneJson(done=f"已删除草稿 {draft_id}")

    def export(
        self,
        draft_id: str,
        kind: Literal["docx", "html", "pdf", "md", "json"] = "docx",
        review: bool = False,
        table: bool = False,
    ) -> FileJson:
        """把留存的草稿导出成文件，内容以 base64 返回。

        Args:
            draft_id: 草稿编号
            kind: 文件格式
            review: 审稿用的一份：出处、待处理事项和检查结果写成批注
            table: 附主要指标完成情况表，数字取自台账

        """
        draft = self._drafts.get(draft_id).draft()
        with outgoing_file(f"{draft_id}.{kind}") as path:
            self._bench.documents.export(draft, path, review=review, table=table)
            return file_json(path)

    def take_back(
        self, file: AnyFileJson, accept: bool = True, draft_id: str = ""
    ) -> ReimportedDraftJson:
        """收回导出后改过的 Word 文件：手改记入草稿，批注留作重写的要求。

        Args:
            file: 改过的 .docx 文件
            accept: true 接受文件里的修订，false 不接受
            draft_id: 是哪份草稿；文件自己记着，一般不用写

        """
        with files_on_disk([file]) as files:
            taken = self._bench.documents.reimport(files[0], accept=accept, draft_id=draft_id)
        return ReimportedDraftJson(
            id=taken.draft.id,
            edited=list(taken.edited),
            noted=list(taken.noted),
            absent=list(taken.absent),
            unplaced=list(taken.unplaced),
            locked=list(taken.locked),
        )

    @property
    def _drafts(self) -> "DraftWorkspace":
        return self._bench.drafts
