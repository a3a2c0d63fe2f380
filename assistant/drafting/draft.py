"""The records of drafting: outline, fact, brief, written sentence, traced figure, draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from assistant.records import Filter, Function, Hit, Period, StoredPassage

Retrieve = Callable[[str, Filter, int], list[Hit]]

_AMONG = re.compile(r"^其中[：:，,\s]*")
_AHEAD = re.compile("^(?:明年|下半年|20\\d\\d年|下一?步)")

OPENING = "导语"  # what readers call the section without a heading
HOMELESS_HEADING = "未归入章节的事实"  # of the facts that fit no section


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A heading of the outline, its notes and its subheadings."""

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
    """The title, the organisation and the headings of a draft."""

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
    """One line of this year's ledger; the draft may state its text."""

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
    topic: str = ""  # the words before a colon: they help to place the fact and are not written
    computed: str = ""  # the part of the text that was derived: "同比增长5.9%"
    calculation: str = ""  # its derivation: "(3.6万件-3.4万件)÷3.4万件"
    remarks: tuple[str, ...] = ()  # notes for the user on how the line was read
    questions: tuple[str, ...] = ()  # what the user has to say before the line can be used in full
    sheet: str = ""
    last: str = ""  # the value a year before, with its unit
    target: str = ""
    note: str = ""  # the remark of the table on this line, as given
    sent_as: str = ""  # the words around a line of a list on who sent it: 质管科另报, 以此为准
    repeated: tuple[int, ...] = ()  # lines of the file on the same thing, told with this one
    disputed: tuple[str, ...] = ()  # lines that give this thing another value
    head: str = ""  # the indicator that this one is a part of: 其中
    is_planned: bool = False  # as its words and the lines beside it show
    set_aside: str = ""  # what the line is, if it is no fact: 聊天里的话
    asides: tuple[str, ...] = ()  # parts of the text that are evidence only: （上年同期3.4万件）

    @property
    def statement(self) -> str:
        """The text as a report has it, without the values that only changes were worked out from.

        >>> fact = Fact(id="F1", line=1, text="办件4万件（上年3万件）", asides=("（上年3万件）",))
        >>> fact.statement
        '办件4万件'
        """
        text = self.text
        for aside in self.asides:
            text = text.replace(aside, "", 1)
        return text

    @property
    def statements(self) -> tuple[str, ...]:
        """The statement, then without the last thing that was worked out, down to values alone."""
        found = [self.statement]
        for computed in reversed([one for one in self.computed.split("，") if one]):
            found.append(found[-1].replace(f"，{computed}", "", 1))
        return tuple(found)

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that states it in the program's own words, from the text to the values alone.

        Behind another comparison 同比 goes without saying, and so does the whole behind 其中.
        """
        texts = (self.text, *self.statements)
        short = (one.replace("，同比", "，") for one in texts)
        return tuple(dict.fromkeys(self.without_whole(one) for one in (*texts, *short) if one))

    def without_whole(self, text: str) -> str:
        """Return a text of this fact without the whole in front, as it follows 其中."""
        return _AMONG.sub("", text.removeprefix(f"{self.head}中的") if self.head else text)

    @property
    def timeless(self) -> str:
        """The statement without the time ahead that it opens with, which a plan is all about."""
        return _AHEAD.sub("", self.statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A section on results as the opening sums it up: its heading and its facts."""

    title: str  # the heading without its number
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The task of writing one section, with all that a writer needs for it."""

    title: str  # of the report
    organisation: str
    period: Period
    headings: tuple[str, ...]  # from the top down to this section; () for the opening
    topic: str  # the heading without its number
    functions: tuple[Function, ...]  # two where the heading merges them: 问题和打算
    horizon: str  # the period of a plan: 2025年, 下半年
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    subtopics: tuple[str, ...] = ()  # headings directly below this one
    themes: tuple[str, ...] = ()  # headings of the results: the fields of work of the unit
    results: tuple[Theme, ...] = ()  # of the opening: the sections that it sums up
    problems: tuple[str, ...] = ()  # of this report: its plan answers them
    plan_topics: tuple[str, ...] = ()  # headings of the plan that have text of their own
    plans_only: bool = False  # the whole report is a plan, and its period lies ahead
    is_last: bool = False  # no section follows
    is_plain: bool = False  # the user wants no slogans here
    target_length: int | None = None  # characters that the notes ask for
    contents: tuple[str, ...] = ()  # all headings of the report, in reading order
    world: str = ""  # outline and facts of the whole report
    org_types: tuple[str, ...] = ()  # of the unit; their reports are searched first
    current: str = ""  # the text of a section to be revised
    instruction: str = ""  # for the revision

    @property
    def function(self) -> Function:
        """The first function of the section."""
        return self.functions[0]

    @property
    def is_leaf(self) -> bool:
        """Whether the section has no subsections."""
        return not self.subtopics


class SentenceStatus(StrEnum):
    """The origin of a sentence."""

    FACT = "事实"
    BORROWED = "借鉴"  # wording of a past report
    WRITTEN = "撰写"  # the program's or the model's own words
    BLANK = "待填"  # something in it could not be traced and was blanked
    EDITED = "手改"  # a person's own words; no program changes them


class FigureStatus(StrEnum):
    """The evidence for a figure, year or name of the draft."""

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
    remark: str = ""  # to be confirmed by the user


WrittenParagraphs = tuple[tuple[Written, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """A sentence of the draft, with its facts and precedents."""

    text: str
    status: SentenceStatus
    facts: tuple[Fact, ...] = ()
    precedents: tuple[StoredPassage, ...] = ()
    remark: str = ""  # to be confirmed by the user


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A heading of the draft and its paragraphs; the opening has no heading and level 0."""

    heading: str
    level: int
    paragraphs: tuple[tuple[DraftSentence, ...], ...]

    @property
    def name(self) -> str:
        """The heading, or what readers call the opening."""
        return self.heading or OPENING

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        """All sentences of the section in reading order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedFigure:
    """A figure, year, claim or name of the draft, and its origin."""

    text: str
    status: FigureStatus
    origin: str  # "F3", "F3：(2.84-2.31)/2.31", "标题", …; "" where unsupported
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """An open question that the user has to settle before the draft goes out."""

    reason: str
    text: str
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedSection:
    """A section that has passed the gate, with the figures and open questions found in it."""

    section: DraftSection
    figures: tuple[TracedFigure, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft of a report: sentences with their sources, figures and open questions."""

    title: str
    sections: tuple[DraftSection, ...]
    figures: tuple[TracedFigure, ...]
    unresolved: tuple[Unresolved, ...]
    organisation: str = ""
    id: str = ""  # in the store; "" for a draft that is not stored
    ledger: tuple[Fact, ...] = ()  # all facts that were given, each once
    date: str = ""  # 成文日期 as printed; "" where it is still open

    @property
    def printed_sections(self) -> tuple[DraftSection, ...]:
        """The sections of the report; facts that fit none are open questions, no text of it."""
        return tuple(one for one in self.sections if one.heading != HOMELESS_HEADING)


class Writer(Protocol):
    """Turns briefs into sentences; the gate trusts no writer."""

    def write(self, briefs: Sequence[Brief], *, retrieve: Retrieve) -> Iterator[WrittenParagraphs]:
        """Yield the paragraphs of each brief, in order, each paragraph a tuple of sentences."""
        ...
