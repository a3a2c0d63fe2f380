"""The words of drafting: outline, fact, brief, written sentence, source, draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from assistant.records import Filter, Function, Hit, Period, StoredPassage

Retrieve = Callable[[str, Filter, int], list[Hit]]
Similarity = Callable[[str, str], float]  # of a heading and a fact, 0 (nothing in common) to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A heading of the outline and what stands under it."""

    heading: str  # as written, with its number
    title: str  # without its number
    ordinal: int | None  # what the number says; None for a heading without one
    level: int  # depth in the outline, from 1
    position: tuple[int, ...]  # child indices from the top; no two nodes share one
    notes: tuple[str, ...] = ()  # the user's instructions for this section
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What the draft is to be called and which sections it has."""

    title: str
    organisation: str  # "" where neither the outline nor its title names it
    nodes: tuple[Node, ...]
    notes: tuple[str, ...] = ()  # instructions for the whole report

    def walk(self) -> Iterator[Node]:
        """Yield every heading in reading order."""
        for node in self.nodes:
            yield from node.walk()

    def path(self, node: Node) -> tuple[Node, ...]:
        """Return the headings from the top down to `node`, itself included."""
        found: list[Node] = []
        level = self.nodes
        for index in node.position:
            found.append(level[index])
            level = level[index].children
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of this year's ledger; its text is what the draft may say."""

    id: str
    text: str
    line: int  # in the file of facts, from 1
    file: str = ""  # "" for facts that were pasted
    section: tuple[str, ...] = ()  # headings or labels as given, outermost first
    indicator: str = ""
    value: str = ""
    unit: str = ""
    scope: str = ""
    as_of: str = ""
    source: str = ""
    topic: str = ""  # what stood in front of a colon: it helps to place the fact, and is not said
    computed: str = ""  # what of the text the program worked out: "同比增长5.9%"
    calculation: str = ""  # and how: "(3.6万件-3.4万件)÷3.4万件"
    remarks: tuple[str, ...] = ()  # what a person should know of how the line was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that a writer has to know to write one section."""

    title: str  # of the report
    organisation: str
    period: Period
    headings: tuple[str, ...]  # from the top down to this section; () for the opening
    topic: str  # the heading without its number
    functions: tuple[Function, ...]  # two where the heading merges them: 问题和打算
    horizon: str  # the time a plan speaks of: 2025年, 下半年
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    subtopics: tuple[str, ...] = ()  # headings directly below this one
    themes: tuple[str, ...] = ()  # headings of the results: what the unit works on
    problems: tuple[str, ...] = ()  # of this report: its plan answers them
    plan_topics: tuple[str, ...] = ()  # headings of the plan that have text of their own
    plans_only: bool = False  # the whole report is a plan, its time the time ahead
    is_last: bool = False  # no section follows
    target_length: int | None = None  # characters that the notes ask for
    world: str = ""  # outline and facts of the whole report
    org_types: tuple[
        str, ...
    ] = ()  # the kind of unit, whose reports are asked first; () if unknown
    current: str = ""  # the section as it stands, where it is to be written anew
    instruction: str = ""  # what is to be different then

    @property
    def function(self) -> Function:
        """What the section is for in the first place."""
        return self.functions[0]

    @property
    def is_leaf(self) -> bool:
        """Whether the section's text is all its own."""
        return not self.subtopics


class SentenceStatus(StrEnum):
    """Where a sentence comes from."""

    FACT = "事实"
    BORROWED = "借鉴"  # wording of a past report
    WRITTEN = "撰写"  # the program's or the model's own words
    BLANK = "待填"  # something in it could not be traced and was blanked
    EDITED = "手改"  # a person's own words; no program changes them


class FigureStatus(StrEnum):
    """What a figure, year or name of the draft rests on."""

    FACT = "事实"
    COMPUTED = "推算"
    GIVEN = "题设"  # title, outline or organisation of this draft
    ALLOWED = "通用"
    UNSUPPORTED = "待填"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A sentence as a writer hands it in, before the gate."""

    text: str
    facts: tuple[Fact, ...] = ()
    precedents: tuple[StoredPassage, ...] = ()
    remark: str = ""  # what a person has to confirm before this sentence goes out


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """A sentence of the draft, with what it rests on."""

    text: str
    status: SentenceStatus
    facts: tuple[Fact, ...] = ()
    precedents: tuple[StoredPassage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A heading of the draft and its paragraphs; the opening has no heading and level 0."""

    heading: str
    level: int
    paragraphs: tuple[tuple[DraftSentence, ...], ...]

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        """All sentences of the section in reading order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedFigure:
    """A figure, year, claim or name of the draft, and where it comes from."""

    text: str
    status: FigureStatus
    origin: str  # "F3", "F3：(2.84-2.31)/2.31", "标题", …; "" where unsupported
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """Something a person has to look at before the draft goes out."""

    reason: str
    text: str
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedSection:
    """A section after the gate, and what the gate found in it."""

    section: DraftSection
    figures: tuple[TracedFigure, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report in the making: every sentence with its sources, every gap named."""

    title: str
    sections: tuple[DraftSection, ...]
    figures: tuple[TracedFigure, ...]
    unresolved: tuple[Unresolved, ...]
    organisation: str = ""
    id: str = ""  # under which it is kept; "" where it is not


class Writer(Protocol):
    """Whoever turns briefs into sentences; the gate does not trust any of them."""

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[tuple[Written, ...], ...]]:
        """Yield one section a brief, in order: its paragraphs, each a tuple of sentences."""
        ...
