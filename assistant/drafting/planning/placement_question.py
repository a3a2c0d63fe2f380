"""Put the facts whose section is uncertain into one question, for a language model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from assistant.drafting.draft import Fact, Node, Outline
from assistant.drafting.planning.fact_place import FactPlace
from assistant.drafting.planning.heading_functions import Position
from assistant.records import Function

NOWHERE = 0  # the number of no section
_EXAMPLES = 2  # facts of a section that are certain
_LONGEST_EXAMPLE, _LONGEST_FACT = 24, 120  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSection:
    """A section that may be the answer."""

    number: int  # from 1
    node: Node
    path: tuple[str, ...]  # headings from the top down
    functions: tuple[Function, ...]
    examples: tuple[str, ...] = ()  # facts that stand there without doubt

    @property
    def line(self) -> str:
        """The section as the question names it."""
        examples = f"；已有：{'、'.join(self.examples)}" if self.examples else ""
        purpose = "和".join(self.functions)
        return f"S{self.number} {' ＞ '.join(self.path)}（写{purpose}{examples}）"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFact:
    """A fact whose section is asked for."""

    place: int  # in the ledger
    number: int  # in the question, from 1
    text: str
    certainty: float

    @property
    def line(self) -> str:
        """The fact as the question names it."""
        return f"F{self.number} {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementQuestion:
    """Which of these sections does each of these facts belong to?"""

    title: str
    organisation: str
    sections: tuple[AskedSection, ...]
    facts: tuple[AskedFact, ...]

    def shortened(self) -> PlacementQuestion:
        """Return the question without its examples, or else with the less certain half of facts."""
        if any(section.examples for section in self.sections):
            bare = tuple(replace(section, examples=()) for section in self.sections)
            return replace(self, sections=bare)
        ranked = sorted(self.facts, key=lambda one: one.certainty)
        kept = {one.number for one in ranked[: len(ranked) // 2]}
        return replace(self, facts=tuple(one for one in self.facts if one.number in kept))


@runtime_checkable
class PlaceAdviser(Protocol):
    """Someone who knows what facts and rhetorical headings mean: a language model."""

    def advise_places(self, question: PlacementQuestion) -> str:
        """Return the answer in words; ProviderError where none comes."""
        ...


def build_question(
    outline: Outline,
    sections: Sequence[Node],
    functions: Mapping[Position, tuple[Function, ...]],
    facts: Sequence[Fact],
    places: Sequence[FactPlace],
    asked: Collection[int],
) -> PlacementQuestion:
    """Return the question for the facts at the places `asked`; the others serve as examples."""
    examples: defaultdict[Position, list[str]] = defaultdict(list)
    for number, (fact, found) in enumerate(zip(facts, places, strict=True)):
        if found.node is not None and number not in asked:
            examples[found.node.position].append(_shorten(fact.text, _LONGEST_EXAMPLE))
    return PlacementQuestion(
        title=outline.title,
        organisation=outline.organisation,
        sections=tuple(
            AskedSection(
                number=number,
                node=node,
                path=tuple(above.heading for above in outline.path(node)),
                functions=functions[node.position],
                examples=tuple(examples[node.position][:_EXAMPLES]),
            )
            for number, node in enumerate(sections, start=1)
        ),
        facts=tuple(
            AskedFact(
                place=place,
                number=number,
                text=_shorten(_said(facts[place]), _LONGEST_FACT),
                certainty=places[place].certainty,
            )
            for number, place in enumerate(sorted(asked), start=1)
        ),
    )


def _said(fact: Fact) -> str:
    sender = f"{fact.topic}：" if fact.topic else ""
    note = f"（备注：{fact.note}）" if fact.note and fact.note not in fact.text else ""
    return f"{sender}{fact.text}{note}"


def _shorten(text: str, most: int) -> str:
    text = " ".join(text.split()).rstrip("。；，")
    return text if len(text) <= most else f"{text[: most - 1]}…"
