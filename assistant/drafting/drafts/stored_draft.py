"""The records of a stored draft: a version of a section, a section with its history, the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from assistant.drafting.draft import (
    OPENING,
    Draft,
    DraftSection,
    DraftSentence,
    Fact,
    TracedSection,
    Unresolved,
)
from assistant.drafting.events import Effort
from assistant.drafting.planning.draft_plan import Plan, assemble_draft
from assistant.drafting.precedents.report_selection import ReportSelection
from assistant.drafting.worklist.list_open_points import list_open_points

SCHEMA = 2
SEPARATOR = "／"  # between the headings of a section that was chosen for a fact


class VersionOrigin(StrEnum):
    """The action that made a version."""

    WRITTEN = "起草"
    REDONE = "重写"
    EDITED = "手改"
    RESTORED = "恢复"
    UPDATED = "更新"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A section as it was at one time."""

    made: str  # ISO 8601, local time with its offset
    how: VersionOrigin
    traced: TracedSection
    instruction: str = ""
    effort: Effort = Effort()  # noqa: RUF009 (frozen)

    @property
    def text(self) -> str:
        """The section's text, a line for each paragraph."""
        return "\n".join(
            "".join(sentence.text for sentence in paragraph)
            for paragraph in self.traced.section.paragraphs
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSection:
    """A section with its history, the oldest version first."""

    heading: str  # "" for the opening
    level: int
    versions: tuple[Version, ...] = ()
    is_locked: bool = False  # nothing may change it
    wishes: tuple[str, ...] = ()  # notes of readers, followed at the next revision

    @property
    def current(self) -> Version | None:
        """The latest version; None where the section is still to be written."""
        return self.versions[-1] if self.versions else None

    @property
    def name(self) -> str:
        """The heading, or what readers call the opening."""
        return self.heading or OPENING

    @property
    def text(self) -> str:
        """The text of the latest version, "" where the section is still to be written."""
        return self.current.text if self.current else ""

    @property
    def paragraphs(self) -> tuple[tuple[DraftSentence, ...], ...]:
        """The paragraphs of the latest version."""
        return self.current.traced.section.paragraphs if self.current else ()

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        """The sentences of the latest version in reading order."""
        return self.current.traced.section.sentences if self.current else ()

    @property
    def unresolved(self) -> tuple[Unresolved, ...]:
        """The open questions about the sentences of the latest version."""
        return self.current.traced.unresolved if self.current else ()

    def with_version(
        self,
        traced: TracedSection,
        how: VersionOrigin,
        *,
        instruction: str = "",
        effort: Effort = Effort(),  # noqa: B008 (frozen)
    ) -> StoredSection:
        """Return the section with a new version, made now."""
        version = Version(
            made=now(), how=how, traced=traced, instruction=instruction, effort=effort
        )
        return replace(self, versions=(*self.versions, version))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEdit:
    """A change that a new ledger asks for in a sentence that no program may change."""

    section: int
    before: str  # the sentence; a proposal is over when the section has it no longer
    after: str  # "" to delete it; the same where a person has to find the words
    reason: str
    facts: tuple[Fact, ...] = ()  # of the new sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredFacts:
    """The facts as the user entered them on the page, to be edited further."""

    pasted: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    files: tuple[str, ...] = ()  # names of ledgers; their content is not kept
    chosen: tuple[tuple[str, str], ...] = ()  # a fact's text, and the section chosen for it


class StepKind(StrEnum):
    """The action of a step that can be undone."""

    WRITTEN = "起草"
    REDONE = "重写"
    EDITED = "手改"
    RESTORED = "恢复旧版"
    UPDATED = "按台账改"
    LOCKED = "锁定或解锁"
    CONFIRMED = "核对"
    RULE = "开关规则"
    LEDGER = "改台账"
    NOTED = "收回批注"
    DATED = "成文日期"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionState:
    """A section as it was, told by the sections there are now."""

    number: int  # where it was
    heading: str
    level: int
    place: int  # of the section now whose first versions it shares
    shared: int  # how many
    versions: tuple[Version, ...] = ()  # what it had beyond those
    is_locked: bool = False
    wishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a change replaced; None where it left a part alone."""

    kind: StepKind
    section: str = ""  # the name of the section that it was made in
    count: int  # of the sections
    sections: tuple[SectionState, ...] = ()  # those that it changed
    outline: str | None = None
    plan: Plan | None = None
    typed: EnteredFacts | None = None
    proposals: tuple[ProposedEdit, ...] | None = None
    confirmed: tuple[Unresolved, ...] | None = None
    rules_off: tuple[str, ...] | None = None
    date: str | None = None


@dataclass(frozen=True, kw_only=True)  # without slots: its points are worked out once
class StoredDraft:
    """A draft with its history, as it is on disk."""

    id: str
    made: str
    changed: str
    outline: str  # as the user wrote it
    plan: Plan
    sections: tuple[StoredSection, ...]  # one a brief, then the facts that fit nowhere, if any
    choice: ReportSelection = ReportSelection()  # noqa: RUF009 (frozen)
    typed: EnteredFacts = EnteredFacts()
    proposals: tuple[ProposedEdit, ...] = ()
    confirmed: tuple[Unresolved, ...] = ()  # points that a person looked at and found right
    rules_off: tuple[str, ...] = ()  # rules of the check that do not suit this draft
    date: str = ""  # 成文日期, ISO 8601; "" where it is still open
    undo: tuple[Step, ...] = ()  # the latest last
    redo: tuple[Step, ...] = ()  # what was undone, to be done again
    schema: int = SCHEMA

    @property
    def written(self) -> int:
        """The number of written sections."""
        return sum(section.current is not None for section in self.sections)

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the sections still to be written."""
        return tuple(n for n, section in enumerate(self.sections) if section.current is None)

    @property
    def effort(self) -> Effort:
        """The effort of all versions together."""
        efforts = (version.effort for section in self.sections for version in section.versions)
        return sum(efforts, start=Effort())

    @property
    def open_proposals(self) -> tuple[ProposedEdit, ...]:
        """The proposals whose sentences still stand."""
        return tuple(
            one
            for one in self.proposals
            if one.before in {sentence.text for sentence in self.sections[one.section].sentences}
        )

    def draft(self) -> Draft:
        """Return the draft with the latest versions; what a person confirmed is no open point."""
        rows = [row for row in self.points if row not in self.confirmed]
        sections = [_current(section) for section in self.sections]
        draft = assemble_draft(self.plan, sections, rows)
        return replace(draft, id=self.id, date=_printed(self.date))

    @cached_property
    def points(self) -> tuple[Unresolved, ...]:
        """The points to look at, confirmed ones too; a missing section is one."""
        proposals = self.open_proposals
        points = list_open_points(
            self.plan,
            [_current(section) for section in self.sections],
            is_whole=not self.missing,
            proposed=[fact for one in proposals for fact in one.facts],
        )
        return (*points, *map(self._open_point, proposals))

    def _open_point(self, proposal: ProposedEdit) -> Unresolved:
        is_changed = proposal.after not in ("", proposal.before)
        new = f"：{proposal.after}" if is_changed else ""
        return Unresolved(
            reason=f"{proposal.reason}{new}",
            text=proposal.before,
            section=self.sections[proposal.section].heading,
        )

    def with_section(self, number: int, section: StoredSection) -> StoredDraft:
        """Return the draft with section `number` replaced, changed now."""
        sections = (*self.sections[:number], section, *self.sections[number + 1 :])
        return replace(self, sections=sections, changed=now())


def now() -> str:
    """Return the current time as ISO 8601, local with its offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _printed(iso: str) -> str:
    """Return a date as reports print it, "" for none.

    >>> _printed("2026-01-05")
    '2026年1月5日'
    """
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def _current(section: StoredSection) -> TracedSection:
    if section.current is not None:
        return _under_heading(section.current.traced, section.heading)
    return TracedSection(
        section=DraftSection(heading=section.heading, level=section.level, paragraphs=()),
        unresolved=(
            Unresolved(reason="这一节还没有写", text=section.name, section=section.heading),
        ),
    )


def _under_heading(traced: TracedSection, heading: str) -> TracedSection:
    """Return a section under its heading as a person may have changed it."""
    if traced.section.heading == heading:
        return traced
    return TracedSection(
        section=replace(traced.section, heading=heading),
        figures=tuple(replace(one, section=heading) for one in traced.figures),
        unresolved=tuple(replace(one, section=heading) for one in traced.unresolved),
    )
