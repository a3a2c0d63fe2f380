"""Select diverse sentences: no near-copies, many reports, defects only on request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.phrasing.phrases import PrecedentSentence
from assistant.phrasing.sentences.defects import find_defects
from assistant.phrasing.sentences.literal_match import Window
from assistant.phrasing.sentences.sentence_units import SentenceUnit
from assistant.retrieval.near_copies import Choice, Selection
from assistant.text.clean import clean
from assistant.text.similarity import character_pairs

_FIGURE = re.compile(r"\d+(?:\.\d+)?")  # sentences that differ in figures only are copies


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredSentence:
    """A ranked sentence, and the span that answers the query."""

    unit: SentenceUnit
    stretch: Window


_FlaggedSentence = tuple[ScoredSentence, tuple[str, ...]]  # with its defects


def diversify(
    ranked: Iterable[ScoredSentence],
    *,
    limit: int,
    damaged: bool,
    of_one_report: int | None,
    of_one_paragraph: int | None = None,
) -> list[PrecedentSentence]:
    """Return at most `limit` of the ranked sentences, the first of near-copies.

    More than `of_one_report` of one report give way to those of other reports; more than
    `of_one_paragraph` of one paragraph are left out.
    """
    selection: Selection[_FlaggedSentence] = Selection(of_one_report=of_one_report)
    paragraphs: Counter[tuple[str, int]] = Counter()
    for answer in ranked:
        if len(selection.chosen) == limit:
            break
        flags = find_defects(answer.unit.text)
        if flags and not damaged:
            continue
        passage = answer.unit.passage
        pairs = character_pairs(_FIGURE.sub("0", answer.unit.text))
        choice = Choice(item=(answer, flags), passage=passage, pairs=pairs)
        if selection.add_copy(choice):
            continue
        place = (passage.report_id, passage.place.line)
        paragraphs[place] += 1
        if of_one_paragraph is None or paragraphs[place] <= of_one_paragraph:
            selection.add(choice)
    selected = [*selection.chosen, *selection.waiting][:limit]
    return [_precedent_sentence(rank, choice) for rank, choice in enumerate(selected, start=1)]


def _precedent_sentence(rank: int, choice: Choice[_FlaggedSentence]) -> PrecedentSentence:
    answer, flags = choice.item
    passage, text = choice.passage, answer.unit.text
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
        section=tuple(map(clean, passage.section)),
        function=passage.function,
        file=own.file,
        line=own.line,
        also=tuple(dict.fromkeys(also)),
        flags=flags,
    )
