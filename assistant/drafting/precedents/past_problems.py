"""Find problems of the unit's own past reports: their names, signs, causes and quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext, is_specific
from assistant.drafting.precedents.openings import CONNECTIVE
from assistant.drafting.precedents.redundancy import drop_near_copies
from assistant.drafting.precedents.relevance import Subject, relevance
from assistant.drafting.precedents.single_figures import figure_placeholder, single_figure
from assistant.records import Hit, StoredPassage
from assistant.text.clean import clean
from assistant.text.lexicon import group
from assistant.text.list_marks import opening_mark, strip_opening_mark
from assistant.text.sentences import clause_spans, sentence_spans
from assistant.text.similarity import bigrams

_OPENER = re.compile(
    f"^(?:{CONNECTIVE}|{group('connectives.cause').pattern}|"
    f"{group('connectives.symptom').pattern}|目前|当前)，?"
)
_CAUSE_MARK = re.compile("原因(?:在于|是|主要是)|主要是|根源在于|主要在于|主要受|在于")
_PROBLEM, _NO_PROBLEM = group("outlook.problem"), group("outlook.no_problem")
_REMEDY = group("outlook.remedy")
_DANGLING_START = re.compile(
    f"{group('connectives.dangling_start').pattern}|"
    "[与和及以由于也都均仍还又并的其该这此原]|现有[一二]"
)
_DANGLING_END = re.compile(f"(?:{group('connectives.dangling_end').pattern}|原因|因素|影响)$")
_QUANTITY = re.compile(
    f"^([\u4e00-\u9fff]{{2,10}}{group('topics.extent').pattern})"
    "(仅[占为有]?|只有)?(?:不足|低于|约为?|为|达到?|平均)?$"
)
_MOST_BEHIND = 2  # characters behind a figure
_SHORTEST_NAME, _LONGEST_NAME = 6, 30
_SHORTEST, _MOST_CLAUSES = 8, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PastProblem:
    """A problem that the unit reported before, in words that may hold; "" where it gave none."""

    name: str
    signs: str
    cause: str
    quantity: str  # a clause with a blank where the past report gave a figure
    passage: StoredPassage
    score: float
    names_subject: bool  # the signs do


def find_past_problems(
    subject: Subject, hits: Iterable[Hit], context: ReuseContext
) -> list[PastProblem]:
    """Return the problems among `hits` that concern `subject`, the closest first.

    Another unit's problems are left: nobody confesses what it never had.
    """
    found = [
        problem
        for hit in hits
        if hit.passage.organisation == context.organisation != ""
        for part in _split_problems(clean(hit.passage.text))
        if (problem := _read_problem(part, subject, hit, context))
    ]
    return sorted(found, key=lambda problem: -problem.score)


def _split_problems(text: str) -> Iterator[list[str]]:
    """Yield the sentences of each problem of a passage; 一是, 二是 begin one."""
    part: list[str] = []
    for start, end in sentence_spans(text):
        sentence = text[start:end].strip("。！ ")
        if opening_mark(sentence) and part:
            yield part
            part = []
        part.append(strip_opening_mark(sentence))
    if part:
        yield part


def _read_problem(
    part: list[str], subject: Subject, hit: Hit, context: ReuseContext
) -> PastProblem | None:
    heading = strip_opening_mark(clean(hit.passage.section[-1])) if hit.passage.section else ""
    first = part[0]
    is_name = len(first) <= _LONGEST_NAME and "，" not in first
    score = relevance(first if is_name else heading, "".join(part), subject, hit)
    if not score:
        return None
    body = part[1:] if is_name else part
    signs, causes = _signs_and_causes(body, context)
    problem = PastProblem(
        name=first if is_name and _is_usable(first, context) else "",
        signs=signs,
        cause=causes,
        quantity=next(_quantity_clauses(body, context), ""),
        passage=hit.passage,
        score=score,
        names_subject=bool((subject.words | subject.sector_words) & bigrams(signs)),
    )
    usable = problem.name or problem.signs or problem.cause or problem.quantity
    return problem if usable else None


def _is_usable(text: str, context: ReuseContext) -> bool:
    """Return whether `text` is a whole clause on a problem, without time, figure or honour."""
    if len(text) < _SHORTEST_NAME or _DANGLING_START.match(text) or _DANGLING_END.search(text):
        return False
    if _NO_PROBLEM.occurs_in(text) or _REMEDY.opening(text):
        return False
    return _PROBLEM.occurs_in(text) and not is_specific(text, context, is_own=True)


def _signs_and_causes(body: Iterable[str], context: ReuseContext) -> tuple[str, str]:
    """Return the signs and the causes of a problem in clauses that may still hold."""
    signs: list[str] = []
    causes: list[str] = []
    for sentence in body:
        before, marked, after = _split_at_cause(sentence)
        signs += _usable_clauses(before, context)
        if marked:
            causes += _usable_clauses(after, context)
    return _join_clauses(signs), _join_clauses(causes)


def _split_at_cause(sentence: str) -> tuple[str, bool, str]:
    if not (marked := _CAUSE_MARK.search(sentence)):
        return sentence, False, ""
    start = sentence.rfind("，", 0, marked.start()) + 1
    return sentence[:start].rstrip("，"), True, sentence[marked.end() :].lstrip("，")


def _usable_clauses(text: str, context: ReuseContext) -> list[str]:
    """Return the clauses of `text` that name a problem."""
    found = []
    for start, end in clause_spans(text):
        clause = _OPENER.sub("", text[start:end].strip("，；：。、 "))
        if _is_usable(clause, context):
            found.append(clause)
    return found


def _join_clauses(found: list[str]) -> str:
    text = "，".join(drop_near_copies(found[:_MOST_CLAUSES]))
    return text if len(text) >= _SHORTEST else ""


def _quantity_clauses(body: Iterable[str], context: ReuseContext) -> Iterator[str]:
    """Yield the clauses that measure the problem, a blank in place of the figure."""
    for sentence in body:
        for start, end in clause_spans(sentence):
            clause = sentence[start:end].strip("，；：。、 ")
            figure = single_figure(clause)
            if figure is None or len(clause) - figure.end > _MOST_BEHIND:
                continue
            measured = _QUANTITY.match(_OPENER.sub("", clause[: figure.start]))
            if measured and not is_specific(measured[1], context, is_own=True):
                yield f"{measured[1]}{measured[2] or '为'}{figure_placeholder(measured[1], figure)}"
