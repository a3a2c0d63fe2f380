"""Say in English what the program calls levels, spans, kinds and functions."""

from __future__ import annotations

from collections.abc import Iterable

from gradio.i18n import I18nData

from assistant.records import Function
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.language import localized

_ENGLISH = {
    "成效": "results",
    "问题": "problems",
    "计划": "plan",
    "经验": "experience",
    "其他": "other",
    "全年": "whole year",
    "上半年": "first half",
    "下半年": "second half",
    "一季度": "1st quarter",
    "二季度": "2nd quarter",
    "三季度": "3rd quarter",
    "四季度": "4th quarter",
    "前三季度": "first three quarters",
    "总结": "summary",
    "总结+计划": "summary and plan",
    "汇报": "briefing",
    "国家": "state",
    "省": "province",
    "市": "city",
    "州": "prefecture",
    "区": "district",
    "县": "county",
    "镇": "town",
    "乡": "township",
    "街道": "subdistrict",
    "村": "village",
    "企业": "enterprise",
    "未知": "unknown",
}


def term_html(name: str) -> str:
    """Return HTML of which the browser shows the language chosen there; for Level, Span and so on.

    >>> term_html("经验")
    '<span class="zh">经验</span><span class="en" lang="en">experience</span>'
    """
    return bilingual_html(name, _ENGLISH.get(name, name))


def localized_term(name: str) -> str:
    """Return plain text in the language of the browser that asked."""
    return localized(name, _ENGLISH.get(name, name))


def localized_choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return what a list offers, in the language of the browser that asked, and its values."""
    return [(localized_term(name), str(name)) for name in names]


def label_choices(labels: Labels, names: Iterable[str]) -> list[tuple[I18nData, str]]:
    """Return the choices of a list laid out with the page: labels in both languages, and values."""
    return [(labels(str(name), _ENGLISH[name]), str(name)) for name in names]


def function_badge(function: Function) -> str:
    """Return the function of a section in its colour."""
    return f'<span class="badge fn-{function.name.lower()}">{term_html(function)}</span>'
