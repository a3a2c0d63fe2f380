"""Find paragraphs and sentences that a draft tells twice."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.records import Function
from assistant.review.copying.plain_text import letters_only
from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.repetition.retold_statements import find_retold
from assistant.review.rules.repetition.sentence_parts import (
    SentencePart,
    content_paragraphs,
    parts_of,
    sentences_of,
)
from assistant.review.rules.rule import Context, Rule, RuleMatch
from assistant.text.similarity import character_runs, is_near_copy

_SHINGLE = 5  # characters of the pieces by which paragraphs are compared
_SAME_PARAGRAPH = 0.8  # share of the pieces of the longer one
_RUN, _REORDERED = 3, 0.7  # pieces of sentences, and the share of them in the longer one
_SHORTEST_REORDERED = 20  # letters: shorter sentences of a plan are parallels
_SHORTEST_PARAGRAPH = 20  # letters: shorter ones are headings and lists
_TELLING_SENTENCE = 20  # letters: shorter ones may be true of two things: 年内新增企业4家


def find_repetitions(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield paragraphs told twice, then sentences told twice elsewhere, then parts of sentences."""
    paragraphs = content_paragraphs(draft)
    doubles = list(_find_paragraphs(paragraphs))
    yield from doubles
    told = {match.paragraph.n for match in doubles}
    sentences = [each for one in paragraphs if one.n not in told for each in sentences_of(one)]
    same = list(_find_sentences(sentences))
    yield from same
    yield from _find_reordered(sentences)
    yield from _find_parts(draft, sentences, told=same)


def _find_paragraphs(paragraphs: Sequence[DraftParagraph]) -> Iterator[RuleMatch]:
    """Yield each paragraph that an earlier one has told in nearly the same words."""
    for paragraph, first in _first_copies(paragraphs):
        if first:
            yield RuleMatch(
                paragraph=paragraph,
                start=0,
                end=len(paragraph.text),
                reason=f"这一段与第{first.n}段几乎相同",
                suggestion="删去一处",
                others=(first.n,),
            )


def _first_copies(
    paragraphs: Sequence[DraftParagraph],
) -> Iterator[tuple[DraftParagraph, DraftParagraph | None]]:
    """Yield each long paragraph with the first one before it that is nearly the same, or None.

    Of two that share four fifths of their pieces each has a piece of the other among any fifth of
    its own: only those with one of its rarest pieces are held against it.
    """
    pieces = {one.n: character_runs(letters_only(one.text), _SHINGLE) for one in paragraphs}
    often = Counter(piece for found in pieces.values() for piece in found)
    holding: defaultdict[str, list[DraftParagraph]] = defaultdict(list)
    for paragraph in paragraphs:
        mine = pieces[paragraph.n]
        if len(mine) < _SHORTEST_PARAGRAPH - _SHINGLE:
            continue
        rarest = sorted(mine, key=lambda piece: (often[piece], piece))
        rarest = rarest[: len(mine) - math.ceil(_SAME_PARAGRAPH * len(mine)) + 1]
        likely = {one.n: one for piece in rarest for one in holding[piece]}
        first = next(
            (
                likely[n]
                for n in sorted(likely)
                if is_near_copy(mine, pieces[n], share=_SAME_PARAGRAPH)
            ),
            None,
        )
        yield paragraph, first
        if first is None:
            for piece in mine:
                holding[piece].append(paragraph)


def _find_sentences(sentences: Sequence[SentencePart]) -> Iterator[RuleMatch]:
    """Yield each sentence that stands word for word in the draft before."""
    first: dict[str, SentencePart] = {}
    for one in sentences:
        before = first.setdefault(one.letters, one)
        if before is not one:
            found = _match(one, before, "已经写过")
            is_short = len(one.letters) < _TELLING_SENTENCE
            yield replace(found, severity=Severity.SHOULD) if is_short else found


def _find_reordered(sentences: Sequence[SentencePart]) -> Iterator[RuleMatch]:
    """Yield each sentence of a plan that one before it in its paragraph tells in another order."""
    plans = [
        one
        for one in sentences
        if one.paragraph.function is Function.PLAN and len(one.letters) >= _SHORTEST_REORDERED
    ]
    for _, group in groupby(plans, key=lambda one: one.paragraph.n):
        earlier: list[tuple[SentencePart, frozenset[str]]] = []
        for one in group:
            runs = character_runs(one.letters, _RUN)
            for before, theirs in earlier:
                if before.letters != one.letters and is_near_copy(runs, theirs, share=_REORDERED):
                    yield _match(one, before, "已经写过，只换了说法")
                    break
            earlier.append((one, runs))


def _find_parts(
    draft: DraftText, sentences: Sequence[SentencePart], *, told: Sequence[RuleMatch]
) -> Iterator[RuleMatch]:
    """Yield what a sentence, or a part of one, tells again with small changes.

    What stands in front of all headings sums up, and repeats what the sections tell.
    """
    has_headings = any(one.is_heading for one in draft.paragraphs)
    same = {(match.paragraph.n, match.start) for match in told}
    parts = [
        part
        for one in sentences
        if (one.paragraph.section or not has_headings) and (one.paragraph.n, one.start) not in same
        for part in parts_of(one)
    ]
    for part, before in find_retold(parts):
        yield _match(part, before, "已经写过，只改了几个字")


def _match(statement: SentencePart, before: SentencePart, how: str) -> RuleMatch:
    return RuleMatch(
        paragraph=statement.paragraph,
        start=statement.start,
        end=statement.end,
        reason=f"这句话第{before.paragraph.n}段{how}",
        suggestion="删去一处",
        others=(before.paragraph.n,),
        severity=Severity.SHOULD if statement.text.endswith("！") else None,  # a call
    )


REPETITION = Rule(
    name="重复",
    severity=Severity.MUST,
    about="文中同一段、同一句话写了两遍",
    source=Source(origin=RuleOrigin.TEXT, basis="段落、句子相互比对"),
    find=find_repetitions,
)
