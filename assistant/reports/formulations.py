"""Read the tables of dated formulations, meetings and campaigns.

`assistant/data/formulations.toml` and `campaigns.toml`: a unit may edit them; they say which words
were in use from when to when, and no more.
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

from assistant.text.lexicon import group

_QUOTES = re.compile("[“”]")
_LONG_NAME = 4  # characters from which a name is plain without its quotes


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
    closing: re.Pattern[str] | None  # the same, but only in the year of the end and the next
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
        for row in _table("formulations.toml")["formulation"]
    )


@cache
def dated_patterns() -> tuple[DatedPattern, ...]:
    """Return the formulations and campaigns that a check looks for."""
    return _formulation_patterns() + _campaign_patterns()


def _formulation_patterns() -> tuple[DatedPattern, ...]:
    return tuple(
        DatedPattern(
            pattern=re.compile(row["pattern"]),
            start=row.get("from", date.min),
            end=row.get("until", date.max),
            replacement=row.get("replacement", ""),
            document=row["document"],
            unless=re.compile(row["unless"]) if "unless" in row else None,
            closing=None,
            of_a_year=row.get("of_a_year", False),
        )
        for row in _table("formulations.toml")["dated"]
    )


def _campaign_patterns() -> tuple[DatedPattern, ...]:
    history = re.compile(group("review.past_campaign").pattern)
    end = re.compile(group("review.campaign_end").pattern)
    return tuple(
        DatedPattern(
            pattern=re.compile("|".join(map(_name_pattern, row["names"]))),
            start=row.get("from", date.min),
            end=row.get("until", date.max),
            replacement=row.get("then", ""),
            document=row["document"],
            unless=history,
            closing=end,
            of_a_year=False,
        )
        for row in _table("campaigns.toml")["campaign"]
    )


def _name_pattern(name: str) -> str:
    """Return the pattern of a name; a short one counts in its quotes alone (“六稳”, no 六稳定)."""
    if len(_QUOTES.sub("", name)) < _LONG_NAME:
        return re.escape(name)
    return "[“”]?".join(re.escape(part) for part in _QUOTES.split(name))


@cache
def meetings() -> tuple[Meeting, ...]:
    """Return the congresses and their plenums, oldest first."""
    return tuple(
        Meeting(rank=(row["congress"], row["plenum"]), name=row["name"], day=row["closed"])
        for row in _table("formulations.toml")["meeting"]
    )


@cache
def _table(name: str) -> dict[str, list[dict[str, Any]]]:
    path = files("assistant") / "data" / name
    return tomllib.loads(path.read_text(encoding="utf-8"))
