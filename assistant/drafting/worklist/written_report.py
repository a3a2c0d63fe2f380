"""The report as it stands, which every entry of the worklist is worked out from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.drafting.draft import Brief, DraftSentence, Fact, TracedSection
from assistant.drafting.grounding.coverage import states_fact
from assistant.drafting.planning.draft_plan import Plan
from assistant.text.similarity import bigrams, content_bigrams

_SOME_WORDS = 0.3  # of a fact that a section tells


@dataclass(frozen=True, kw_only=True)
class WrittenSection:
    """A section as it stands, and what it was to be; the facts that fit nowhere have no brief."""

    traced: TracedSection
    brief: Brief | None

    @property
    def heading(self) -> str:
        """The heading, "" for the opening: where an entry about the section stands."""
        return self.traced.section.heading

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        """The sentences in reading order."""
        return self.traced.section.sentences

    @property
    def text(self) -> str:
        """The text without paragraphs."""
        return "".join(one.text for one in self.sentences)


@dataclass(frozen=True, kw_only=True)
class WrittenReport:
    """The plan of a draft and its sections as they stand; one without text is still unwritten."""

    plan: Plan
    sections: tuple[WrittenSection, ...]
    is_whole: bool  # no section is still to be written
    proposed: frozenset[Fact] = frozenset()  # those of sentences that wait to be accepted

    @cached_property
    def cited(self) -> frozenset[Fact]:
        """The facts that sentences rest on."""
        return frozenset(
            fact
            for section in self.sections
            for sentence in section.sentences
            for fact in sentence.facts
        )

    def states(self, fact: Fact) -> bool:
        """Return whether some sentence rests on a fact or will, or a section tells it.

        It does with all its figures and some of its words: 第3 stands in many a section.
        """
        if fact in self.cited or fact in self.proposed:
            return True
        words = content_bigrams(fact.text)
        return any(
            states_fact(section.text, fact)
            and len(words & bigrams(section.text)) >= _SOME_WORDS * len(words)
            for section in self.sections
        )

    def heading_of(self, fact: Fact) -> str:
        """Return the heading of the section that a fact is placed in, "" for none."""
        placed = (one.headings for one in self.plan.placements if one.fact == fact.id)
        return next((headings[-1] for headings in placed if headings), "")


def read_report(
    plan: Plan,
    sections: tuple[TracedSection, ...],
    *,
    is_whole: bool,
    proposed: Collection[Fact] = (),
) -> WrittenReport:
    """Return the report that these sections make."""
    return WrittenReport(
        plan=plan,
        sections=tuple(_with_briefs(plan, sections)),
        is_whole=is_whole,
        proposed=frozenset(proposed),
    )


def _with_briefs(plan: Plan, sections: tuple[TracedSection, ...]) -> Iterator[WrittenSection]:
    for number, traced in enumerate(sections):
        brief = plan.briefs[number] if number < len(plan.briefs) else None
        yield WrittenSection(traced=traced, brief=brief)
