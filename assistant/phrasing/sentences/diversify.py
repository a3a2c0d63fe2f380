"""Choose the sentences to show: no near-copies, no report alone, nothing damaged unasked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.phrasing.phrases import PrecedentSentence
from assistant.phrasing.sentences.defects import find_defects
from assistant.phrasing.sentences.literal_match import Stretch
from assistant.phrasing.sentences.sentence_units import SentenceUnit
from assistant.records import Place
from assistant.text.similarity import character_pairs, original_of

_FIGURE = re.compile(r"\d+(?:\.\d+)?")  # what only figures tell apart says the same


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredSentence:
    """A sentence that answers, and the stretch of it that does."""

    unit: SentenceUnit
    stretch: Stretch


@dataclass(slots=True, kw_only=True)
class _Choice:
    """A sentence that will be shown, and where its near-copies stand."""

    answer: ScoredSentence
    flags: tuple[str, ...]  # why it had better not be copied
    pairs: frozenset[str]
    copies: list[Place] = field(default_factory=list)


def diversify(
    ranked: Iterable[ScoredSentence],
    *,
    limit: int,
    damaged: bool,
    of_one_report: int | None,
    of_one_paragraph: int | None = None,
) -> list[PrecedentSentence]:
    """Return at most `limit` of the ranked sentences, of near-copies the first.

    More than `of_one_report` of one report give way to those of others, as long as there are
    others; more than `of_one_paragraph` of one paragraph are left out.
    """
    chosen: list[_Choice] = []
    waiting: list[_Choice] = []
    reports: Counter[str] = Counter()
    paragraphs: Counter[tuple[str, int]] = Counter()
    for answer in ranked:
        if len(chosen) == limit:
            break
        flags = find_defects(answer.unit.text)
        if flags and not damaged:
            continue
        passage = answer.unit.passage
        choice = _Choice(
            answer=answer, flags=flags, pairs=character_pairs(_FIGURE.sub("0", answer.unit.text))
        )
        if (original := original_of(choice.pairs, [*chosen, *waiting])) is not None:
            original.copies += [passage.place, *passage.also_at]
            continue
        place = (passage.report_id, passage.place.line)
        paragraphs[place] += 1
        if of_one_paragraph is not None and paragraphs[place] > of_one_paragraph:
            continue
        reports[passage.report_id] += 1
        full = of_one_report is not None and reports[passage.report_id] > of_one_report
        (waiting if full else chosen).append(choice)
    shown = [*chosen, *waiting][:limit]
    return [_sentence(rank, choice) for rank, choice in enumerate(shown, start=1)]


def _sentence(rank: int, choice: _Choice) -> PrecedentSentence:
    answer = choice.answer
    passage, text = answer.unit.passage, answer.unit.text
    start, end = answer.stretch
    own = passage.place
    also = [place for place in (*passage.also_at, *choice.copies) if place != own]
    return PrecedentSentence(
        rank=rank,
        text=text,
        left=text[:start],
        match=text[start:end],
        right=text[end:],
        report_id=passage.report_id,
        report_title=passage.report_title,
        year=passage.year,
        section=passage.section,
        function=passage.function,
        file=own.file,
        line=own.line,
        also=tuple(dict.fromkeys(also)),
        flags=choice.flags,
    )
