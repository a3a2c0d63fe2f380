"""Ask a model where the uncertain facts belong, and take its advice as far as it can be right."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Fact, Node, Outline, Unresolved
from assistant.drafting.planning.context.distribute import Mask
from assistant.drafting.planning.draft_plan import SURE
from assistant.drafting.planning.fact_place import FactPlace
from assistant.drafting.planning.heading_functions import Position
from assistant.drafting.planning.placement_answer import read_places
from assistant.drafting.planning.placement_question import (
    NOWHERE,
    PlaceAdviser,
    PlacementQuestion,
    build_question,
)
from assistant.errors import ProviderError
from assistant.records import Function

_ASKED_BELOW = 0.9  # certainty; more than is shown to the user, for asking costs little
_MOST_HOMELESS = 0.5  # share of the facts; a model that finds no place for more did not try
_DISPUTED = SURE / 2  # certainty where the model says otherwise: a person has to look


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """The places of facts after a model was asked, and what the user should know of it."""

    places: list[FactPlace]
    unresolved: tuple[Unresolved, ...] = ()


def take_advice(
    adviser: PlaceAdviser,
    places: Sequence[FactPlace],
    *,
    outline: Outline,
    facts: Sequence[Fact],
    functions: Mapping[Position, tuple[Function, ...]],
    possible: Mask,
    followers: Collection[int],
) -> Advised:
    """Return the places, those of uncertain facts as the model has them; it is asked once.

    `possible` says for each fact and heading whether the fact may stand there, whoever says so.
    `followers` go with other facts. Where no usable answer comes, the places stay.
    """
    asked = [
        number
        for number, place in enumerate(places)
        if place.certainty < _ASKED_BELOW and number not in followers
    ]
    if not asked:
        return Advised(places=list(places))
    nodes = list(outline.walk())
    columns = [column for column in range(len(nodes)) if possible[:, column].any()]
    question = build_question(
        outline, [nodes[column] for column in columns], functions, facts, places, asked
    )
    try:
        said = read_places(adviser.advise_places(question), question)
    except ProviderError as error:
        return _unadvised(places, facts, asked, f"{error}".rstrip("。"))
    if not said:
        return _unadvised(places, facts, asked, "回答里没有归类")
    return Advised(places=_follow(said, places, question, possible, dict(enumerate(columns, 1))))


def _follow(
    said: Mapping[int, int],
    places: Sequence[FactPlace],
    question: PlacementQuestion,
    possible: Mask,
    column_of: Mapping[int, int],
) -> list[FactPlace]:
    """Return the places with the sections that were said, where the fact may stand there."""
    nodes = {section.number: section.node for section in question.sections}
    homeless = sum(number == NOWHERE for number in said.values())
    is_lazy = homeless > len(question.facts) * _MOST_HOMELESS
    advised = list(places)
    for fact in question.facts:
        number = said.get(fact.number)
        if number is None or (number == NOWHERE and is_lazy):
            continue
        if number == NOWHERE or possible[fact.place, column_of[number]]:
            advised[fact.place] = _moved(places[fact.place], nodes.get(number))
    return advised


def _moved(place: FactPlace, node: Node | None) -> FactPlace:
    """Return the place that the model names; where both say the same, it is certain."""
    if place.node is node:
        return replace(place, certainty=max(place.certainty, SURE))
    return FactPlace(
        node=node, certainty=min(place.certainty, _DISPUTED), second=place.node or place.second
    )


def _unadvised(
    places: Sequence[FactPlace], facts: Sequence[Fact], asked: Sequence[int], why: str
) -> Advised:
    reason = f"没能请模型判断拿不准的事实归哪一节（{why}），已按自带的办法归类"
    ids = "、".join(facts[number].id for number in asked)
    return Advised(places=list(places), unresolved=(Unresolved(reason=reason, text=ids),))
