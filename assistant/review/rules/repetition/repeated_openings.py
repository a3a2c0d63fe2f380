"""Find formulas with which sentence after sentence opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.repetition.sentence_parts import (
    SentencePart,
    content_paragraphs,
    sentences_of,
)
from assistant.review.rules.rule import Context, Rule, RuleMatch

_OPENING = 8  # letters of a formula that opens a sentence
_MOST_OPENINGS = 4  # the fifth is one too many


def _find_openings(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield the fifth sentence that opens with one formula, once for each formula."""
    sentences = (each for one in content_paragraphs(draft) for each in sentences_of(one))
    different = list({one.letters: one for one in sentences}.values())
    openings: defaultdict[str, list[SentencePart]] = defaultdict(list)
    for one in different:
        openings[one.letters[:_OPENING]].append(one)
    for formula, places in openings.items():
        if len(places) > _MOST_OPENINGS:
            last = places[_MOST_OPENINGS]
            yield RuleMatch(
                paragraph=last.paragraph,
                start=last.start,
                end=last.end,
                reason=f"全文有{len(places)}句话都用“{formula}”开头",
                suggestion="换几种说法，或合并",
                others=tuple(dict.fromkeys(one.paragraph.n for one in places)),
            )


OPENINGS = Rule(
    name="开头雷同",
    severity=Severity.STYLE,
    about="五句以上的话用同一个开头",
    source=Source(origin=RuleOrigin.TEXT, basis="各句的开头"),
    find=_find_openings,
)
