"""Write a section on problems: the signs of each, and its cause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.extractive import templates
from assistant.drafting.extractive.realization import enumerate_items, one_sentence_per_fact
from assistant.drafting.precedents.interleave import interleave
from assistant.drafting.precedents.past_problems import PastProblem, find_past_problems
from assistant.drafting.precedents.redundancy import SeenText, drop_near_copies
from assistant.drafting.precedents.relevance import subject_of
from assistant.drafting.precedents.search_precedents import (
    build_query,
    find_passages,
    reuse_context,
    search_topics,
)
from assistant.drafting.topics.sectors import main_sector
from assistant.text.lexicon import group

_ITEMS, _MOST_ITEMS = 3, 6  # problems of a section, the user's included
_LENGTH = 90  # characters of a problem, unless the notes ask for another length
_CLOSE = 0.7  # share of the best score that other past problems need to add their signs
_VERY_SURE = 8.0  # score from which signs need not name the subject
_SURE = 5.0  # score from which the cause and the counted figure are used
_SHORTEST = 6  # characters of a problem that is one of its own
_MANY_BLANKS = 3  # problems without a cause that are asked for theirs together
_SAYS_MORE = group("outlook.says_more")
# A cause is named, or a clause says what is difficult and another what comes of it.
_STATES_CAUSE = re.compile(
    rf"{group('outlook.cause_told').pattern}|受.{{2,12}}影响|"
    r"[^，；。困]难，|，[^，；。]*[^，；。困]难[；。]?$"
)


def write_problems(
    brief: Brief, retrieve: Retrieve, said: Sequence[str], missed: Sequence[Written] = ()
) -> list[Written]:
    """Return the lead-in and the problems as 一是, 二是: this year's, then the unit's past ones.

    `missed` tells which targets of the results were not reached.
    Nothing that neither the user nor the unit's own past reports say is confessed.
    """
    opening = [Written(text=templates.lead_in(brief))]
    if not brief.is_leaf:
        return [*opening, *one_sentence_per_fact(brief.facts, period=brief.period)]
    known = SeenText([*said, *brief.world.split()])
    if len(brief.headings) > 1:
        return _describe_problem(brief, retrieve, known)
    own = [*missed, *(one for fact in brief.facts for one in _split_problems(fact, brief))]
    items, closing = _add_causes(own, brief, retrieve, known)
    items += _repeat_problems(brief, retrieve, known, wanted=_problem_count(brief) - len(items))
    items = items or [Written(text=templates.PROBLEMS_PLACEHOLDER)]
    return [*opening, *enumerate_items(items), *closing]


def _problem_count(brief: Brief) -> int:
    """Return the number of problems to write, the user's included."""
    if brief.target_length is None:
        return max(_ITEMS, len(brief.facts))
    return min(max(brief.target_length // _LENGTH, 1), _MOST_ITEMS)


def _describe_problem(brief: Brief, retrieve: Retrieve, known: SeenText) -> list[Written]:
    """Return the signs and the cause of the problem that the heading names."""
    written = one_sentence_per_fact(brief.facts, period=brief.period)
    past = _search_problems(brief.topic, brief, retrieve)
    length = brief.target_length or _LENGTH
    for problem in past:
        enough = sum(len(sentence.text) for sentence in written) >= length / 2
        if enough or problem.score < _CLOSE * past[0].score:
            break
        if signs := _new_signs(problem, known):
            written.append(_past_sentence(f"{signs}。", problem))
            known.add(signs)
    if any(_STATES_CAUSE.search(fact.text) for fact in brief.facts):
        return written
    cause = _find_cause(past, known) or Written(text=templates.cause_placeholder(brief.topic))
    if written:
        return [*written, replace(cause, text=f"{_opener(known)}{cause.text}。")]
    stated = templates.problem_clause(brief.topic)
    return [replace(cause, text=f"{stated}，{_opener(known)}{cause.text}。")]


def _opener(known: SeenText) -> str:
    return templates.choose_cause_opener(known.sentences)


def _search_problems(text: str, brief: Brief, retrieve: Retrieve) -> list[PastProblem]:
    hits = find_passages(brief, retrieve, build_query(brief, text))
    return find_past_problems(subject_of(text, brief), hits, reuse_context(brief))


def _new_signs(problem: PastProblem, known: SeenText) -> str:
    """Return the signs of a problem with at most one placeholder, "" if the report has them."""
    certain = problem.names_subject or problem.name or problem.score >= _VERY_SURE
    asks = problem.score >= _SURE and not known.has_placeholder(problem.quantity)
    quantity = problem.quantity if asks else ""
    named = "" if quantity and SeenText([quantity]).contains(problem.name) else problem.name
    signs = [named, quantity, problem.signs if certain else ""]
    return "，".join(drop_near_copies(sign for sign in signs if sign and not known.contains(sign)))


def _find_cause(past: Iterable[PastProblem], known: SeenText) -> Written | None:
    """Return the cause that a past report of the unit gives."""
    for problem in past:
        if problem.score >= _SURE and problem.cause and not known.contains(problem.cause):
            return _past_sentence(problem.cause, problem)
    return None


def _past_sentence(text: str, problem: PastProblem) -> Written:
    return Written(text=text, precedents=(problem.passage,), remark=templates.OWN_PAST_PROBLEM)


def _split_problems(fact: Fact, brief: Brief) -> list[Written]:
    """Return the problems of a fact, one sentence each: what stands behind a ； is another one.

    What has too few words to stand alone, or only says more of the one before, stays with it.
    """
    [sentence] = one_sentence_per_fact([fact], period=brief.period)
    found: list[str] = []
    for part in sentence.text.rstrip("。").split("；"):
        is_own = len(part) >= _SHORTEST and not _SAYS_MORE.opening(part)
        if found and not (is_own and len(found[-1]) >= _SHORTEST):
            found[-1] += f"；{part}"
        else:
            found.append(part)
    return [replace(sentence, text=f"{one}。") for one in found]


def _add_causes(
    problems: Sequence[Written], brief: Brief, retrieve: Retrieve, known: SeenText
) -> tuple[list[Written], list[Written]]:
    """Return the user's problems with their causes, and the sentence that closes them.

    A cause is that which the problem states or the unit gave before. For the others it is left
    blank: at each of them or, where they are many, once for all in the sentence at the end.
    """
    items = [_add_past_cause(one, brief, retrieve, known) for one in problems]
    open_ones = [one for one, item in zip(problems, items, strict=True) if _lacks_cause(item)]
    if len(open_ones) >= _MANY_BLANKS:
        return items, [Written(text=templates.COMMON_CAUSE_PLACEHOLDER)]
    return [_ask_cause(item, known) if _lacks_cause(item) else item for item in items], []


def _lacks_cause(problem: Written) -> bool:
    return not (problem.precedents or _STATES_CAUSE.search(problem.text))


def _add_past_cause(
    sentence: Written, brief: Brief, retrieve: Retrieve, known: SeenText
) -> Written:
    """Return the user's problem, with the cause that the unit gave before where it states none."""
    known.add(sentence.text)
    if _STATES_CAUSE.search(sentence.text):
        return sentence
    cause = _find_cause(_search_problems(sentence.text, brief, retrieve), known)
    return sentence if cause is None else _join_cause(sentence, cause, known)


def _ask_cause(sentence: Written, known: SeenText) -> Written:
    blank = Written(text=templates.cause_placeholder(sentence.text))
    return _join_cause(sentence, blank, known)


def _join_cause(sentence: Written, cause: Written, known: SeenText) -> Written:
    text = f"{sentence.text.rstrip('。')}，{_opener(known)}{cause.text}。"
    known.add(text)
    return replace(sentence, text=text, precedents=cause.precedents, remark=cause.remark)


def _repeat_problems(
    brief: Brief, retrieve: Retrieve, known: SeenText, *, wanted: int
) -> list[Written]:
    """Return problems of the unit's past reports, one for each sector; topics take turns."""
    ranked = [_search_problems(topic, brief, retrieve) for topic in search_topics(brief)]
    items: list[Written] = []
    taken = [main_sector(fact.text) for fact in brief.facts]
    for problem in interleave(ranked):
        if len(items) >= wanted:
            break
        sector = main_sector(problem.name or problem.signs)
        again = sector is not None and sector in taken
        if not again and (item := _problem_item(problem, known)):
            items.append(item)
            taken.append(sector)
    return items


def _problem_item(problem: PastProblem, known: SeenText) -> Written | None:
    signs = _new_signs(problem, known)
    if not signs or (problem.name and known.contains(problem.name)):
        return None
    known.add(signs)
    text = signs
    if problem.cause and not known.contains(problem.cause) and "，" not in signs:
        text = f"{signs}，{_opener(known)}{problem.cause}"
        known.add(text)
    return _past_sentence(f"{text}。", problem)
