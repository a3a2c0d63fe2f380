"""Tell whether a step is about its target, problem or heading, and work that the unit does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Retrieve
from assistant.drafting.precedents.past_steps import PastStep
from assistant.drafting.precedents.search_precedents import build_query, find_passages
from assistant.drafting.topics.heading_phrases import plan_object
from assistant.drafting.topics.method_words import telling_words
from assistant.drafting.topics.sectors import Sector, sectors_in
from assistant.text.figures.read_figures import without_figures
from assistant.text.lexicon import group
from assistant.text.similarity import content_bigrams

# In deviations beyond chance: how near a step has to be to its subject.
_NEAR = 2.0
_VERY_NEAR = 3.0
_ENOUGH, _FEW = 3, 2  # organisations of the kind that tell; that have to do a work
_SAID = 0.5  # share of the words on what work is done that outline and facts have too
_GENERIC = re.compile(group("facts.generic").pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFit:
    """The unit of `brief`, and what finds out what units of its kind do."""

    brief: Brief
    retrieve: Retrieve
    nearness: TextNearness

    def is_about(self, step: str, subjects: Sequence[str], *, is_needed: bool) -> bool:
        """Return whether a step is near to one of the subjects and shares a word with it.

        Where the section has nothing else, it `is_needed` and may be less near.
        """
        sharing = [one for one in map(_bare, subjects) if content_bigrams(one) & _words(step)]
        return self._are_near(step, sharing, least=_NEAR if is_needed else _VERY_NEAR)

    def choose(self, steps: Sequence[PastStep], *, is_needed: bool) -> list[PastStep]:
        """Return the steps about the heading or a target; beside targets, of the own kind alone."""
        brief = self.brief
        subjects = [plan_object(brief.topic), *(fact.timeless for fact in brief.facts)]
        if len(brief.headings) == 1:
            subjects += brief.themes
        return [
            step
            for step in steps
            if (is_needed or is_of_own_kind(step, brief))
            and self.is_about(step.text, subjects, is_needed=is_needed)
        ]

    def usual_step(
        self, sector: Sector, step: str, subject: str, *, is_answer: bool = False
    ) -> str:
        """Return what the unit may say of the usual step of a sector on a subject, "" for nothing.

        Heading or unit name the sector, or several units of the kind write about it. Where the
        archive holds too few of them to tell, but not several that do not, the step has to be
        very near, and says no more than outline and facts do; the answer to a problem may say more.
        """
        if sector in sectors_in(self.brief.topic) or sector in sectors_in(self.brief.organisation):
            return step
        theirs = self._texts_of_kind(subject)
        does = sum(sector in sectors_in(text) for text in theirs)
        if not self._are_near(step, [_bare(subject)], least=_NEAR):
            return ""
        if len(theirs) >= _ENOUGH:
            return step if does >= _FEW else ""
        if len(theirs) >= _FEW and not does:
            return ""
        if is_answer:
            return step if self._share_said(step) else ""
        return "，".join(one for one in step.split("，") if self._share_said(one) >= _SAID)

    def _share_said(self, text: str) -> float:
        """Return the share of the words of `text` on what work is done that the report has too."""
        words = telling_words(text)
        said = sum(word in self.brief.world for word in words)
        return said / len(words) if words else 1.0

    def _texts_of_kind(self, subject: str) -> list[str]:
        """Return what each organisation of the kind says where it is asked about a subject."""
        brief = self.brief
        texts: dict[str, str] = {}
        for hit in find_passages(brief, self.retrieve, build_query(brief, subject)):
            if hit.passage.org_type in brief.org_types:
                writer = hit.passage.organisation or hit.passage.report_id
                texts[writer] = texts.get(writer, "") + hit.passage.paragraph
        return list(texts.values())

    def _are_near(self, step: str, subjects: Sequence[str], *, least: float) -> bool:
        named = [one for one in subjects if one]
        return bool(named) and float(self.nearness.beyond_chance([step], named).max()) >= least


def is_of_own_kind(step: PastStep, brief: Brief) -> bool:
    """Return whether the unit itself or one of its kind planned the step."""
    return is_own(step, brief) or step.passage.org_type in brief.org_types


def is_own(step: PastStep, brief: Brief) -> bool:
    """Return whether the unit itself planned the step."""
    return step.passage.organisation == brief.organisation != ""


def _bare(subject: str) -> str:
    """Return the first clause of a subject without its figures."""
    return without_figures(re.split("[，；]", subject)[0])


def _words(step: str) -> frozenset[str]:
    return content_bigrams(_GENERIC.sub(" ", step))
