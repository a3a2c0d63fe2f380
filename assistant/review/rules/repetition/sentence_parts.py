"""Cut a draft into the sentences and the parts of sentences that it might say twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.copying.plain_text import letters_only
from assistant.review.findings import DraftParagraph, DraftText
from assistant.text.sentences import sentence_spans

_SHORTEST = 14  # letters: shorter ones are alike by chance
_SAID = re.compile(r"[，。；！？]|\d.*\D$")
_ITEM = re.compile("第?[一二三四五六七八九十]{1,3}[是要]")  # two numbers may count one thing
_PARTS = re.compile("[^；;]+[；;]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePart:
    """A sentence of the draft, or what it says between 分号, and its letters and digits.

    The number of an item is none of its letters.
    """

    paragraph: DraftParagraph
    start: int
    end: int
    letters: str

    @property
    def text(self) -> str:
        """The words as they stand in the paragraph."""
        return self.paragraph.text[self.start : self.end]


def content_paragraphs(draft: DraftText) -> list[DraftParagraph]:
    """Return the paragraphs that are neither heading nor frame, and say something.

    A line without figure and mark is an entry or a label: 责任单位：各县（市）区人民政府.
    """
    return [
        one
        for one in draft.paragraphs
        if not (one.is_heading or one.is_frame) and _SAID.search(one.text)
    ]


def sentences_of(paragraph: DraftParagraph) -> Iterator[SentencePart]:
    """Yield the sentences of a paragraph, without short ones."""
    for start, end in sentence_spans(paragraph.text):
        yield from _part(paragraph, start, end)


def parts_of(sentence: SentencePart) -> Iterator[SentencePart]:
    """Yield the parts of a sentence between 分号, without short ones."""
    for part in _PARTS.finditer(sentence.text):
        start, end = sentence.start + part.start(), sentence.start + part.end()
        yield from _part(sentence.paragraph, start, end)


def _part(paragraph: DraftParagraph, start: int, end: int) -> Iterator[SentencePart]:
    mark = _ITEM.match(paragraph.text, start, end)
    letters = letters_only(paragraph.text[mark.end() if mark else start : end])
    if len(letters) >= _SHORTEST:
        yield SentencePart(paragraph=paragraph, start=start, end=end, letters=letters)
