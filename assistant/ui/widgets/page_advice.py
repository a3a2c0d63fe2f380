"""Word a refusal for the page: what it says of commands and flags, the page says of its buttons."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from assistant.errors import AssistantError
from assistant.ui.widgets.assets import read_asset

_COMMAND = re.compile(r"\bassistant [a-z]|(?<![\w-])--[a-z]|\bASSISTANT_[A-Z]|\w\.toml\b")
_SENTENCE = re.compile("[^。；]*[。；]?")


def page_advice(error: AssistantError) -> str:
    """Return the message and what to do next, as one text in words of the page."""
    is_english = str(error).endswith(".")  # it was worded for the language of the browser
    return page_wording(f"{error} {error.hint}".strip() if is_english else error.advice)


def page_wording(text: str) -> str:
    """Return a text without commands and flags.

    >>> page_wording("没有这份草稿。用 assistant drafts 查看有哪些草稿。")
    '没有这份草稿。“草稿”里有现在的各份。'
    """
    if not _COMMAND.search(text):
        return text
    for pattern, instead in _replacements():
        text = pattern.sub(instead, text)
    sentences = _SENTENCE.findall(text)
    return "".join(one for one in sentences if not _COMMAND.search(one)).strip()


@cache
def _replacements() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tomllib.loads(read_asset("widgets/page_wording.toml"))["instead"]
    return tuple((re.compile(pattern), instead) for pattern, instead in table.items())
