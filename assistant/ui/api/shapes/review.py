"""The JSON of a check and of a comparison."""

from typing import Annotated, Literal

from typing_extensions import Doc, TypedDict

from assistant.ui.api.shapes.files import FileJson
from assistant.ui.api.shapes.places import (
    Counts,
    FilePath,
    ParagraphNumber,
    ParagraphNumbers,
    ReportId,
    ReportTitle,
    Year,
)

PastLine = Annotated[int, Doc("往年报告的行号")]
PaperFile = Annotated[FileJson | None, Doc("写成的文件；没有要文件时为 null")]


class RuleSourceJson(TypedDict):
    """规则从哪里来。"""

    origin: Annotated[str, Doc("国家标准、条例、文件、算术、历法、本文、台账、档案或通行写法")]
    basis: Annotated[str, Doc("哪一条、哪份文件，或拿什么比什么")]
    quoted: Annotated[str, Doc("条文的原话；没有则为空")]
    reports: Annotated[int, Doc("查了档案里几篇报告；不查档案的为 0")]


RuleSource = Annotated[RuleSourceJson, Doc("依据")]


class RuleJson(TypedDict):
    """一条检查规则。"""

    rule: Annotated[str, Doc("规则名")]
    severity: Annotated[str, Doc("must 必须改，should 应当看，style 文字")]
    about: Annotated[str, Doc("查什么")]
    source: RuleSource


class FindingJson(TypedDict):
    """草稿里要看的一处。"""

    rule: Annotated[str, Doc("规则名")]
    severity: Annotated[str, Doc("must 必须改，should 应当看，style 文字")]
    draft_pars: ParagraphNumbers
    start: Annotated[int, Doc("在第一个段落里的起始字位")]
    end: Annotated[int, Doc("结束字位")]
    phrase: Annotated[str, Doc("原文")]
    reason: Annotated[str, Doc("为什么要看")]
    source: RuleSource
    suggestion: Annotated[str, Doc("建议；没有则为空")]
    container: Annotated[str | None, Doc("在表格还是文本框里；正文里为 null")]


class OutdatedJson(TypedDict):
    """过时的提法。"""

    draft_par: ParagraphNumber
    phrase: Annotated[str, Doc("提法")]
    reason: Annotated[str, Doc("为什么")]
    suggestion: Annotated[str, Doc("可以改成什么")]
    source: RuleSource


class LeftoverJson(TypedDict):
    """往年或外单位留下的字句。"""

    draft_par: ParagraphNumber
    phrase: Annotated[str, Doc("原文")]
    kind: Annotated[str, Doc("哪一种")]
    source: RuleSource


class ArithmeticClaimJson(TypedDict):
    """重算过的一个数。"""

    draft_par: ParagraphNumber
    claim: Annotated[str, Doc("草稿的说法")]
    computed: Annotated[str, Doc("算出来的")]
    ok: Annotated[bool, Doc("是否相符")]
    source: RuleSource


class InconsistencyJson(TypedDict):
    """同一指标的两个数。"""

    draft_pars: ParagraphNumbers
    indicator: Annotated[str, Doc("指标")]
    values: Annotated[list[str], Doc("各处的数")]
    source: RuleSource


class RepeatedSpanJson(TypedDict):
    """与档案里一字不差的一段文字。"""

    draft_par: ParagraphNumber
    start: Annotated[int, Doc("起始字位")]
    end: Annotated[int, Doc("结束字位")]
    report_id: ReportId
    line: PastLine
    is_own: Annotated[bool, Doc("是不是本单位的报告")]


class RepeatedJson(TypedDict):
    """照搬了多少，从哪里。"""

    share: Annotated[float, Doc("占草稿字数的比例，0 到 1")]
    spans: Annotated[list[RepeatedSpanJson], Doc("重复的各段")]


class UnusedFactJson(TypedDict):
    """草稿没有写到的一条台账。"""

    fact: Annotated[str, Doc("台账的编号")]
    file: Annotated[str, Doc("台账文件；粘贴的为空")]
    line: Annotated[int, Doc("台账的行号")]
    text: Annotated[str, Doc("这一条的内容")]


class UnsupportedFigureJson(TypedDict):
    """台账里没有的一个数。"""

    draft_par: ParagraphNumber
    start: Annotated[int, Doc("起始字位")]
    end: Annotated[int, Doc("结束字位")]
    phrase: Annotated[str, Doc("原文")]


