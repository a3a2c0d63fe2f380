"""Assign every fact to a section, by its label or else by its content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Fact, Node, Outline, Similarity, Unresolved
from assistant.drafting.outline.find_section import find_section
from assistant.drafting.planning.briefs import (
    Position,
    assign_functions,
    report_period,
    starts_after,
)
from assistant.drafting.topics.affinity import is_related
from assistant.records import Function, Period
from assistant.text.lexicon import group
from assistant.text.similarity import content_bigrams

_PLANNED, _LACKING = group("facts.planned"), group("facts.lacking")
_OF_YEAR = group("totals.target_period").pattern
_PLAN_BESIDE = re.compile(
    f"完成{_OF_YEAR}?(?:计划|目标|任务)|（{_OF_YEAR}?(?:计划|目标|任务)[^（）]*）"
)
_DATED_PLAN = re.compile("(?:下半年|明年|20\\d\\d年)计划")
_PROBLEM = re.compile("问题|不足|短板|困难")

_TOPIC_WEIGHT = 2.0  # for a bigram shared with the heading; with those above it counts 1
_SIMILARITY_WEIGHT, _MOST_SIMILAR = 20.0, 6.0  # for the place of such facts in past reports
_AFFINITY_WEIGHT = 7.0  # for a heading that is related without a common word
_ENOUGH = 2.0  # one bigram shared with the heading, or a similarity of 0.1
_FAR_AHEAD = 2.0  # times the second best score: then half of _ENOUGH is enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The facts of each section, and those that fit none."""

    sections: dict[Position, tuple[Fact, ...]]
    homeless: tuple[Fact, ...]  # listed at the end of the draft
    unresolved: tuple[Unresolved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sections:
    """The sections to choose from, their functions, and how well a fact fits a heading."""

    outline: Outline
    functions: Mapping[Position, tuple[Function, ...]]
    similarity: Similarity | None


def assign_facts(
    outline: Outline, facts: Sequence[Fact], *, similarity: Similarity | None = None
) -> Assignment:
    """Return a section for each fact, each fact in one section, in the order given.

    A label that names no heading is reported; its facts are placed by their content.
    """
    choice = _Sections(outline=outline, functions=assign_functions(outline), similarity=similarity)
    sections: defaultdict[Position, list[Fact]] = defaultdict(list)
    unknown: defaultdict[str, list[str]] = defaultdict(list)  # label -> ids of its facts
    homeless: list[Fact] = []
    for fact in facts:
        labelled = find_section(outline, fact.section)
        if fact.section and labelled is None:
            unknown["／".join(fact.section)].append(fact.id)
        node = labelled or _section_by_content(choice, fact)
        if node is None:
            homeless.append(fact)
        else:
            sections[_descend(choice, fact, node).position].append(fact)
    return Assignment(
        sections={position: tuple(placed) for position, placed in sections.items()},
        homeless=tuple(homeless),
        unresolved=tuple(_unresolved_rows(unknown, homeless)),
    )


def _unresolved_rows(
    unknown: Mapping[str, Sequence[str]], homeless: Iterable[Fact]
) -> Iterator[Unresolved]:
    for label, ids in unknown.items():
        reason = f"提纲里找不到章节“{label}”，其下的事实已按内容归类"
        yield Unresolved(reason=reason, text="、".join(ids))
    for fact in homeless:
        yield Unresolved(reason=f"事实 {fact.id} 放不进任何章节，列在文末", text=fact.text)


def _section_by_content(choice: _Sections, fact: Fact) -> Node | None:
    """Return the section that suits the fact best, None where none suits."""
    candidates = _candidate_sections(choice, fact)
    return _best_section(choice, fact, candidates) or _only_choice(choice, candidates)


def _descend(choice: _Sections, fact: Fact, node: Node) -> Node:
    """Return the heading below `node` that suits the fact, or `node` itself."""
    below = [one for one in node.walk() if one is not node]
    return _best_section(choice, fact, below) or node


def is_planned(fact: Fact, period: Period) -> bool:
    """Return whether the fact is a target, or opens with a time after the report's period.

    What was done is none because the plan stands beside it: 完成全年计划20座的85%.
    """
    text = _PLAN_BESIDE.sub("", fact.text)
    is_target = _PLANNED.occurs_in(text) or bool(_DATED_PLAN.search(text))
    return is_target or starts_after(text, period)


def _candidate_sections(choice: _Sections, fact: Fact) -> list[Node]:
    """Return the sections on plans, problems or results, whichever suits the fact."""
    if is_planned(fact, report_period(choice.outline)):
        wanted = {Function.PLAN}
    elif _LACKING.occurs_in(fact.text) or _PROBLEM.search(fact.topic):
        wanted = {Function.PROBLEMS}
    else:
        wanted = {Function.RESULTS, Function.EXPERIENCE, Function.OTHER}
    nodes = list(choice.outline.walk())
    return [node for node in nodes if wanted.intersection(choice.functions[node.position])] or nodes


def _best_section(choice: _Sections, fact: Fact, nodes: Iterable[Node]) -> Node | None:
    """Return the section with the best score; on a tie the deeper, then the earlier one."""
    scored = [(_score_section(choice, fact, node), node.level, node) for node in nodes]
    ranked = sorted(scored, key=lambda entry: entry[:2], reverse=True)
    best, second = (*(score for score, _, _ in ranked), 0.0, 0.0)[:2]
    clear = best >= _ENOUGH / 2 and best >= _FAR_AHEAD * second
    return ranked[0][2] if best >= _ENOUGH or clear else None


def _score_section(choice: _Sections, fact: Fact, node: Node) -> float:
    said = " ".join(filter(None, (fact.topic, fact.text)))  # who sent a line helps to place it
    words = content_bigrams(" ".join((said, *fact.section)))
    *above, own = choice.outline.path(node)
    shared = len(words & content_bigrams(" ".join((own.title, *own.notes))))
    shared_above = len(words & content_bigrams(" ".join(upper.title for upper in above)))
    score = _TOPIC_WEIGHT * shared + (shared_above if shared else 0)
    if is_related(own.title, said):
        score += _AFFINITY_WEIGHT
    if choice.similarity is not None:
        score += min(_SIMILARITY_WEIGHT * choice.similarity(node.title, said), _MOST_SIMILAR)
    return score


def _only_choice(choice: _Sections, nodes: Sequence[Node]) -> Node | None:
    """Return the only section, or the only chapter where all are on plans or problems."""
    leaves = [node for node in nodes if not node.children]
    if len(leaves) == 1:
        return leaves[0]
    heads = {node.position[0] for node in nodes}
    said = all(Function.RESULTS not in choice.functions[node.position] for node in nodes)
    return choice.outline.nodes[heads.pop()] if said and len(heads) == 1 else None
