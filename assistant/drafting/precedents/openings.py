"""Patterns of what stands in front of a clause and says nothing of its subject."""

from __future__ import annotations

from assistant.text.lexicon import group

CONNECTIVE = group("connectives.connective").pattern
# 今年以来, 2025年上半年, 年底前, 3月底: beside the words, forms of dates
TIME = (
    f"(?:{group('connectives.time').pattern}|(?:20\\d\\d|[今去明后来本])年(?:度|以来|初|[上下]半年)?|"
    "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末|份)?前?)"
)
