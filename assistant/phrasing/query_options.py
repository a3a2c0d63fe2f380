"""Name the options of a phrase query: its views, and the order of sentences."""

from enum import StrEnum


class PhraseView(StrEnum):
    """A part of the answer; each takes its own time to find."""

    SENTENCES = "句子"
    PATTERNS = "句式"
    HEADINGS = "成套标题"
    TIMELINE = "提法年份"
    COLLOCATIONS = "搭配"


class SentenceOrder(StrEnum):
    """Best first, or by the text on one side of the match."""

    BEST = "best"
    LEFT = "left"
    RIGHT = "right"
