"""The rules of a check as a person switches them, in both languages."""

from __future__ import annotations

from collections.abc import Collection

import gradio as gr

from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.language import localized
from assistant.ui.widgets.private_events import bind_private

ABOUT = {
    "密级标志": "绝密, 机密, 秘密★, “内部资料” and other marks of secrecy",
    "空白掩码": "what was not filled in (XXX, 〔待填〕), D for 党, names cut out",
    "无来源": "figures, dates and ranks that the ledger does not have, where there is one",
    "前后不一": "one indicator with two values",
    "旧年份": "years and parts of a year that do not suit the report",
    "外单位": "words and places that another unit left behind",
    "引文": "quoted words that neither archive nor ledger has",
    "算不平": "growth, shares, rates and sums that do not come out",
    "照抄": "paragraphs that are nearly word for word in a report of the archive",
    "提法时效": "formulations whose time is over, or has not come (a table you can edit)",
    "文件名": "《titles》 of documents that neither archive nor ledger has",
    "数目不符": "“three measures”, and two are listed",
    "一是二是": "enumerations with a gap or a double",
    "标题序号": "numbers of headings with a gap or a double",
    "问题措施": "problems without a measure, plans without a problem",
    "简称全称": "a short name before the full one, or explained twice",
    "用法": "截止 for 截至, points and percent, short years and the like (a table you can edit)",
    "错别字": "certain misspellings (a table you can edit)",
    "序号写法": "1、 for 1., marks behind （一）, steps skipped",
    "长句": "sentences longer than your unit's usual ones",
    "数据少": "fewer figures about results than your unit's reports have",
    "套话多": "more empty phrases than your unit's reports have",
}


def lay_out_rules(labels: Labels, tab: gr.Tab) -> gr.CheckboxGroup:
    """Lay out the rules; they are read, and all switched on, when the tab is first opened."""
    rules = gr.CheckboxGroup(
        [], label=labels("检查哪些规则", "Rules"), show_label=False, elem_id="compare-rules"
    )

    def on_seen(chosen: list[str]) -> gr.CheckboxGroup:
        choices = rule_choices()
        return gr.CheckboxGroup(choices, value=chosen or [name for _, name in choices])

    bind_private(tab.select, on_seen, rules, rules)
    return rules


def rule_choices() -> list[tuple[str, str]]:
    """Return what the list of rules says, in the language of the browser that asked, and names."""
    from assistant.review.output.translations import ENGLISH
    from assistant.review.rules.registry import RULES

    return [
        (
            localized(f"{rule.name}：{rule.about}", f"{ENGLISH[rule.name]}: {ABOUT[rule.name]}"),
            rule.name,
        )
        for rule in RULES
    ]


def disabled_rules(chosen: Collection[str]) -> tuple[str, ...]:
    """Return the names of the rules that are not among the chosen; none where none is chosen."""
    from assistant.review.rules.registry import RULES

    return tuple(rule.name for rule in RULES if chosen and rule.name not in chosen)
