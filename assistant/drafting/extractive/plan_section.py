"""Write a section of a plan: targets, answers to the problems, further steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.extractive import templates
from assistant.drafting.extractive.fact_clauses import fact_clause
from assistant.drafting.extractive.fact_groups import FactGroup, group_facts
from assistant.drafting.extractive.realization import enumerate_items, join_short, strip_period
from assistant.drafting.planning.match_problems import answers_problem
from assistant.drafting.precedents.interleave import interleave
from assistant.drafting.precedents.past_steps import PastStep, find_past_steps
from assistant.drafting.precedents.redundancy import SeenText
from assistant.drafting.precedents.relevance import subject_of
from assistant.drafting.precedents.search_precedents import (
    build_query,
    find_passages,
    reuse_context,
    search_topics,
    topic_bigrams,
)
from assistant.drafting.topics.heading_phrases import plan_object
from assistant.drafting.topics.sectors import first_unused, main_sector, sectors_in
from assistant.records import Hit
from assistant.text.fluency.joints import choose_joint
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient

_ITEMS, _MOST_ITEMS = 5, 9
_SENTENCES = 3  # under a heading of its own inside a plan
_FEW_ITEMS, _FEW_SENTENCES = 3, 2  # filled up with general steps
_LENGTH = {True: 60, False: 45}  # characters of an item and of a sentence, on average
_SHORTEST = 8  # characters of a step
_SAYS_LITTLE = 18  # characters of a step that has to name its subject
_ANTICIPATES = 0.5  # share of a clause's bigrams that the targets repeat
_LONGEST_LEAD = 36  # characters of a step that targets follow in the same sentence
_LONGEST_NAMED = 18  # characters of a problem that a measure names
_ENOUGH_OF_OWN_KIND = 2  # steps; with fewer, other kinds of units are asked too
_MOST_NAMED = 2  # problems that measures name in a report
_LONGEST_AIMS = 80  # characters of a sentence with the targets of several groups
_SHARED = 2  # bigrams that a step and the targets behind it have in common
_TARGET, _DEED, _ACT = group("facts.target"), group("facts.deed"), group("acts.verb")
_OPENING_YEAR = re.compile("到?20\\d\\d年")
_HOPED, _PLANNED = "力争", "计划"
_AIM = re.compile(f"{_PLANNED}|{_HOPED}|的问题，")
_LABEL = re.compile("^(?:下一?步|下半年|明年|目标|计划)[：:]")
_BARE_LEVEL = re.compile("^计划(?=[\u4e00-\u9fff]*(?:收入|产值|利润|率|总额|投资额))")


def write_plan(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return the lead-in, the targets behind steps, answers to problems, and more steps."""
    top = len(brief.headings) == 1 and not brief.plans_only
    opening = [Written(text=text)] if top and (text := templates.lead_in(brief)) else []
    # Work that was reported may go on; only wording without figures must not recur.
    known = SeenText([*said, *brief.world.split()], figures=False)
    past = _search_steps(brief, retrieve)
    targets = [_target_sentence(group, brief, past, known) for group in _fact_groups(brief)]
    if not top:
        targets = _join_aims(targets)
    if not brief.is_leaf:
        return [*opening, *targets]
    wanted = _item_count(brief, top=top)
    aims = [*said, *(sentence.text for sentence in targets)]
    written = [*targets, *_answer_problems(brief, aims, retrieve, known)]
    if targets and brief.target_length is None:  # wording of other work is not needed
        past = [step for step in past if _is_of_own_kind(step, brief)]
    written += _borrow_steps(past, known, brief, top=top)[: max(wanted - len(written), 0)]
    # Of a section that has targets nobody asked for more; without them it would be empty.
    few = 0 if targets else min(wanted, _FEW_ITEMS if top else _FEW_SENTENCES)
    written += _general_steps(brief, known, top=top)[: max(few - len(written), 0)]
    if not written:
        written = [Written(text=templates.empty_section_text(brief))]
    return [*opening, *(enumerate_items(written) if top else join_short(written))]


def _fact_groups(brief: Brief) -> list[FactGroup]:
    return group_facts(brief.facts, topic=brief.topic, organisation=brief.organisation)


def _item_count(brief: Brief, *, top: bool) -> int:
    usual = _ITEMS if top else _SENTENCES
    if brief.target_length is None:
        return usual
    return min(max(round(brief.target_length / _LENGTH[top]), 1), _MOST_ITEMS)


