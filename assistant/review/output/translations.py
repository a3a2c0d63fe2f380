"""Say the fixed words of a comparison and a check in Chinese, or in English."""

from __future__ import annotations

from typing import Protocol


class Translator(Protocol):
    """Says one of the texts below, with values in its gaps."""

    def __call__(self, text: str, **values: object) -> str:
        """Return the text in the language meant."""


def to_chinese(text: str, **values: object) -> str:
    """Return the text as it stands.

    >>> to_chinese("第 {n} 段", n=3)
    '第 3 段'
    """
    return text.format(**values) if values else text


def to_english(text: str, **values: object) -> str:
    """Return the text in English; what a person or a table of theirs says stays as it is.

    >>> to_english("第 {n} 段", n=3)
    'para. 3'
    """
    return to_chinese(ENGLISH.get(text, text), **values)


ENGLISH = {
    "": "",
    "：": ": ",
    "、": ", ",
    "；": "; ",
    # how a paragraph stands to the other text
    "照搬": "Copied",
    "文字几乎相同": "nearly the same words",
    "改写": "Retold",
    "同一件事换了说法": "the same matter in other words",
    "同题": "Same topic",
    "题目相近，内容不同": "a like topic, other content",
    "新增": "New",
    "以往没有": "not in the past report",
    "遗漏": "Missing",
    "以往有，草稿没有": "in the past report only",
    "其他": "Other",
    "标题、导语、落款": "headings, opening, signature",
    # the page
    "比对：{title}": "Comparison: {title}",
    "草稿": "Draft",
    "以往报告": "Past report",
    "与《{title}》{year}比对": "Against 《{title}》{year}",
    "（{year}年）": " ({year})",
    "同一指标": "Same indicator",
    "上期计划": "Past plans",
    "覆盖情况": "What is covered",
    "数据对照": "Figures",
    "上期计划兑现": "Past plans kept",
    "计划兑现": "Plans kept",
    "检查发现": "Findings",
    "同类单位常写、草稿没有的内容": "What comparable units write about and the draft does not",
    "同类单位": "Comparable units",
    "左右对照": "Side by side",
    "左右对照（左：草稿，右：以往报告）": "Side by side (left: draft, right: past report)",
    "也可以和这些比：": "Other reports to compare with: ",
    "第 {n} 段": "para. {n}",
    "第 {n} 行": "line {n}",
    "草稿第 {n} 段：{mark}": "Draft, paragraph {n}: {mark}",
    "以往第 {n} 行：{mark}": "Past report, line {n}: {mark}",
    "相似 {share}": "likeness {share}",
    # tables
    "指标": "Indicator",
    "以往": "Past",
    "本次": "Now",
    "变化": "Change",
    "上升": "up",
    "下降": "down",
    "没有变": "unchanged",
    "旧值被隐去": "old value blotted out",
    "不详（{unit}）": "unknown ({unit})",
    "与上期相同": "as before",
    "个百分点": " points",
    "已兑现": "Kept",
    "部分兑现": "Partly kept",
    "没有提到": "Not mentioned",
    "类别": "Kind",
    "原文": "Words",
    "说明": "Remark",
    "过时提法": "Dated formulation",
    "残留": "Left over",
    "算不拢": "Does not add up",
    "沿用旧数": "last year's figure",
    "重算得 {value}": "worked out again: {value}",
    "建议：{advice}": "Suggestion: {advice}",
    # the summary
    "对应 {count} 处（{kinds}），": "{count} paragraphs correspond ({kinds}); ",
    "没有对应的段落，": "No paragraphs correspond; ",
    "遗漏 {missing} 处，新增 {new} 处。": "{missing} missing, {new} new.",
    "时段不同（草稿{mine}，以往{theirs}），数据的升降只供参考。": (
        "Different parts of the year (draft {mine}, past {theirs}): figures are a hint only."
    ),
    "同一指标 {count} 个：{kinds}。": "{count} indicators in both: {kinds}.",
    "上期计划 {count} 项：{kinds}。": "{count} things planned before: {kinds}.",
    # the check
    "必须改": "Must be put right",
    "应当改": "Should be put right",
    "可斟酌": "Worth a thought",
    "没有查出要改的地方。": "Nothing to put right was found.",
    "重算了 {count} 处数字，对得上 {right} 处。": (
        "{count} figures worked out again, {right} are right."
    ),
    # the rules
    "密级标志": "Secrecy marks",
    "空白掩码": "Blanks and masks",
    "无来源": "No source",
    "前后不一": "Two values",
    "旧年份": "Old years",
    "外单位": "Other units",
    "引文": "Quotations",
    "算不平": "Arithmetic",
    "照抄": "Copied text",
    "提法时效": "Dated formulations",
    "文件名": "Document titles",
    "数目不符": "Announced numbers",
    "一是二是": "Enumerations",
    "标题序号": "Heading numbers",
    "问题措施": "Problems and measures",
    "简称全称": "Short names",
    "用法": "Usage",
    "错别字": "Misspelt words",
    "序号写法": "Form of numbers",
    "长句": "Long sentences",
    "数据少": "Few figures",
    "套话多": "Empty phrases",
}
