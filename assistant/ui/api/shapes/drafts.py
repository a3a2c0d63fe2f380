"""The JSON of drafting: a draft in parts, its versions, a reimported draft."""

from typing import Annotated, Literal, NotRequired

from typing_extensions import Doc, TypedDict

DraftId = Annotated[str, Doc("草稿编号")]
DraftTitle = Annotated[str, Doc("标题")]
SectionHeading = Annotated[str, Doc("章节标题；导语为空")]


class DraftEntryJson(TypedDict):
    """留存的一份草稿。"""

    id: DraftId
    title: DraftTitle
    made: Annotated[str, Doc("起草的时间，ISO 8601")]
    changed: Annotated[str, Doc("最近改动的时间")]
    written: Annotated[int, Doc("写好的章节数")]
    sections: Annotated[int, Doc("章节数")]
    open: Annotated[int, Doc("待处理的事项数")]


class SourceJson(TypedDict):
    """一句话的一处来源：往年报告，或今年的一条数据。"""

    report_id: Annotated[str | None, Doc("往年报告的编号；来自今年的数据则为 null")]
    fact: NotRequired[Annotated[str, Doc("今年的哪一条数据")]]
    file: Annotated[str | None, Doc("文件；数据不是由文件给出则为 null")]
    line: Annotated[int | None, Doc("行号")]


class DraftSentenceJson(TypedDict):
    """草稿的一句话。"""

    text: Annotated[str, Doc("正文")]
    sources: Annotated[list[SourceJson], Doc("来源；自己的话没有")]
    status: Annotated[str, Doc("事实、借鉴、撰写、待填、手改")]


class DraftSectionJson(TypedDict):
    """草稿的一个章节。"""

    heading: SectionHeading
    level: Annotated[int, Doc("标题的级数；导语为 0")]
    sentences: Annotated[list[DraftSentenceJson], Doc("句子")]


class DraftFigureJson(TypedDict):
    """草稿里的一个数字。"""

    text: Annotated[str, Doc("数字，连同单位")]
    status: Annotated[str, Doc("事实、推算、题设、通用、待填")]
    origin: Annotated[str, Doc("依据是什么")]
    section: SectionHeading


class UnresolvedJson(TypedDict):
    """等人处理的一件事。"""

    reason: Annotated[str, Doc("为什么要看")]
    text: Annotated[str, Doc("说的是哪里")]
    section: SectionHeading


class DraftJson(TypedDict):
    """一份草稿：全文，以及带来源的各部分。"""

    id: DraftId
    title: DraftTitle
    text: Annotated[str, Doc("全文，Markdown")]
    sections: Annotated[list[DraftSectionJson], Doc("各章节的句子和来源")]
    figures: Annotated[list[DraftFigureJson], Doc("数字和依据")]
    unresolved: Annotated[list[UnresolvedJson], Doc("待处理的事项")]


class SectionVersionJson(TypedDict):
    """章节的一版。"""

    made: Annotated[str, Doc("写成的时间")]
    how: Annotated[Literal["起草", "重写", "手改", "恢复", "更新"], Doc("怎么来的")]
    instruction: Annotated[str, Doc("按什么要求重写的")]
    text: Annotated[str, Doc("正文，一段一行")]


class SectionVersionsJson(TypedDict):
    """一个章节的各版，最早的在前。"""

    heading: SectionHeading
    locked: Annotated[bool, Doc("是否锁定")]
    versions: Annotated[list[SectionVersionJson], Doc("各版")]


class ReimportedDraftJson(TypedDict):
    """收回的草稿，和文件里改了什么。"""

    id: DraftId
    edited: Annotated[list[str], Doc("手改过的章节")]
    noted: Annotated[list[str], Doc("有批注的章节；重写这一节时照办")]
    absent: Annotated[list[str], Doc("文件里没有了的章节；草稿里仍保留")]
    unplaced: Annotated[list[str], Doc("认不出的标题；内容并入前一节")]
    locked: Annotated[list[str], Doc("锁定的章节；文件里的改动没有采用")]


class LedgerFactJson(TypedDict):
    """台账的一条事实。"""

    fact: Annotated[str, Doc("编号")]
    line: Annotated[int, Doc("行号")]
    text: Annotated[str, Doc("写成的句子")]


class FactChangeJson(TypedDict):
    """台账的一处变动。"""

    kind: Annotated[Literal["变了", "拆开", "没有了", "新增"], Doc("怎么变的")]
    parts: Annotated[list[str], Doc("变了什么：数值、上年、目标……")]
    before: Annotated[LedgerFactJson | None, Doc("旧台账里的；新增的为 null")]
    after: Annotated[list[LedgerFactJson], Doc("新台账里的；没有了的为空")]


class UpdatedPlaceJson(TypedDict):
    """草稿跟着台账改的一处。"""

    section: SectionHeading
    kind: Annotated[Literal["已改", "已加", "标题已改", "待确认", "待删"], Doc("怎么改的")]
    done: Annotated[bool, Doc("true 已经改好，false 等人确认")]
    before: Annotated[str, Doc("原句；新加的句子没有")]
    after: Annotated[str, Doc("新句；建议删去的没有")]


class ProposedEditJson(TypedDict):
    """等人确认的一处。"""

    number: Annotated[int, Doc("第几处，settle 用")]
    section: SectionHeading
    before: Annotated[str, Doc("原句")]
    after: Annotated[str, Doc("新句；空的是删去，与原句相同的要自己改")]
    reason: Annotated[str, Doc("为什么")]


class DraftUpdateJson(TypedDict):
    """草稿随台账更新的结果。"""

    id: DraftId
    facts: Annotated[list[FactChangeJson], Doc("台账变了什么")]
    places: Annotated[list[UpdatedPlaceJson], Doc("草稿改了哪里")]
    unplaced: Annotated[list[LedgerFactJson], Doc("放不进任何章节、列在文末的新事实")]
    proposals: Annotated[list[ProposedEditJson], Doc("等人确认的各处")]
