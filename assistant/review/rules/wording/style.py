"""Find long sentences, results without figures, and many empty phrases, by the unit's habits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.records import Function
from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Habits, Rule, RuleMatch
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.sentences import sentence_spans

_LONGEST = 180  # characters, where the unit's own habit is not known
_AMOUNTS = COUNTED | {FigureKind.PERCENT, FigureKind.MASKED}
EMPTY = group("review.empty_phrase")
_MANY = 1.8  # times what is usual in the unit's own reports
_USUAL_EMPTY = 6.0  # empty phrases in a thousand characters, where no habit is known
_ENOUGH_TEXT = 800  # characters that a share can be taken of
_FEW = 0.6  # of the usual share of paragraphs with figures


def _find_long_sentences(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield sentences longer than nearly all of the unit's own, lists excluded."""
    usual = max(_LONGEST, context.habits.longest_sentence) if context.habits else _LONGEST
    for paragraph in draft.paragraphs:
        for start, end in sentence_spans(paragraph.text):
            text = paragraph.text[start:end]
            if end - start > usual and "；" not in text and not re.search("[二三]是", text):
                yield RuleMatch(
                    paragraph=paragraph,
                    start=start,
                    end=end,
                    reason=f"这一句有{end - start}字"
                    + ("，比本单位以往报告的95%的句子都长" if context.habits else ""),
                    suggestion="拆成两三句",
                    source=_own_habit(context.habits, f"95%的句子不超过{usual}字"),
                )


def _find_lack_of_data(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield the first result without a figure where such results exceed the unit's habit."""
    results = result_paragraphs(draft.paragraphs)
    if context.habits is None or len(results) < 4:
        return
    bare = [paragraph for paragraph in results if not states_amount(paragraph.text)]
    share = 1 - len(bare) / len(results)
    if share < _FEW * context.habits.data_share:
        yield RuleMatch(
            paragraph=bare[0],
            start=0,
            end=min(20, len(bare[0].text)),
            reason=f"成效部分只有{share:.0%}的段落有数据，本单位以往报告是{context.habits.data_share:.0%}",
            suggestion="给这些段落补上数据或实例",
            source=_own_habit(context.habits, "有数据的段落所占比例"),
            others=tuple(paragraph.n for paragraph in bare[1:]),
        )


def _find_empty_phrases(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield the paragraph with the most empty phrases where they exceed the unit's habit."""
    length = sum(len(paragraph.text) for paragraph in draft.paragraphs)
    counts = {p.n: EMPTY.count_in(p.text) for p in draft.paragraphs}
    total = sum(counts.values())
    usual = _usual_empty_share(context.habits)
    if length < _ENOUGH_TEXT or 1000 * total / length <= _MANY * usual:
        return
    worst = max(draft.paragraphs, key=lambda p: counts[p.n])
    for first in EMPTY.find(worst.text)[:1]:
        yield RuleMatch(
            paragraph=worst,
            start=first.start,
            end=first.end,
            reason=f"全文每千字有{1000 * total / length:.1f}处套话（"
            f"{'本单位以往报告' if context.habits else '一般'}为{usual:.1f}处），本段最多",
            suggestion="换成具体做法、数据和实例",
            source=_own_habit(context.habits, f"每千字{usual:.1f}处"),
        )


def _usual_empty_share(habits: Habits | None) -> float:
    return max(habits.empty_share, 1.0) if habits else _USUAL_EMPTY


def _own_habit(habits: Habits | None, what: str) -> Source | None:
    """Return the unit's own reports as grounds, with their number; None where there are none."""
    if habits is None:
        return None
    return Source(
        origin=RuleOrigin.ARCHIVE, basis=f"本单位以往的报告{what}", reports=habits.reports
    )


def result_paragraphs(paragraphs: Iterable[DraftParagraph]) -> list[DraftParagraph]:
    """Return the paragraphs on results, without headings."""
    return [p for p in paragraphs if p.function is Function.RESULTS and not p.is_heading]


def states_amount(text: str) -> bool:
    """Return whether a text states an amount."""
    return any(figure.kind in _AMOUNTS for figure in find_figures(text))


LONG = Rule(
    name="长句",
    severity=Severity.STYLE,
    about="句子过长（与本单位以往的报告比）",
    source=Source(origin=RuleOrigin.USAGE, basis="一般每句不超过180字"),
    find=_find_long_sentences,
)
DATA = Rule(
    name="数据少",
    severity=Severity.STYLE,
    about="成效部分有数据的段落比本单位以往的报告少得多",
    source=Source(origin=RuleOrigin.ARCHIVE, basis="本单位以往报告里有数据的段落所占比例"),
    find=_find_lack_of_data,
)
EMPTY_PHRASES = Rule(
    name="套话多",
    severity=Severity.STYLE,
    about="套话比本单位以往的报告（或一般）多得多",
    source=Source(origin=RuleOrigin.USAGE, basis="一般每千字不超过6处"),
    find=_find_empty_phrases,
)
