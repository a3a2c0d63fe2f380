"""Group the facts of a section by who sent them and by their sector."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Fact
from assistant.drafting.extractive.related_facts import AMONG, Relation, is_part, runs_of_related
from assistant.drafting.planning.fact_subject import sender
from assistant.drafting.topics.sectors import Sector, sectors_in
from assistant.text.lexicon import group
from assistant.text.similarity import content_bigrams

_GENERIC = re.compile(group("facts.generic").pattern)
_SHARED_BIGRAMS = 2  # of two facts on the same subject


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts to be written together, and their sector, None if unknown."""

    facts: tuple[Fact, ...]
    sector: Sector | None
    is_led: bool = True  # a step may stand in front
    named: str = ""  # the topic of the heading, where the group is all there is under it

    @property
    def words(self) -> frozenset[str]:
        """The bigrams of the subjects of the facts."""
        named = [fact.indicator or fact.text for fact in self.facts]
        return content_bigrams(_GENERIC.sub(" ", " ".join((self.named, *named))))


def group_facts(
    facts: Sequence[Fact],
    *,
    topic: str = "",
    organisation: str = "",
    are_related: Relation | None = None,
) -> list[FactGroup]:
    """Return the facts in groups of one sector, in the order of their first facts.

    What one department sent, or stands under one heading of the ledger, stays together. Where it
    is known which facts are related, no other one joins a group that it does not stand beside.
    """
    found: list[FactGroup] = []
    for members in by_sender(facts):
        found += _group_by_sector(members, topic, organisation, are_related)
    return found


def cut_groups(groups: Iterable[FactGroup], are_related: Relation) -> list[FactGroup]:
    """Return the groups cut where neighbours are not related; a step may lead to the first part."""
    return [
        replace(group, facts=run, is_led=not place)
        for group in groups
        for place, run in enumerate(runs_of_related(group.facts, are_related))
    ]


def by_sender(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Return the facts that each department sent, in the order of their first ones."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(sender(fact), []).append(fact)
    return list(found.values())


def _group_by_sector(
    facts: Sequence[Fact], topic: str, organisation: str, are_related: Relation | None
) -> list[FactGroup]:
    """Return the facts in groups of one sector, in the order of their first facts.

    A fact of no known sector joins the fact before it if they share words, else the sector of
    the topic. Where a fact names several sectors, that of the topic counts first, then that of
    the organisation: 参保 belongs to the insurance that the unit runs. Parts follow their whole, a
    line that opens with 其中 the one above.
    """
    near = sectors_in(topic)
    own = sectors_in(organisation)
    groups: list[tuple[Sector | None, list[Fact]]] = []
    for before, fact in zip((None, *facts), facts, strict=False):
        if before is not None and fact.text.startswith(AMONG):
            next(members for _, members in groups if before in members).append(fact)
            continue
        whole = next((one for _, one in groups if any(is_part(fact, each) for each in one)), None)
        if whole is not None:
            whole.append(fact)
            continue
        sector = _fact_sector(fact, (*near, *own))
        if sector is None and groups and _share_words(groups[-1][1][-1], fact):
            groups[-1][1].append(fact)
            continue
        sector = sector or next(iter(near), None)
        same = [members for known, members in groups if sector and known is sector]
        if are_related is not None:
            same = [
                members
                for members in same
                if members is groups[-1][1] or any(are_related(one, fact) for one in members)
            ]
        home = next(iter(same), None)
        if home is None:
            groups.append((sector, [fact]))
        else:
            home.append(fact)
    return [FactGroup(facts=tuple(members), sector=sector) for sector, members in groups]


def _fact_sector(fact: Fact, preferred: Sequence[Sector]) -> Sector | None:
    """Return a preferred sector that the fact names, else the first one it names."""
    text = fact.indicator or fact.text
    named = sectors_in(re.split("[，；、]", text)[0]) or sectors_in(text)
    return next((sector for sector in preferred if sector in named), next(iter(named), None))


def _share_words(one: Fact, other: Fact) -> bool:
    shared = content_bigrams(one.text) & content_bigrams(other.text)
    return len(shared) >= _SHARED_BIGRAMS
