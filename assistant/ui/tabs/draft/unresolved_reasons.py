"""Translate the reasons why a sentence of a draft is unresolved."""

from __future__ import annotations

import re
from html import escape

from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.english import english


def reason_html(reason: str) -> str:
    """Return a reason as HTML in both languages; Chinese alone where there is no English for it."""
    for pattern, template in english("reasons").items():
        if (found := re.fullmatch(pattern, reason)) is not None:
            return bilingual_html(reason, found.expand(template))
    return escape(reason)
