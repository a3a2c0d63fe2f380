"""The options of a phrase query: which views are shown, in which order sentences come."""

from enum import StrEnum


class PhraseView(StrEnum):
    """What an answer is made of; each takes its own time to find."""

    SENTENCES = "句子"
    PATTERNS = "句式"
    HEADINGS = "成套标题"
    TIMELINE = "提法年份"
    COLLOCATIONS = "搭配"


class SentenceOrder(StrEnum):
    """Best first, or by what stands on one side of the match."""

    BEST = "best"
    LEFT = "left"
    RIGHT = "right"
