"""Make placeholders for the figures that past reports usually give in a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.drafting.draft import Brief, Written
from assistant.drafting.precedents.borrowing.foreign_words import WordUse, foreign_words
from assistant.drafting.precedents.borrowing.specific_wording import is_generic
from assistant.drafting.precedents.openings import TIME
from assistant.drafting.precedents.search_precedents import reuse_context, topic_bigrams
from assistant.drafting.precedents.single_figures import figure_placeholder, single_figure
from assistant.records import Hit, StoredPassage
from assistant.text.clean import clean
from assistant.text.lexicon import group
from assistant.text.sentences import clause_spans
from assistant.text.similarity import content_bigrams

_MOST_BLANKS = 2
_SHARED = 2  # pairs of characters with the heading
_ITEM = re.compile(
    f"^(?:{TIME}|其中|累计|共|全[市县区镇])*"
    f"({group('acts.count').pattern}[\u4e00-\u9fff]{{2,10}}|"
    f"[\u4e00-\u9fff]{{2,10}}{group('topics.measured').pattern})"
    f"(?:共|约|为|{group('outlook.raised_to').pattern})?$"
)


def placeholder_for_usual_figures(brief: Brief, hits: Iterable[Hit]) -> Written | None:
    """Return a sentence with one or two blanks for items that past reports count, or None."""
    context = reuse_context(brief)
    passages = list(hits)
    use = WordUse.in_hits(passages)
    topic = topic_bigrams(brief.topic)
    found: dict[str, tuple[str, StoredPassage]] = {}
    for hit in passages:
        if hit.passage.org_type not in brief.org_types:
            continue
        for item, blank in _counted_items(hit.passage.text):
            shared = len(content_bigrams(item) & topic)
            if item in brief.world:  # the user has given it elsewhere
                continue
            usable = is_generic(item, context) and not foreign_words(item, hit.passage, brief, use)
            if shared >= _SHARED and usable:
                found.setdefault(item, (f"{item}{blank}", hit.passage))
        if len(found) >= _MOST_BLANKS:
            break
    chosen = list(found.values())[:_MOST_BLANKS]
    if not chosen:
        return None
    return Written(
        text=f"{'，'.join(text for text, _ in chosen)}。",
        precedents=tuple(dict.fromkeys(passage for _, passage in chosen)),
    )


def _counted_items(passage: str) -> Iterator[tuple[str, str]]:
    """Yield each item that a clause of `passage` counts, and a blank in place of its figure."""
    text = clean(passage)
    for start, end in clause_spans(text):
        clause = text[start:end].strip("，。；、： ")
        figure = single_figure(clause)
        if figure is None or figure.end != len(clause):
            continue
        if item := _ITEM.match(clause[: figure.start]):
            yield item[1], figure_placeholder("数量", figure)
