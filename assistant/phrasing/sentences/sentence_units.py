"""Split passages into precedent sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.records import StoredPassage
from assistant.text.clean import clean
from assistant.text.list_marks import strip_opening_mark
from assistant.text.sentences import sentence_spans

_LONG = 70  # characters; a longer sentence is split at ； too
_SHORTEST = 8  # characters
_PART_END = re.compile("[；;]")
_NOTE = re.compile(r"^〔\d+〕\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceUnit:
    """A sentence of a passage, cleaned, without its number."""

    text: str
    passage: StoredPassage

    @property
    def is_heading(self) -> bool:
        """Whether it is only the heading of its section, run into the paragraph or not."""
        own = _title(self.text)
        return any(own == _title(clean(heading)) for heading in self.passage.section)


def sentence_units(passages: Iterable[StoredPassage]) -> Iterator[SentenceUnit]:
    """Yield the sentences of the passages in order; long ones in parts between ；."""
    for passage in passages:
        for text in sentences(clean(passage.text)):
            yield SentenceUnit(text=text, passage=passage)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of cleaned `text`, without numbers and without very short ones.

    >>> list(sentences("一是加强学习培训。二是强化监督检查；"))
    ['加强学习培训。', '强化监督检查；']
    """
    for start, end in sentence_spans(text):
        for part in _split_sentence(text[start:end]):
            if len(plain := strip_opening_mark(_NOTE.sub("", part))) >= _SHORTEST - 1:
                yield plain


def _title(text: str) -> str:
    return strip_opening_mark(text).strip("。：；:; ")


def _split_sentence(sentence: str) -> Iterator[str]:
    if len(sentence) <= _LONG:
        yield sentence
        return
    start = 0
    for mark in _PART_END.finditer(sentence):
        yield sentence[start : mark.end()].strip()
        start = mark.end()
    yield sentence[start:].strip()
