"""Assign every fact to a section, by its label or else by its role, its meaning and its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Fact, Node, Outline, Retrieve, Unresolved
from assistant.drafting.facts.chat.plan_marks import heads_lines
from assistant.drafting.facts.roles.line_chain import Grid, normalize_rows
from assistant.drafting.outline.find_section import find_section
from assistant.drafting.planning.archive_votes import archive_votes
from assistant.drafting.planning.context.distribute import Mask, SectionGroup, share_out
from assistant.drafting.planning.context.fill_sections import fill_sections
from assistant.drafting.planning.context.follow_order import follow_order
from assistant.drafting.planning.context.mirror_results import mirror_results
from assistant.drafting.planning.draft_plan import Placement
from assistant.drafting.planning.fact_place import FactPlace
from assistant.drafting.planning.fact_roles import FactRoles, read_roles
from assistant.drafting.planning.fact_subject import leading_facts, sender
from assistant.drafting.planning.heading_functions import Position, assign_functions, report_period
from assistant.drafting.planning.placement_question import PlaceAdviser
from assistant.drafting.planning.section_certainty import section_certainty
from assistant.drafting.planning.section_scores import read_ledger, score_sections
from assistant.drafting.planning.take_advice import Advised, take_advice
from assistant.records import Function
from assistant.text.numbered_headings import parse_heading

_GROUPS = (Function.RESULTS, Function.PROBLEMS, Function.PLAN)
_AGREED = 0.5  # from this on meaning and order agree so far that the archive is not asked
_LEAST = 1e-9  # share of a section that a label names
_RULED_OUT = 0.1  # probability of a role that no adviser can talk a fact into


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The facts of each section, those that fit none, how sure that is, and what is to be asked."""

    sections: Mapping[Position, tuple[Fact, ...]]
    homeless: tuple[Fact, ...]  # listed at the end of the draft
    placements: tuple[Placement, ...]  # in the order of the facts
    unresolved: tuple[Unresolved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shares:
    """How probably each fact belongs to each heading."""

    alone: Grid  # by role and meaning
    together: Grid  # as the order of the lines bears it out

    def agreement(self, place: int) -> float:
        """Return how far both agree on the best section of a fact, 0 to 1."""
        best = int(self.together[place].argmax())
        return float(self.alone[place, best] * self.together[place, best])


def assign_facts(
    outline: Outline,
    facts: Sequence[Fact],
    *,
    retrieve: Retrieve | None = None,
    nearness: TextNearness | None = None,
    functions: Mapping[Position, tuple[Function, ...]] | None = None,
    adviser: PlaceAdviser | None = None,
    settled: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Assignment:
    """Return a section for each fact, each fact in one section, in the order given.

    A label that names no heading is reported; its facts are placed by their content. The
    `adviser` is asked once about those whose section is uncertain. Facts whose ids are `settled`
    stay where these headings say, () for no section.
    """
    model = nearness or builtin_nearness()
    labelled = [find_section(outline, fact.section) for fact in facts]
    functions = functions or assign_functions(outline, model)
    nodes = {_headings(outline, node): node for node in outline.walk()}
    known = [
        nodes.get(settled.get(fact.id, ()), label)
        for fact, label in zip(facts, labelled, strict=True)
    ]
    advised = _place(outline, facts, known, functions, model, retrieve, adviser)
    places = [
        FactPlace(node=None, certainty=0.0, second=place.node)
        if settled.get(fact.id) == ()
        else place
        for fact, place in zip(facts, advised.places, strict=True)
    ]
    sections: defaultdict[Position, list[Fact]] = defaultdict(list)
    for fact, place in zip(facts, places, strict=True):
        if place.node is not None:
            sections[place.node.position].append(fact)
    homeless = [fact for fact, place in zip(facts, places, strict=True) if place.node is None]
    return Assignment(
        sections={position: tuple(placed) for position, placed in sections.items()},
        homeless=tuple(homeless),
        placements=tuple(
            Placement(
                fact=fact.id,
                headings=_headings(outline, place.node),
                certainty=place.certainty,
                second=_headings(outline, place.second),
            )
            for fact, place in zip(facts, places, strict=True)
        ),
        unresolved=(*_unresolved_rows(facts, labelled, homeless), *advised.unresolved),
    )


def _headings(outline: Outline, node: Node | None) -> tuple[str, ...]:
    return () if node is None else tuple(above.heading for above in outline.path(node))


@cache
def builtin_nearness() -> TextNearness:
    """Return the nearness of texts by the static model of the package alone."""
    return TextNearness(open_builtin())


def _unresolved_rows(
    facts: Sequence[Fact], labelled: Sequence[Node | None], homeless: Sequence[Fact]
) -> Iterator[Unresolved]:
    yield from _unknown_labels(facts, labelled)
    for fact in homeless:
        yield Unresolved(reason=f"事实 {fact.id} 放不进任何章节，列在文末", text=fact.text)


def _unknown_labels(facts: Sequence[Fact], labelled: Sequence[Node | None]) -> Iterator[Unresolved]:
    """Yield one row for the labels that name no heading, none where they name who sent a line.

    That is so where there are several and no label of the ledger names a heading.
    """
    unknown: dict[str, list[str]] = {}  # label -> ids of its facts
    for fact, node in zip(facts, labelled, strict=True):
        if fact.section and node is None and not heads_lines(fact.section[-1]):
            unknown.setdefault("／".join(fact.section), []).append(fact.id)
    are_senders = len(unknown) > 1 and all(node is None for node in labelled)
    if unknown and not (are_senders and not any(map(parse_heading, unknown))):
        labels = "、".join(f"“{label}”" for label in unknown)
        reason = f"提纲里找不到章节{labels}，其下的事实已按内容归类"
        yield Unresolved(reason=reason, text="、".join(chain(*unknown.values())))


def _place(
    outline: Outline,
    facts: Sequence[Fact],
    labelled: Sequence[Node | None],
    functions: Mapping[Position, tuple[Function, ...]],
    nearness: TextNearness,
    retrieve: Retrieve | None,
    adviser: PlaceAdviser | None,
) -> Advised:
    """Return the place of each fact."""
    if not facts:
        return Advised(places=[])
    readings = read_ledger(outline, facts, nearness)
    best = readings[0]
    roles = read_roles(facts, best.facts, best.fingerprint, report_period(outline))
    nodes = list(outline.walk())
    groups = _section_groups(nodes, roles, functions)
    scores = mirror_results(score_sections(outline, facts, readings), best.headings, groups)
    inside = _inside_labels(nodes, labelled)
    shares = _share(scores, groups, inside, facts)
    if retrieve is not None:
        doubtful = [place for place in range(len(facts)) if shares.agreement(place) < _AGREED]
        scores += archive_votes(facts, nodes, doubtful, retrieve, nearness.static)
        shares = _share(scores, groups, inside, facts)
    leads = leading_facts(facts)
    counted = ~roles.housekeeping & ~np.isin(np.arange(len(facts)), list(leads))
    filled = _fill(shares, groups, counted, inside)
    places = filled.argmax(axis=1)
    certainty = section_certainty(shares.alone, shares.together, places, groups, roles)
    found = _choose_places(filled, certainty, nodes, labelled, roles.housekeeping)
    advised = Advised(places=found)
    if adviser is not None:
        advised = take_advice(
            adviser,
            found,
            outline=outline,
            facts=facts,
            functions=functions,
            possible=_possible_sections(groups, inside),
            followers=leads.keys(),
        )
    for one, lead in leads.items():
        if labelled[one] is None and advised.places[lead].node is not None:
            advised.places[one] = advised.places[lead]
    return advised


def _possible_sections(groups: Sequence[SectionGroup], inside: Mask) -> Mask:
    """Return for each fact and heading whether its role and its label allow it to stand there."""
    possible = np.zeros_like(inside)
    for group in groups:
        possible[:, list(group.columns)] |= (group.odds > _RULED_OUT)[:, None]
    return possible & inside


def _inside_labels(nodes: Sequence[Node], labelled: Sequence[Node | None]) -> Mask:
    """Return for each fact and heading whether the fact's label, if there is one, allows it."""
    inside = np.ones((len(labelled), len(nodes)), dtype=bool)
    for place, label in enumerate(labelled):
        if label is not None:
            leaves = set(_leaves(label))
            inside[place] = [node in leaves for node in nodes]
    return inside


def _share(
    scores: Grid, groups: Sequence[SectionGroup], inside: Mask, facts: Sequence[Fact]
) -> _Shares:
    """Return how probably each fact belongs to each heading."""
    shares = share_out(scores, groups)
    has_label = ~inside.all(axis=1)
    shares[has_label] += _LEAST
    shares = normalize_rows(np.where(inside, shares, 0))
    return _Shares(alone=shares, together=follow_order(shares, groups, list(map(sender, facts))))


def _fill(
    shares: _Shares, groups: Sequence[SectionGroup], counted: NDArray[np.bool_], inside: Mask
) -> Grid:
    """Return the shares with a fact for each section that would stay blank, if there is any.

    Only facts that are `counted` fill a section, and those without a label may move.
    """
    rows = np.flatnonzero(counted)
    of_rows = [replace(group, odds=group.odds[rows]) for group in groups]
    together = shares.together.copy()
    movable = np.asarray(inside.all(axis=1))[rows]
    together[rows] = fill_sections(shares.alone[rows], together[rows], of_rows, movable)
    return together


def _section_groups(
    nodes: Sequence[Node],
    roles: FactRoles,
    functions: Mapping[Position, tuple[Function, ...]],
) -> list[SectionGroup]:
    """Return the sections with text of their own, by what they are for."""
    groups = []
    for wanted in _GROUPS:
        columns = [
            place
            for place, node in enumerate(nodes)
            if not node.children and wanted in map(_group_of, functions[node.position])
        ]
        if columns:
            groups.append(SectionGroup(function=wanted, columns=columns, odds=roles.of(wanted)))
    return groups


def _group_of(function: Function) -> Function:
    return function if function in _GROUPS else Function.RESULTS


def _leaves(node: Node) -> Iterator[Node]:
    return (below for below in node.walk() if not below.children)


def _choose_places(
    shares: Grid,
    certainty: NDArray[np.float64],
    nodes: Sequence[Node],
    labelled: Sequence[Node | None],
    foreign: NDArray[np.bool_],
) -> list[FactPlace]:
    """Return the section of each fact: its label, the greatest share, or none if it is foreign."""
    return [
        FactPlace(node=label)
        if label is not None and not label.children
        else _choose(row, nodes, float(sure), is_foreign=label is None and bool(is_foreign))
        for row, sure, label, is_foreign in zip(shares, certainty, labelled, foreign, strict=True)
    ]


def _choose(
    shares: NDArray[np.float64], nodes: Sequence[Node], certainty: float, *, is_foreign: bool
) -> FactPlace:
    best, second, *_ = [*(nodes[one] for one in np.argsort(-shares, kind="stable")), None]
    if is_foreign:
        return FactPlace(node=None, certainty=0.0, second=best)
    return FactPlace(node=best, certainty=certainty, second=second)
