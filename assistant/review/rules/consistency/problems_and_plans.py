"""Find problems that no plan answers, and plans without problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.records import Function
from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch
from assistant.text.items import item_spans
from assistant.text.list_marks import opening_mark
from assistant.text.numbered_headings import parse_heading
from assistant.text.similarity import content_bigrams

_LONG = 8  # paragraphs: shorter drafts are parts of a report
_LEAST = 3  # pairs of characters that a problem has to share with what is planned
_SHORT = 20  # pairs: a problem as short as this may share one pair less
_MEASURES = re.compile("将(?!近)|下一步|下步|今后|整改措施|针对|拟")
_HEAD = re.compile("[^。：；]{4,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    paragraph: DraftParagraph
    start: int  # of its head
    end: int
    whole: str


def _find_unmatched(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield problems without measures in the plans, and a draft with only one of the two."""
    bodies = [one for one in draft.paragraphs if not one.is_heading]
    problems = [one for one in bodies if one.function is Function.PROBLEMS]
    plans = [one for one in bodies if one.function is Function.PLAN]
    if problems and not plans:
        if len(bodies) >= _LONG and not any(_MEASURES.search(one.text) for one in problems):
            yield _opening_match(
                problems[0], "写了问题，没有写下一步的措施", "补上对应的措施或计划"
            )
    elif plans and not problems:
        if len(bodies) >= _LONG and _is_summary(draft):
            yield _opening_match(
                plans[0], "写了计划，没有写存在的问题", "确无问题不必补；有的先写问题再写措施"
            )
    else:
        yield from _find_unanswered(problems, plans)


def _is_summary(draft: DraftText) -> bool:
    """Return whether the draft reports results: a mere plan needs no problems."""
    return "总结" in draft.title and any(
        one.function is Function.RESULTS for one in draft.paragraphs
    )


def _find_unanswered(
    problems: list[DraftParagraph], plans: list[DraftParagraph]
) -> Iterator[RuleMatch]:
    """Yield problems that share no words with a plan and name no measure themselves."""
    planned = content_bigrams("\n".join(one.text for one in plans))
    for paragraph in problems:
        if _MEASURES.search(paragraph.text):
            continue
        for problem in _problems_in(paragraph):
            words = content_bigrams(problem.whole)
            least = _LEAST - (len(words) < _SHORT)
            if len(words) > 2 * _LEAST and len(words & planned) < least:
                yield RuleMatch(
                    paragraph=paragraph,
                    start=problem.start,
                    end=problem.end,
                    reason="这个问题在计划部分没有对应的措施",
                    suggestion="在下一步工作里写明怎么解决",
                )


def _problems_in(paragraph: DraftParagraph) -> Iterator[_Problem]:
    """Yield each problem of a paragraph with its head."""
    text = paragraph.text
    heading = parse_heading(text)
    if heading is None and not opening_mark(text) and not item_spans(text):
        return
    for start, end in item_spans(text) or [(0, len(text))]:
        lead = opening_mark(text[start:end])
        if lead is None and start == 0 and len(item_spans(text)) > 1:
            continue
        if head := _HEAD.search(text, start + (lead.end if lead else 0), end):
            yield _Problem(
                paragraph=paragraph, start=head.start(), end=head.end(), whole=text[start:end]
            )


def _opening_match(paragraph: DraftParagraph, reason: str, suggestion: str) -> RuleMatch:
    end = min(len(paragraph.text), 20)
    return RuleMatch(paragraph=paragraph, start=0, end=end, reason=reason, suggestion=suggestion)


PROBLEMS = Rule(
    name="问题措施",
    severity=Severity.SHOULD,
    about="写了问题没有措施，写了计划没有问题，或某个问题在计划里没有下文",
    source=Source(origin=RuleOrigin.TEXT, basis="问题与计划两个部分"),
    find=_find_unmatched,
)
