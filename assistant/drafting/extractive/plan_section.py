"""Write a section of a plan: targets, answers to the problems, further steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.extractive import templates
from assistant.drafting.extractive.fact_clauses import fact_clause
from assistant.drafting.extractive.fact_groups import FactGroup, cut_groups, group_facts
from assistant.drafting.extractive.realization import enumerate_items, join_short, strip_period
from assistant.drafting.extractive.related_facts import relate_aims
from assistant.drafting.extractive.word_targets import (
    HOPED,
    enumerate_clauses,
    hope_once,
    join_aims,
    keep_traceable,
    opens_as_plan,
    plan_evidence,
    word_target,
)
from assistant.drafting.planning.match_problems import answers_problem
from assistant.drafting.precedents.fitting_steps import StepFit, is_of_own_kind, is_own
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
_SHARED = 2  # bigrams that a step and the targets behind it have in common
_OPENING_YEAR = re.compile("到?20\\d\\d年")
_LABEL = re.compile("^(?:下一?步|下半年|明年|目标|计划)[：:]")


def write_plan(
    brief: Brief,
    retrieve: Retrieve,
    said: Sequence[str],
    *,
    facts: Sequence[Fact],
    aims: Sequence[Fact],
    nearness: TextNearness,
) -> list[Written]:
    """Return the lead-in, the targets behind steps, answers to problems, and more steps.

    Of the `facts` of the whole report `aims` are the targets: what they answer needs no other
    measure.
    """
    top = len(brief.headings) == 1 and not brief.plans_only
    opening = [Written(text=text)] if top and (text := templates.lead_in(brief)) else []
    # Work that was reported may go on; only wording without figures must not recur.
    known = SeenText([*said, *brief.world.split()], figures=False)
    past = _search_steps(brief, retrieve)
    fit = StepFit(brief=brief, retrieve=retrieve, nearness=nearness)
    related = relate_aims(brief.facts, nearness)
    groups = cut_groups(
        group_facts(brief.facts, topic=brief.topic, organisation=brief.organisation), related
    )
    bare = hope_once([_bare_target(group, brief) for group in groups])
    evidence = plan_evidence(brief, facts)
    traced = [keep_traceable(one, evidence, mark="一是" if top else "") for one in bare]
    targets = [
        _add_step(target, group, fit, past, known) if group.is_led else target
        for target, group in zip(traced, groups, strict=True)
    ]
    if not top:
        targets = join_aims(targets, related)
    if not brief.is_leaf:
        return [*opening, *targets]
    wanted = _item_count(brief, top=top)
    # Beside targets nobody asked for what all say; without them the section would be empty.
    written = [*targets, *_answer_problems(fit, aims, known, needed=not targets)]
    past = fit.choose(past, is_needed=not targets)
    written += _borrow_steps(past, known, brief, top=top)[: max(wanted - len(written), 0)]
    few = 0 if targets else min(wanted, _FEW_ITEMS if top else _FEW_SENTENCES)
    written += _general_steps(fit, known, top=top)[: max(few - len(written), 0)]
    if not written:
        written = [Written(text=templates.empty_section_text(brief))]
    return [*opening, *(enumerate_items(written) if top else join_short(written))]


def _item_count(brief: Brief, *, top: bool) -> int:
    if brief.target_length is None:
        return _ITEMS if top else _SENTENCES
    return min(max(round(brief.target_length / _LENGTH[top]), 1), _MOST_ITEMS)


def _search_steps(brief: Brief, retrieve: Retrieve) -> list[PastStep]:
    """Return the steps of past plans; of several topics the best of each comes first."""
    return list(interleave([_steps_on(topic, brief, retrieve) for topic in search_topics(brief)]))


def _steps_on(text: str, brief: Brief, retrieve: Retrieve) -> list[PastStep]:
    hits = _past_passages(text, brief, retrieve)
    found = find_past_steps(subject_of(text, brief), hits, reuse_context(brief))
    own = [step for step in found if is_of_own_kind(step, brief)]
    return own if len(own) >= _ENOUGH_OF_OWN_KIND else found


def _past_passages(text: str, brief: Brief, retrieve: Retrieve) -> list[Hit]:
    return find_passages(brief, retrieve, build_query(brief, text))


def _bare_target(group: FactGroup, brief: Brief) -> Written:
    """Return the targets of a group in one sentence."""
    clauses = [_target_clause(fact, brief) for fact in group.facts]
    return Written(text=f"{enumerate_clauses(clauses)}。", facts=group.facts)


def _add_step(
    target: Written, group: FactGroup, fit: StepFit, past: Sequence[PastStep], known: SeenText
) -> Written:
    """Return the targets of a group behind a step that leads to them, if there is one."""
    clauses = target.text.rstrip("。")
    subject = group.facts[0].timeless
    known.add(clauses)
    if any("；" in fact.text for fact in group.facts):  # the facts name their steps
        return target
    for step in past:
        first = "" if known.contains(step.text) else _leading_clauses(step.text, group, clauses)
        if first and fit.is_about(first, [subject], is_needed=True):
            known.add(first)
            return replace(_borrowed(f"{first}，{clauses}", step, fit.brief), facts=target.facts)
    general = _general_lead(group, subject, fit, known)
    known.add(general)
    if not general:
        return target
    return replace(target, text=f"{general}，{clauses}。", remark=templates.GENERAL_STEP)


def _general_lead(group: FactGroup, subject: str, fit: StepFit, known: SeenText) -> str:
    """Return the usual step of the sector that the first target and heading or unit name."""
    first = re.split("[，；]", subject)[0]
    named = (sectors_in(fit.brief.topic + fit.brief.organisation), sectors_in(first))
    if fit.brief.is_plain or group.sector is None or any(group.sector not in one for one in named):
        return ""
    step = first_unused(group.sector.steps, known.sentences)
    return fit.usual_step(group.sector, step, first) if step else ""


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
    """Return the fact as a clause on what is to be done: 新建…, 将…率降至…, 力争…达到…"""
    clause = strip_period(fact_clause(fact, brief.period), brief.horizon)
    clause = _LABEL.sub("", clause)
    if _OPENING_YEAR.match(clause):
        return clause
    ahead = f"{brief.horizon}|明年" if brief.horizon[:1].isdecimal() else brief.horizon or "明年"
    clause = word_target(re.sub(f"(?<=[，；])(?:{ahead})", "", clause))
    if opens_as_plan(clause):
        return clause
    hoped = choose_joint("", [HOPED], clause)
    return f"{hoped}{clause.replace(f'，{HOPED}', '，') if hoped else clause}"


def _answer_problems(
    fit: StepFit, aims: Sequence[Fact], known: SeenText, *, needed: bool
) -> list[Written]:
    """Return a measure for each problem of this section; usual ones only where they are needed."""
    brief = fit.brief
    written = []
    for problem in brief.problems:
        if any(_shares_subject(problem, aim.text) for aim in aims):
            continue
        asked = partial(_past_passages, problem, brief, fit.retrieve)
        if answers_problem(brief.topic, problem, brief, asked) and (
            measure := _find_measure(problem, fit, known, needed=needed)
        ):
            written.append(measure)
            known.add(measure.text)
    return written


def _find_measure(problem: str, fit: StepFit, known: SeenText, *, needed: bool) -> Written | None:
    """Return the measure against a problem: a step that names its subject, or none."""
    found = _steps_on(problem, fit.brief, fit.retrieve)
    steps = [step for step in found if not known.contains(step.text)]
    sector = main_sector(problem)  # 停车难 of old estates is not answered by rebuilding them
    speaking = [step for step in steps if _shares_subject(problem, step.text)]
    if sector is not None:
        speaking = [step for step in speaking if sector in sectors_in(step.text)]
    for step in speaking[:1]:
        text = _name_problem(problem, step.text, known)
        return _borrowed(text, step, fit.brief)
    if sector is None or fit.brief.is_plain or not needed:
        return None
    general = first_unused(sector.steps, known.sentences)
    usual = fit.usual_step(sector, general, problem, is_answer=True) if general else ""
    text = _name_problem(problem, usual, known)
    return Written(text=f"{text}。", remark=templates.GENERAL_STEP) if usual else None


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
        written.append(_borrowed(text, step, brief))
    return written


def _borrowed(text: str, step: PastStep, brief: Brief) -> Written:
    """Return a sentence with a step, to be confirmed unless the unit itself planned it."""
    remark = "" if is_own(step, brief) else templates.BORROWED_STEP
    return Written(text=f"{text}。", precedents=(step.passage,), remark=remark)


def _is_on_topic(text: str, topic: str) -> bool:
    """Return whether `text` shares a word with the heading or its sector."""
    return bool(content_bigrams(text) & topic_bigrams(topic))


def _general_steps(fit: StepFit, known: SeenText, *, top: bool) -> list[Written]:
    """Return the usual steps of the sectors of the heading or, at the top, of all themes."""
    brief = fit.brief
    if brief.is_plain:
        return []
    topics = [brief.topic, *brief.themes] if top else [brief.topic]
    steps = interleave(
        [
            [usual for step in sector.steps if (usual := fit.usual_step(sector, step, topic))]
            for topic in topics
            for sector in sectors_in(topic)[:1]
        ]
    )
    return [
        Written(text=f"{step}。", remark=templates.GENERAL_STEP)
        for step in dict.fromkeys(steps)
        if first_unused([step], known.sentences)
    ]
