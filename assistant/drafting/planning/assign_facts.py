"""Put every fact into its section: by the label it carries, else by what it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.drafting.draft import Fact, Node, Outline, Similarity, Unresolved
from assistant.drafting.planning.briefs import (
    Position,
    assign_functions,
    report_period,
    starts_after,
)
from assistant.drafting.topics.affinity import is_related
from assistant.records import Function, Period
from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.headings import parse_heading
from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient

_LABEL = re.compile(
    r"([一二三四五六七八九十]{1,3})(?:[（(]([一二三四五六七八九十]{1,3})[）)])?"
    r"(?:(\d{1,2})[.．、]?)?(?:[（(](\d{1,2})[）)])?[、.．]?"
)
_ONE_NUMBER = re.compile(r"[（(]?([一二三四五六七八九十]{1,3}|\d{1,2})[）)]?[、.．]?$")
_PLANNED = re.compile(
    r"(?:下半年|明年|20\d\d年)(?:计划|拟|将|预计)|"
    "计划(?!完成|执行|生育)|力争|拟|将(?!近)|明年|下一?步|争取[在于实达]|预计"
)
_LACKING = re.compile(
    "不足|不够|有待|滞后|反复|仅|尚未|未能|偏低|缺口|短缺|薄弱|不到|缓慢|不高|不强|居高不下|频发|(?:投诉|纠纷|事故|案件)(?:较|偏)多|"
    # 困难群众 are people whom help reaches, and no problem of the unit.
    "困难(?!群[众体]|职工|家庭|学生|师生|人[员群]|残疾|党员|老[人年]|户|农户|对象|妇女|儿童|企业|补[助贴]|救助)"
)
_PROBLEM = re.compile("问题|不足|短板|困难")
_PUNCTUATION = re.compile(r"[\s，,。．.、：:；;“”\"《》]")

_SURE = 0.5  # share of a label's bigrams that a heading must hold to be the one meant
_TOPIC_WEIGHT = 2.0  # a word shared with the heading itself; one shared with those above counts 1
_SIMILARITY_WEIGHT = 20.0
_MOST_SIMILAR = 6.0  # points for standing where past reports put such a fact, at most
_KINSHIP_WEIGHT = 7.0  # subject and heading belong together without a common word
_ENOUGH = 2.0  # one word shared with the heading, or a similarity of 0.1
_FAR_AHEAD = 2.0  # half of that is enough for a section twice as good as any other


@dataclass(slots=True, kw_only=True)
class Assignment:
    """Which facts go where."""

    sections: dict[Position, tuple[Fact, ...]]
    homeless: tuple[Fact, ...]  # they fit nowhere, and are shown at the end of the draft
    unresolved: tuple[Unresolved, ...]


@dataclass(slots=True, kw_only=True)
class _Placement:
    """What is needed to place one fact, and where it has gone so far."""

    outline: Outline
    functions: Mapping[Position, tuple[Function, ...]]
    similarity: Similarity | None
    sections: defaultdict[Position, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    homeless: list[Fact] = field(default_factory=list)
    unknown: dict[str, list[str]] = field(default_factory=dict)  # label -> ids of its facts


def assign_facts(
    outline: Outline, facts: Sequence[Fact], *, similarity: Similarity | None = None
) -> Assignment:
    """Return a section for each fact, each fact in one section, in the order given.

    A label that names no heading is reported, and the fact then placed by what it is about.
    """
    desk = _Placement(outline=outline, functions=assign_functions(outline), similarity=similarity)
    for fact in facts:
        _place_fact(desk, fact)
    return Assignment(
        sections={position: tuple(placed) for position, placed in desk.sections.items()},
        homeless=tuple(desk.homeless),
        unresolved=tuple(_unresolved_rows(desk)),
    )


def _unresolved_rows(desk: _Placement) -> Iterator[Unresolved]:
    for label, ids in desk.unknown.items():
        reason = f"提纲里找不到章节“{label}”，其下的事实已按内容归类"
        yield Unresolved(reason=reason, text="、".join(ids))
    for fact in desk.homeless:
        yield Unresolved(reason=f"事实 {fact.id} 放不进任何章节，列在文末", text=fact.text)


def _place_fact(desk: _Placement, fact: Fact) -> None:
    node = find_section(desk.outline, fact.section)
    if node is not None:
        desk.sections[_descend(desk, fact, node).position].append(fact)
        return
    if fact.section:
        desk.unknown.setdefault("／".join(fact.section), []).append(fact.id)
    candidates = _candidate_sections(desk, fact)
    found = _best_section(desk, fact, candidates) or _only_choice(desk, candidates)
    if found is None:
        desk.homeless.append(fact)
    else:
        desk.sections[_descend(desk, fact, found).position].append(fact)


def _descend(desk: _Placement, fact: Fact, node: Node) -> Node:
    """Return the heading below `node` that the fact belongs under, or `node` itself."""
    return _best_section(desk, fact, [below for below in node.walk() if below is not node]) or node


def find_section(outline: Outline, section: Sequence[str]) -> Node | None:
    r"""Return the heading that `section` (headings or labels, outermost first) means.

    >>> from assistant.drafting.outline.parse_outline import parse_outline
    >>> find_section(parse_outline("总结\n一、成效\n（一）治水\n（二）治气"), ["一（二）"]).heading
    '（二）治气'
    """
    found: Node | None = None
    for label in section:
        inside = found.children if found else outline.nodes
        found = _find_by_number(inside, label) or _find_by_heading(inside, label) or found
    return found


def _find_by_number(nodes: Sequence[Node], label: str) -> Node | None:
    """Return the node that 一（二）1 names, counted by the headings' own numbers."""
    whole = _LABEL.fullmatch(label.strip()) or _ONE_NUMBER.fullmatch(label.strip())
    if whole is None:
        return None
    found: Node | None = None
    for numeral in filter(None, whole.groups()):
        number = parse_chinese_number(numeral)
        found = next((node for node in nodes if node.ordinal == number), None)
        if found is None:
            return None
        nodes = found.children
    return found