def _search_steps(brief: Brief, retrieve: Retrieve) -> list[PastStep]:
    """Return the steps of past plans; of several topics the best of each comes first."""
    return list(interleave([_steps_on(topic, brief, retrieve) for topic in search_topics(brief)]))


def _steps_on(text: str, brief: Brief, retrieve: Retrieve) -> list[PastStep]:
    hits = _past_passages(text, brief, retrieve)
    found = find_past_steps(subject_of(text, brief), hits, reuse_context(brief))
    own = [step for step in found if _is_of_own_kind(step, brief)]
    return own if len(own) >= _ENOUGH_OF_OWN_KIND else found


def _is_of_own_kind(step: PastStep, brief: Brief) -> bool:
    """Return whether the unit itself or one of its kind planned the step."""
    is_own = step.passage.organisation == brief.organisation != ""
    return is_own or step.passage.org_type in brief.org_types


def _past_passages(text: str, brief: Brief, retrieve: Retrieve) -> list[Hit]:
    return find_passages(brief, retrieve, build_query(brief, text))


def _target_sentence(
    group: FactGroup, brief: Brief, past: Sequence[PastStep], known: SeenText
) -> Written:
    """Return the targets of a group in one sentence, behind a step that leads to them."""
    clauses = _enumerate_clauses([_target_clause(fact, brief) for fact in group.facts])
    known.add(clauses)
    if any("；" in fact.text for fact in group.facts):  # the facts name their steps
        return Written(text=f"{clauses}。", facts=group.facts)
    for step in past:
        first = "" if known.contains(step.text) else _leading_clauses(step.text, group, clauses)
        if first:
            known.add(first)
            text = f"{first}，{clauses}。"
            return Written(text=text, facts=group.facts, precedents=(step.passage,))
    general = _general_lead(group, known)
    known.add(general)
    return Written(
        text=f"{general}，{clauses}。" if general else f"{clauses}。",
        facts=group.facts,
        remark=templates.GENERAL_STEP if general else "",
    )


def _enumerate_clauses(clauses: Sequence[str]) -> str:
    """Return the clauses joined, those behind the first without the 力争 that it opens with."""
    first, *rest = clauses
    hoped = _HOPED if first.startswith(_HOPED) else ""
    return "，".join([first, *(clause.removeprefix(hoped) for clause in rest)])


def _join_aims(targets: Sequence[Written]) -> list[Written]:
    """Return the targets, bare ones with the same opening word in one sentence that has it once."""
    joined: list[Written] = []
    for target in targets:
        before = joined[-1] if joined else None
        if before and (opener := _shared_opener(before, target)):
            text = f"{before.text.rstrip('。')}；{target.text.removeprefix(opener)}"
            joined[-1] = replace(before, text=text, facts=(*before.facts, *target.facts))
        else:
            joined.append(target)
    return joined


def _shared_opener(first: Written, second: Written) -> str:
    """Return the word of aiming that both sentences open with, "" if one has a step in front."""
    opener = next((one for one in (_HOPED, _PLANNED) if first.text.startswith(one)), "")
    if not opener or second.precedents or not second.text.startswith(opener):
        return ""
    return opener if len(first.text) + len(second.text) <= _LONGEST_AIMS else ""


def _general_lead(group: FactGroup, known: SeenText) -> str:
    """Return the usual step of the sector that the first target names: it stands right behind."""
    first = re.split("[，；]", group.facts[0].text)[0]
    if group.sector is None or group.sector not in sectors_in(first):
        return ""
    return first_unused(group.sector.steps, known.sentences)


def _leading_clauses(step: str, group: FactGroup, aims: str) -> str:
    """Return the clauses of a step that lead to the targets but do not repeat them."""
    aimed = bigrams(aims)
    kept = [
        clause
        for clause in step.split("，")
        if _leads_to(clause, group) and overlap_coefficient(bigrams(clause), aimed) < _ANTICIPATES
    ]
    text = "，".join(kept)
    return text if len(text) <= _LONGEST_LEAD else ""


def _leads_to(step: str, group: FactGroup) -> bool:
    shared = len(content_bigrams(step) & group.words)
    same = group.sector is not None and group.sector in sectors_in(step)
    return shared >= (1 if same else _SHARED)


