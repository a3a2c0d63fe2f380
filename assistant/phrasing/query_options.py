"""Name what an answer about wording is made of."""

from enum import StrEnum


class Grain(StrEnum):
    """What an answer is made of; each takes its own time to find."""

    SENTENCES = "句子"
    PATTERNS = "句式"
    HEADINGS = "成套标题"
    TIMELINE = "提法年份"
    COLLOCATIONS = "搭配"
