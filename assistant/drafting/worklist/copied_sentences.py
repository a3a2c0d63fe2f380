"""List sentences that another unit's report has word for word, or that the draft has twice."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.drafting.draft import DraftSentence, Unresolved
from assistant.drafting.worklist.written_report import WrittenReport
from assistant.records import StoredPassage
from assistant.text.clean import clean
from assistant.text.list_marks import strip_item_marks

_LONG = 40  # characters in a row: what is shorter many units write
_TELLING = 12  # characters of a sentence that is not repeated by chance


def copied_sentences(report: WrittenReport) -> Iterator[Unresolved]:
    """Yield the sentences with a long stretch of another unit's report, unchanged."""
    organisation = report.plan.briefs[0].organisation
    for section in report.sections:
        for sentence in section.sentences:
            for passage in _copied_from(sentence, organisation):
                year = f"（{passage.year}年）" if passage.year else ""
                yield Unresolved(
                    reason=f"照抄《{passage.report_title}》{year}，请改成自己的话",
                    text=sentence.text,
                    section=section.heading,
                )


def repeated_sentences(report: WrittenReport) -> Iterator[Unresolved]:
    """Yield each sentence that stands in the draft already."""
    first: dict[str, str] = {}  # words -> heading of the section
    for section in report.sections:
        for sentence in section.sentences:
            words = strip_item_marks(sentence.text)
            if words in first:
                place = f"“{first[words]}”一节" if first[words] else "导语"
                yield Unresolved(
                    reason=f"与{place}的一句相同", text=sentence.text, section=section.heading
                )
            elif len(words) >= _TELLING and "〔待填" not in words:
                first[words] = section.heading


def _copied_from(sentence: DraftSentence, organisation: str) -> Iterator[StoredPassage]:
    """Yield the first passage that a long stretch of the sentence stands in."""
    if len(sentence.text) < _LONG:
        return
    for passage in sentence.precedents:
        source = clean(passage.text)
        matcher = SequenceMatcher(None, sentence.text, source, autojunk=False)
        if passage.organisation != organisation and matcher.find_longest_match().size >= _LONG:
            yield passage
            return
