"""Show levels, spans, kinds and functions in both languages; their English is the member's name."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from html import escape

from gradio.i18n import I18nData

from assistant.records import Function
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.language import localized


def term_html(term: StrEnum) -> str:
    """Return a term as HTML of which the browser shows the language chosen there.

    >>> term_html(Function.EXPERIENCE)
    '<span class="zh">经验</span><span class="en" lang="en">experience</span>'
    """
    return bilingual_html(term, _english(term))


def localized_term(term: StrEnum) -> str:
    """Return a term as plain text in the language of the browser that asked."""
    return localized(term, _english(term))


def localized_choices(terms: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Return terms for a list, in the language of the browser that asked, and their values."""
    return [(localized_term(term), term.value) for term in terms]


def label_choices(labels: Labels, terms: Iterable[StrEnum]) -> list[tuple[I18nData, str]]:
    """Return terms for a list that is laid out with the page: labels, and values."""
    return [(labels(term.value, _english(term)), term.value) for term in terms]


def function_badge(function: Function) -> str:
    """Return a section's function in its colour."""
    return f'<span class="badge fn-{function.name.lower()}">{term_html(function)}</span>'


def section_name(heading: str) -> str:
    """Return the name of a section in the language of the browser; the opening has no heading."""
    return heading or localized("导语", "Opening")


def section_name_html(heading: str) -> str:
    """Return the name of a section as HTML of which the browser shows the language chosen there."""
    return escape(heading) or bilingual_html("导语", "Opening")


def _english(term: StrEnum) -> str:
    return term.name.lower().replace("_", " ")
