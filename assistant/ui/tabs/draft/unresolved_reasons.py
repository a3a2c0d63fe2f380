"""Translate the reasons why a sentence of a draft is to be looked at."""

from __future__ import annotations

import re
from html import escape

from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.english import english

_QUOTED = re.compile("(“.*?”)：(.*)", re.DOTALL)  # as the worklist words a finding


def reason_html(reason: str) -> str:
    """Return a reason as HTML in both languages; Chinese alone where there is no English for it."""
    known = _translate("reasons", reason)
    return bilingual_html(reason, known) if known else escape(reason)


def finding_html(rule: str, reason: str, advice: str) -> str:
    """Return what a rule of the check found, as HTML in both languages.

    Where there is no English for it, English says what the rule looks for.
    """
    quoted = _QUOTED.fullmatch(reason)
    phrase, said = quoted.groups() if quoted else ("", reason)
    told = _translate("findings", said) or english("rules").get(rule, said)
    what_to_do = _translate("findings", advice)
    return bilingual_html(
        f"{reason}（{advice}）" if advice else reason,
        f"{f'{phrase}: ' if phrase else ''}{told}{f' ({what_to_do})' if what_to_do else ''}",
    )


def _translate(topic: str, text: str) -> str:
    """Return the English of a text; "" where there is none."""
    for pattern, template in english(topic).items():
        if (found := re.fullmatch(pattern, text)) is not None:
            return found.expand(template)
    return ""
