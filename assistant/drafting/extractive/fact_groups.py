"""Group the facts of a section by what they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Fact
from assistant.drafting.topics.sectors import Sector, sectors_in
from assistant.text.similarity import content_bigrams

# What was done to a thing does not say what the thing is.
_ACTS = re.compile(
    "新增|新建|改建|改扩建|改造|更新|更换|拆除|完成|办结|承办|办理|受理|处置|开展|发放|实施|建成|整改|查处|累计|惠及|群众|达到|数量|总量"
)
_SHARED_BIGRAMS = 2  # pairs of characters that two facts share


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """Facts that belong into one breath, and the line of work they are of, None if unknown."""

    facts: tuple[Fact, ...]
    sector: Sector | None
    named: str = ""  # what its heading calls it

    @property
    def words(self) -> frozenset[str]:
        """The pairs of characters that say what the facts are about."""
        named = [fact.indicator or fact.text for fact in self.facts]
        return content_bigrams(_ACTS.sub(" ", " ".join((self.named, *named))))


def group_facts(
    facts: Sequence[Fact], *, topic: str = "", organisation: str = ""
) -> list[FactGroup]:
    """Return the facts in groups of one line of work each, in the order of their first facts.

    A fact of no known line of work goes with the fact before it if they speak of the same thing,
    else with what the heading is about. Where a fact may be of several, the heading's comes
    first, then what the unit is there for: 参保 is of the insurance that it runs.
    """
    near = sectors_in(topic)
    own = sectors_in(organisation)
    groups: list[tuple[Sector | None, list[Fact]]] = []
    for fact in facts:
        sector = _sector(fact, (*near, *own))
        home = next((group for known, group in groups if sector and known is sector), None)
        if home is None and sector is None and groups and _share_words(groups[-1][1][-1], fact):
            home = groups[-1][1]
        if home is None and sector is None:
            sector = next(iter(near), None)
            home = next((group for known, group in groups if sector and known is sector), None)
        if home is None:
            groups.append((sector, [fact]))
        else:
            home.append(fact)
    return [FactGroup(facts=tuple(group), sector=sector) for sector, group in groups]


def _sector(fact: Fact, near: Sequence[Sector]) -> Sector | None:
    """Return the line of work that the fact names first, rather one of those that are `near`."""
    text = fact.indicator or fact.text
    named = sectors_in(re.split("[，；、]", text)[0]) or sectors_in(text)
    return next((sector for sector in near if sector in named), next(iter(named), None))


def _share_words(one: Fact, other: Fact) -> bool:
    shared = content_bigrams(one.text) & content_bigrams(other.text)
    return len(shared) >= _SHARED_BIGRAMS
