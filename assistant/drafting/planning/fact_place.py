"""The place of a fact while a plan is made."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.draft import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPlace:
    """The section of a fact, None for none, and the one that it might belong to instead."""

    node: Node | None
    certainty: float = 1.0
    second: Node | None = None
