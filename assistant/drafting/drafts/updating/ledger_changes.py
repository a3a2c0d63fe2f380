"""The records of what changed from one ledger to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from assistant.drafting.draft import Fact
from assistant.text.figures.read_figures import without_figures

# What a fact says, in the order in which a change is told.
_PARTS = {
    "indicator": "名称",
    "value": "数值",
    "unit": "单位",
    "last": "上年",
    "target": "目标",
    "scope": "口径",
    "note": "备注",
    "as_of": "截至时间",
    "section": "章节",
}


class FactChangeKind(StrEnum):
    """How a fact of the old ledger stands in the new one."""

    SAME = "没变"
    CHANGED = "变了"
    SPLIT = "拆开"
    GONE = "没有了"
    NEW = "新增"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact of the old ledger and what has come of it; `before` is None for a new one."""

    before: Fact | None
    after: tuple[Fact, ...] = ()  # several where a line was split

    @property
    def kind(self) -> FactChangeKind:
        """How the fact changed."""
        if self.before is None:
            return FactChangeKind.NEW
        if not self.after:
            return FactChangeKind.GONE
        if len(self.after) > 1:
            return FactChangeKind.SPLIT
        is_same = says_the_same(self.before, self.after[0])
        return FactChangeKind.SAME if is_same else FactChangeKind.CHANGED

    @property
    def parts(self) -> tuple[str, ...]:
        """What of the fact changed: 数值, 上年; 文字 for a sentence."""
        if self.kind is not FactChangeKind.CHANGED or self.before is None:
            return ()
        old = self.before
        new = replace(self.after[0], section=self.after[0].section or old.section)
        found = [word for name, word in _PARTS.items() if getattr(old, name) != getattr(new, name)]
        before, after = (without_figures(one.text, instead="#") for one in (old, new))
        is_worded_alike = before == after
        return tuple(found) or ("数值" if is_worded_alike else "文字",)


@dataclass(frozen=True, kw_only=True)
class LedgerChanges:
    """All facts of two ledgers, each with its counterpart."""

    changes: tuple[FactChange, ...]  # the old facts in their order, then the new ones

    def of(self, *kinds: FactChangeKind) -> Iterator[FactChange]:
        """Yield the changes of these kinds."""
        return (one for one in self.changes if one.kind in kinds)

    @property
    def new(self) -> tuple[Fact, ...]:
        """The facts that the old ledger did not have."""
        return tuple(fact for one in self.of(FactChangeKind.NEW) for fact in one.after)

    @cached_property
    def by_fact(self) -> Mapping[Fact, FactChange]:
        """The change of each old fact."""
        return {one.before: one for one in self.changes if one.before is not None}

    def successors(self, fact: Fact) -> tuple[Fact, ...]:
        """Return what has come of an old fact; the fact itself where it is of neither ledger."""
        found = self.by_fact.get(fact)
        return found.after if found else (fact,)

    def is_outdated(self, fact: Fact) -> bool:
        """Return whether a sentence on this fact has to be looked at."""
        found = self.by_fact.get(fact)
        return found is not None and found.kind is not FactChangeKind.SAME


def says_the_same(old: Fact, new: Fact) -> bool:
    """Return whether two facts differ in nothing but where they stand.

    A section that the new ledger does not name was chosen elsewhere: it stays.
    """
    section = new.section or old.section
    return _without_place(old) == _without_place(replace(new, section=section))


def _without_place(fact: Fact) -> Fact:
    return replace(
        fact,
        id="",
        line=0,
        file="",
        sheet="",
        repeated=(),
        disputed=(),
        is_planned=False,
        sent_as="",
        source="",
        remarks=(),
        questions=(),
    )