def _target_clause(fact: Fact, brief: Brief) -> str:
    """Return the fact as a clause on what is to be done: 计划新建…, 力争…率达到…"""
    clause = strip_period(fact_clause(fact, brief.period), brief.horizon)
    clause = _LABEL.sub("", clause)
    clause = _BARE_LEVEL.sub(_HOPED, clause)
    if _OPENING_YEAR.match(clause) or _TARGET.occurs_in(re.split("[，；]", clause)[0]):
        return clause
    if _DEED.opening(clause):
        return f"{_PLANNED}{clause}"
    return clause if _ACT.opening(clause) else f"{choose_joint('', [_HOPED], clause)}{clause}"


def _answer_problems(
    brief: Brief, said: Sequence[str], retrieve: Retrieve, known: SeenText
) -> list[Written]:
    """Return a measure for each problem that this section answers and no target does."""
    aims = [text for text in said if _AIM.search(text)]
    written = []
    for problem in brief.problems:
        if any(_shares_subject(problem, aim) for aim in aims):
            continue
        asked = partial(_past_passages, problem, brief, retrieve)
        if answers_problem(brief.topic, problem, brief, asked) and (
            measure := _find_measure(problem, brief, retrieve, known)
        ):
            written.append(measure)
            known.add(measure.text)
    return written


def _find_measure(
    problem: str, brief: Brief, retrieve: Retrieve, known: SeenText
) -> Written | None:
    """Return the measure against a problem: a step that names its subject, else the best one."""
    steps = [step for step in _steps_on(problem, brief, retrieve) if not known.contains(step.text)]
    sector = main_sector(problem)
    general = first_unused(sector.steps, known.sentences) if sector else ""
    speaking = [step for step in steps if _shares_subject(problem, step.text)]
    if sector is not None:  # 停车难 of old estates is not answered by rebuilding them
        speaking = [step for step in speaking if sector in sectors_in(step.text)]
    if general and not speaking:
        text = _name_problem(problem, general, known)
        return Written(text=f"{text}。", remark=templates.GENERAL_STEP)
    for step in [*speaking, *steps][:1]:
        text = _name_problem(problem, step.text, known)
        return Written(text=f"{text}。", precedents=(step.passage,))
    return None


def _shares_subject(problem: str, measure: str) -> bool:
    return len(content_bigrams(problem) & content_bigrams(measure)) >= _SHARED


def _name_problem(problem: str, measure: str, known: SeenText) -> str:
    """Return the measure, with the problem in front if the measure does not mention it."""
    plain = len(problem) <= _LONGEST_NAMED and not any(c.isdigit() for c in problem)
    again = sum("的问题，" in sentence for sentence in known.sentences) >= _MOST_NAMED
    if again or not plain or _shares_subject(problem, measure):
        return measure
    return f"针对{problem.removeprefix('对')}的问题，{measure}"


def _borrow_steps(
    past: Sequence[PastStep], known: SeenText, brief: Brief, *, top: bool
) -> list[Written]:
    """Return the steps of past plans that are new; one may repeat the section's heading."""
    written: list[Written] = []
    repeated = "" if top else plan_object(brief.topic)
    for step in past:
        again = repeated in step.text and any(repeated in one.text for one in written)
        if known.contains(step.text) or (repeated and again):
            continue
        name = step.name if top and step.name and not known.contains(step.name) else ""
        body = known.new_clauses(step.text)
        cut = body != step.text or len(body) < _SAYS_LITTLE
        if len(body) < _SHORTEST or (cut and not (top or _is_on_topic(body, brief.topic))):
            continue
        text = f"{name}，{body}" if name else body
        known.add(text)
        written.append(Written(text=f"{text}。", precedents=(step.passage,)))
    return written


def _is_on_topic(text: str, topic: str) -> bool:
    """Return whether `text` shares a word with the heading or its sector."""
    return bool(content_bigrams(text) & topic_bigrams(topic))


def _general_steps(brief: Brief, known: SeenText, *, top: bool) -> list[Written]:
    """Return the usual steps of the sectors of the heading or, at the top, of all themes."""
    topics = [brief.topic, *brief.themes] if top else [brief.topic]
    steps = interleave([sector.steps for topic in topics for sector in sectors_in(topic)[:1]])
    return [
        Written(text=f"{step}。", remark=templates.GENERAL_STEP)
        for step in dict.fromkeys(steps)
        if first_unused([step], known.sentences)
    ]
