"""Find the types of organisation whose reports a query wants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.records import Level
from assistant.reports.organisations import organisation_types
from assistant.text.lexicon import group

_SHORTEST_NAME = 3  # characters: 财局 may be the middle of anything


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedUnits:
    """The types of organisation that a query names, and the words that name them."""

    types: tuple[str, ...]
    words: tuple[str, ...]


def named_units(query: str) -> NamedUnits:
    """Return the types named in full (民政局, 民政部门), and those whose report is named.

    Most words for an organisation may be a subject too, such as the hospitals in 医院感染管理. They
    name the reporting one where a time or a part of a report follows.

    >>> named_units("医院明年打算").types, named_units("医院感染管理").types
    (('医院',), ())
    """
    found = [*_full_names(query), *_reporting_units(query)]
    types, words = ([pair[n] for pair in found] for n in (0, 1))
    return NamedUnits(types=tuple(dict.fromkeys(types)), words=tuple(dict.fromkeys(words)))


def _full_names(query: str) -> Iterator[tuple[str, str]]:
    """Yield type and name of the bureaus named in full, and of the office of a subdistrict."""
    yield from ((kind, name) for kind, name in _bureau_names() if name in query)
    if office := group("queries.subdistrict").first_in(query):
        yield Level.SUBDISTRICT.value, office


@cache
def _bureau_names() -> tuple[tuple[str, str], ...]:
    """Return type and name of all bureaus (民政局) and departments (民政部门)."""
    return tuple(
        (kind.name, name)
        for kind in organisation_types()
        for alias in dict.fromkeys((*kind.aliases, kind.name))
        if len(alias) >= _SHORTEST_NAME and alias[-1] in "局委部"
        for name in (alias, f"{alias[:-1]}部门")
    )


def _reporting_units(query: str) -> Iterator[tuple[str, str]]:
    """Yield type and name of the units before a time or a part of a report; 乡镇 are two."""
    for run in _reporting_pattern().finditer(query):
        if not group("queries.described").closing(query[: run.start()]):
            yield from ((_unit_types()[name], run[1]) for name in _unit_pattern().findall(run[1]))


@cache
def _reporting_pattern() -> re.Pattern[str]:
    unit = _unit_pattern().pattern
    part = group("queries.report_part").pattern
    return re.compile(rf"((?:我们|我|本)?(?:{unit})+里?)的?(?:20\d\d年?|(?:工作)?{part})")


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _unit_types()), key=lambda one: -len(one))))


@cache
def _unit_types() -> dict[str, str]:
    """Return the type of each name that ends as organisations do; others are lines of work."""
    end = group("queries.unit_end")
    return {
        alias: kind.name
        for kind in organisation_types()
        for alias in kind.aliases
        if end.closing(alias)
    }
