"""Read the table of dated formulations and meetings, `assistant/data/formulations.toml`.

A unit may edit the table: it says which words were in use from when to when, and no more.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Role(StrEnum):
    """What a formulation does in an opening."""

    GUIDE = "指导思想"
    SPIRIT = "会议精神"
    CAMPAIGN = "学习教育"
    YEAR = "年份"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulation:
    """A formulation that an opening uses, and the days it holds for."""

    role: Role
    text: str
    start: date
    end: date
    document: str
    for_enterprises: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPattern:
    """A formulation that a check looks for, and the days it was in use."""

    pattern: re.Pattern[str]
    start: date
    end: date
    replacement: str
    document: str
    unless: re.Pattern[str] | None  # in the same sentence: there it is history, or meant otherwise
    of_a_year: bool  # names the year's own place: what counts is the year it is said of


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A congress or one of its plenums."""

    rank: tuple[int, int]  # (20, 3): the third plenum of the twentieth; (20, 0): the congress
    name: str
    day: date  # its last


@cache
def formulations() -> tuple[Formulation, ...]:
    """Return the formulations for openings, in the order of the table."""
    return tuple(
        Formulation(
            role=Role(row["role"]),
            text=row["text"],
            start=row["from"],
            end=row.get("until", date.max),
            document=row["document"],
            for_enterprises=row.get("enterprise", False),
        )
        for row in _table()["formulation"]
    )


@cache
def dated_patterns() -> tuple[DatedPattern, ...]:
    """Return the formulations that a check looks for."""
    return tuple(
        DatedPattern(
            pattern=re.compile(row["pattern"]),
            start=row.get("from", date.min),
            end=row.get("until", date.max),
            replacement=row.get("replacement", ""),
            document=row["document"],
            unless=re.compile(row["unless"]) if "unless" in row else None,
            of_a_year=row.get("of_a_year", False),
        )
        for row in _table()["dated"]
    )


@cache
def meetings() -> tuple[Meeting, ...]:
    """Return the congresses and their plenums, oldest first."""
    return tuple(
        Meeting(rank=(row["congress"], row["plenum"]), name=row["name"], day=row["closed"])
        for row in _table()["meeting"]
    )


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    path = files("assistant") / "data/formulations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