def _find_by_heading(nodes: Iterable[Node], label: str) -> Node | None:
    """Return the node whose heading is, holds, or is most like `label`."""
    everything = [below for node in nodes for below in node.walk()]
    wanted = _normalize_heading(label)
    if not wanted:
        return None
    for node in everything:
        if _normalize_heading(node.heading) == wanted:
            return node
    holding = [node for node in everything if wanted in _normalize_heading(node.title)]
    if holding:
        return holding[0]
    pairs = bigrams(wanted)
    scores = [
        overlap_coefficient(pairs, bigrams(_normalize_heading(node.title))) for node in everything
    ]
    best = max(scores, default=0.0)
    return everything[scores.index(best)] if best > _SURE else None


def _normalize_heading(heading: str) -> str:
    parsed = parse_heading(heading)
    return _PUNCTUATION.sub("", parsed.title if parsed else heading)


def is_planned(fact: Fact, period: Period) -> bool:
    """Return whether the fact is a target, or opens with a time after the report's period."""
    return _PLANNED.search(fact.text) is not None or starts_after(fact.text, period)


def _candidate_sections(desk: _Placement, fact: Fact) -> list[Node]:
    """Return the sections that a fact of this tense may stand in."""
    if is_planned(fact, report_period(desk.outline)):
        wanted = {Function.PLAN}
    elif _LACKING.search(fact.text) or _PROBLEM.search(fact.topic):
        wanted = {Function.PROBLEMS}
    else:
        wanted = {Function.RESULTS, Function.EXPERIENCE, Function.OTHER}
    nodes = list(desk.outline.walk())
    return [node for node in nodes if wanted.intersection(desk.functions[node.position])] or nodes


def _best_section(desk: _Placement, fact: Fact, nodes: Iterable[Node]) -> Node | None:
    """Return the node that `fact` is closest to; the deeper, then the earlier one on a tie."""
    scored = [(_score_section(desk, fact, node), node.level, node) for node in nodes]
    ranked = sorted(scored, key=lambda entry: entry[:2], reverse=True)
    best, second = (*(score for score, _, _ in ranked), 0.0, 0.0)[:2]
    clear = best >= _ENOUGH / 2 and best >= _FAR_AHEAD * second
    return ranked[0][2] if best >= _ENOUGH or clear else None


def _score_section(desk: _Placement, fact: Fact, node: Node) -> float:
    words = content_bigrams(" ".join((fact.topic, fact.text, *fact.section)))
    *above, own = desk.outline.path(node)
    shared = len(words & content_bigrams(" ".join((own.title, *own.notes))))
    shared_above = len(words & content_bigrams(" ".join(upper.title for upper in above)))
    score = _TOPIC_WEIGHT * shared + (shared_above if shared else 0)
    if is_related(own.title, fact.text):
        score += _KINSHIP_WEIGHT
    if desk.similarity is not None:
        score += min(_SIMILARITY_WEIGHT * desk.similarity(node.title, fact.text), _MOST_SIMILAR)
    return score


def _only_choice(desk: _Placement, nodes: Sequence[Node]) -> Node | None:
    """Return the one section there is to choose from; of plans and problems their common head."""
    leaves = [node for node in nodes if not node.children]
    if len(leaves) == 1:
        return leaves[0]
    heads = {node.position[0] for node in nodes}
    said = all(Function.RESULTS not in desk.functions[node.position] for node in nodes)
    return desk.outline.nodes[heads.pop()] if said and len(heads) == 1 else None
