"""Refuse what is no Chinese report: no words, another language, or far too long."""

from __future__ import annotations

import re

from assistant.errors import DraftError
from assistant.review.findings import DraftText

_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_HAN = 0.05  # of the letters: a text in Latin letters has hardly any, markup may have many
_MOST_KANA = 0.2  # of the letters: a Japanese text has about half


def require_reviewable(draft: DraftText, *, limit: int) -> None:
    """Raise DraftError for a draft that is not in Chinese, or has more than `limit` characters."""
    length = sum(len(one.text) for one in draft.paragraphs)
    if length > limit:
        raise DraftError(
            f"草稿有{length / 10_000:.1f}万字，超过{limit / 10_000:g}万字，不像一篇报告。",
            hint="请把汇编拆成单篇再查；确是一篇的，可以调大设置 review_limit。",
        )
    text = "\n".join(one.text for one in draft.paragraphs)
    letters, han, kana = (len(one.findall(text)) for one in (_LETTER, _HAN, _KANA))
    if not letters:
        raise DraftError(
            "草稿里没有文字，只有数字或标点。", hint="请检查文件：除了标题，还要有正文。"
        )
    if han < _LEAST_HAN * letters or kana > _MOST_KANA * letters:
        raise DraftError(
            "草稿不像是用中文写的，没有检查。",
            hint="规则和比对只懂中文；译成中文后再查。外文只占一部分的，请先删去。",
        )
