"""Choose the written verb for a spoken one of a character, by what it is done to and how many."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from assistant.resources import data_lines
from assistant.text.lexicon import group

_ANY = "*"
_CLEAR = 3  # times as often as all other verbs together that the likeliest stands with a thing
_OBJECT = re.compile(r"(\D+)(\d+)")
_THING = 2  # characters of a thing that the table knows it by
_UNITS = group("units.any")
_PEOPLE = group("spoken.people_unit")
_ENDS = group("spoken.verb_end")


def spoken_verbs() -> str:
    """Return the characters that are spoken verbs."""
    return "".join(verb for verb in _forms() if len(verb) == 1)


def spoken_verb_pattern() -> str:
    """Return a regular expression for a spoken verb and how it ended: 换, 换好, 租出去.

    A verb with its own table is one whole; any other may have an end behind it.
    """
    whole = sorted((verb for verb in _forms() if len(verb) > 1), key=len, reverse=True)
    return f"(?:{'|'.join(whole)}|[{spoken_verbs()}]{_ENDS.pattern}?)"


def written_verbs() -> list[str]:
    """Return the verbs that stand for spoken ones."""
    return sorted({written for forms in _forms().values() for written in forms})


def choose_verb(verb: str, thing: str, unit: str) -> str:
    """Return the written verb for `verb` done to so many `unit` of a thing, "" where it is unsure.

    >>> choose_verb("改", "老旧小区", "个"), choose_verb("改", "事故隐患", "个")
    ('改造', '整改')
    >>> choose_verb("开", "培训班", "个"), choose_verb("开", "项目", "元")
    ('开设', '')
    >>> choose_verb("换好", "路灯", "盏"), choose_verb("租出去", "商铺", "间")
    ('更换', '出租')
    """
    forms = _forms().get(verb) or _forms()[verb[0]]
    named = [written for written, counted in forms.items() if thing.endswith(_named(counted))]
    fitting = named or [written for written, counted in forms.items() if _fits(unit, counted)]
    if len(fitting) < 2:
        return "".join(fitting)
    times = {written: object_count(written, thing) for written in fitting}
    likeliest = max(fitting, key=lambda one: times[one])
    others = sum(times.values()) - times[likeliest]
    return likeliest if times[likeliest] and times[likeliest] >= _CLEAR * others else ""


def names_thing(verb: str, thing: str) -> bool:
    """Return whether the table of a spoken verb names just this thing."""
    return any(thing in counted for counted in _forms().get(verb, {}).values())


def is_named(written: str, thing: str) -> bool:
    """Return whether the table of verbs names this thing, not only its measure word."""
    return thing.endswith(_names().get(written, ()) or (_ANY,))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return the things of two characters or more that the table names for each written verb."""
    names: dict[str, tuple[str, ...]] = {}
    for forms in _forms().values():
        for written, counted in forms.items():
            names[written] = (*names.get(written, ()), *_named(counted))
    return names


def _named(counted: Iterable[str]) -> tuple[str, ...]:
    """Return what of a list of things and measure words is the name of a thing."""
    return tuple(one for one in counted if len(one) > 1 and one not in _UNITS)


def object_count(written: str, thing: str) -> int:
    """Return how often reports have a thing behind a written verb."""
    return _objects().get(written, {}).get(thing.strip("“”")[-_THING:], 0)


def _fits(unit: str, counted: Sequence[str]) -> bool:
    return unit in counted or (_ANY in counted and unit not in _PEOPLE)


@cache
def _forms() -> dict[str, dict[str, list[str]]]:
    """Return the tables of `assistant/data/written_verbs.toml`."""
    return tomllib.loads((files("assistant") / "data/written_verbs.toml").read_text("utf-8"))


@cache
def _objects() -> dict[str, dict[str, int]]:
    """Return the counts of things behind each verb, written by `training/verb_objects.py`."""
    rows = (row.split(" ") for row in data_lines("verb_objects.txt"))
    return {
        verb: {found[1]: int(found[2]) for found in map(_OBJECT.fullmatch, things) if found}
        for verb, *things in rows
    }