class CheckJson(TypedDict):
    """检查的结果。"""

    title: Annotated[str, Doc("草稿的标题")]
    counts: Annotated[Counts, Doc("各级问题的个数")]
    findings: Annotated[list[FindingJson], Doc("问题，重的在前")]
    arithmetic: Annotated[list[ArithmeticClaimJson], Doc("重算过的数，对的也在内")]
    inconsistencies: Annotated[list[InconsistencyJson], Doc("前后不一的指标")]
    outdated: Annotated[list[OutdatedJson], Doc("过时的提法")]
    leftovers: Annotated[list[LeftoverJson], Doc("往年或外单位留下的字句")]
    repeated: Annotated[RepeatedJson, Doc("与档案重复的文字")]
    facts_unused: Annotated[list[UnusedFactJson], Doc("台账有、草稿没有写到的")]
    figures_unsupported: Annotated[list[UnsupportedFigureJson], Doc("草稿有、台账没有的数")]
    file: PaperFile


class PastReportJson(TypedDict):
    """对照的往年报告。"""

    report_id: Annotated[str | None, Doc("报告编号；档案外的文件为 null")]
    title: ReportTitle
    file: FilePath
    first_line: Annotated[int | None, Doc("第一行")]
    last_line: Annotated[int | None, Doc("最后一行")]


class PairJson(TypedDict):
    """草稿的一段，和它对应的往年段落。"""

    draft_par: ParagraphNumber
    past_line: PastLine
    relation: Annotated[
        Literal["verbatim", "paraphrased", "related"], Doc("照搬、改写，或同一话题")
    ]
    similarity: Annotated[float, Doc("相似度，0 到 1")]


class MissingTopicJson(TypedDict):
    """往年写了、草稿没写的一件事。"""

    past_line: PastLine
    topic: Annotated[str, Doc("什么事")]


class NewTopicJson(TypedDict):
    """草稿新写的一件事。"""

    draft_par: ParagraphNumber
    topic: Annotated[str, Doc("什么事")]


class FigureChangeJson(TypedDict):
    """两篇都有的一个指标。"""

    draft_par: ParagraphNumber
    past_line: PastLine
    indicator: Annotated[str, Doc("指标")]
    old: Annotated[float | None, Doc("往年的数；被掩去的为 null")]
    old_unit: Annotated[str, Doc("往年的单位")]
    new: Annotated[float, Doc("草稿的数")]
    new_unit: Annotated[str, Doc("草稿的单位")]
    direction: Annotated[Literal["up", "down", "same", "masked"], Doc("升、降、平、不可比")]
    change_pct: Annotated[float | None, Doc("变化的百分比；百分数为百分点；不可比为 null")]


class PlanKeptJson(TypedDict):
    """往年的一项计划，草稿有没有回应。"""

    past_line: PastLine
    plan: Annotated[str, Doc("计划")]
    status: Annotated[
        Literal["done", "partly", "not mentioned", "contradicted"],
        Doc("兑现、部分、未提及、与文相反"),
    ]
    draft_pars: ParagraphNumbers


class ProposalJson(TypedDict):
    """可以对照的一篇往年报告。"""

    report_id: ReportId
    title: ReportTitle
    year: Year
    score: Annotated[float, Doc("相近的程度，0 到 1")]


class ComparisonJson(TypedDict):
    """比对的结果。"""

    past: Annotated[PastReportJson, Doc("对照的报告")]
    pairs: Annotated[list[PairJson], Doc("对上的段落")]
    missing: Annotated[list[MissingTopicJson], Doc("遗漏")]
    new: Annotated[list[NewTopicJson], Doc("新增")]
    figures: Annotated[list[FigureChangeJson], Doc("数据的变化")]
    plans: Annotated[list[PlanKeptJson], Doc("计划兑现没有")]
    outdated: Annotated[list[OutdatedJson], Doc("过时的提法")]
    leftovers: Annotated[list[LeftoverJson], Doc("往年或外单位留下的字句")]
    arithmetic: Annotated[list[ArithmeticClaimJson], Doc("重算过的数")]
    inconsistencies: Annotated[list[InconsistencyJson], Doc("前后不一的指标")]
    repeated: Annotated[RepeatedJson, Doc("与档案重复的文字")]
    comparable: Annotated[list[str], Doc("同类单位写了、草稿没写的事")]
    proposed: Annotated[list[ProposalJson], Doc("自动找的几篇，最相近的在前；指定了报告则为空")]
    file: PaperFile
