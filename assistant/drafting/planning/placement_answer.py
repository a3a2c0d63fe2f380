"""Read a model's answer to the question where facts belong: lines, tables or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from assistant.drafting.planning.placement_question import NOWHERE, PlacementQuestion
from assistant.text.lexicon import group

_Pair = tuple[int, int]  # number of a fact, number of a section

_JSON = re.compile(r"\{.*\}|\[.*\]", re.DOTALL)
_FACT = re.compile(r"(?:F|f|\uff26|事实)?\s*(\d{1,4})(?!\d).*", re.DOTALL)
_SECTION = re.compile(r"(?:S|s|\uff33|章节|第)?\s*(\d{1,4})(?!\d).*", re.DOTALL)
_SECTION_NAME = re.compile(r"(?:S|s|章节)\s?\d")
_FACT_KEY = re.compile("fact|事实|id|编号|^f$", re.IGNORECASE)
_SECTION_KEY = re.compile("section|章节|place|归|^s$", re.IGNORECASE)
_NAMED = re.compile(r"(?<![A-Za-z])(F|f|\uff26|事实|S|s|\uff33|章节)\s?(\d{1,4})")
_BARE = re.compile(r"^\W*(\d{1,4})(?:\s*[^\d\s]{1,3}\s*|\s+)(\d{1,4})\W*$")
_SEPARATORS = " ：:=→>-|，,。*"
_NOWHERE = group("asides.nowhere")


def read_places(answer: str, question: PlacementQuestion) -> dict[int, int]:
    """Return the section's number for each fact's number; NOWHERE for a fact that fits none.

    Only facts and sections of the question count. What is said last holds: a model that thinks
    aloud changes its mind.
    """
    facts = {one.number for one in question.facts}
    sections = {NOWHERE, *(one.number for one in question.sections)}
    pairs = _pairs(answer, _titles(question))
    return {fact: section for fact, section in pairs if fact in facts and section in sections}


def _titles(question: PlacementQuestion) -> dict[str, int]:
    return {one.node.title: one.number for one in question.sections}


def _pairs(answer: str, titles: dict[str, int]) -> list[_Pair]:
    found = _JSON.search(answer)
    if found is not None:
        with suppress(ValueError):
            return list(_pairs_of_json(json.loads(found[0]), titles))
    return [pair for line in answer.splitlines() for pair in _pairs_of_line(line, titles)]


def _pairs_of_json(value: object, titles: dict[str, int]) -> Iterator[_Pair]:
    if isinstance(value, dict):
        yield from _pair(_under(value, _FACT_KEY), _under(value, _SECTION_KEY), titles)
        for key, one in value.items():
            yield from _pairs_of_entry(key, one, titles)
    elif isinstance(value, list):
        if len(value) == 2 and not isinstance(value[0], dict | list):
            yield from _pair(value[0], value[1], titles)
        for one in value:
            yield from _pairs_of_json(one, titles)


def _pairs_of_entry(key: str, value: object, titles: dict[str, int]) -> Iterator[_Pair]:
    """Yield the pairs of "F1": "S2" and of "S2": ["F1", "F3"]."""
    if not isinstance(value, dict | list):
        yield from _pair(key, value, titles)
    elif isinstance(value, list) and _SECTION_NAME.match(key):
        for fact in value:
            yield from _pair(fact, key, titles)
    else:
        yield from _pairs_of_json(value, titles)


def _under(row: dict[str, object], key: re.Pattern[str]) -> object:
    return next((value for name, value in row.items() if key.search(name)), "")


def _pair(fact: object, section: object, titles: dict[str, int]) -> Iterator[_Pair]:
    """Yield the pair of a fact and a section, however they are named; none for anything else."""
    known = _FACT.fullmatch(f"{fact}".strip())
    number = _section_number(section, titles)
    if known is not None and number is not None:
        yield int(known[1]), number


def _section_number(named: object, titles: dict[str, int]) -> int | None:
    text = "" if named is None else f"{named}".strip()
    if named is None or _NOWHERE.opening(text):
        return NOWHERE
    if (found := _SECTION.fullmatch(text)) is not None:
        return int(found[1])
    return _number_of_title(text, titles)


def _number_of_title(text: str, titles: dict[str, int]) -> int | None:
    named = {number for title, number in titles.items() if title in text}
    return named.pop() if len(named) == 1 else None


def _pairs_of_line(line: str, titles: dict[str, int]) -> Iterator[_Pair]:
    """Yield the pairs of a line: F1=S2; F1、F3 → S2; S2：F1、F3; F1 无; 1. 2."""
    named = list(_NAMED.finditer(line))
    if not named:
        if (bare := _BARE.match(line)) is not None:
            yield int(bare[1]), int(bare[2])
        return
    if not _names_fact(named[0]):
        yield from _pairs_behind_sections(named)
        return
    facts: list[int] = []
    for one in named:
        if _names_fact(one):
            facts.append(int(one[2]))
        else:
            yield from ((fact, int(one[2])) for fact in facts)
            facts = []
    rest = line[named[-1].end() :].strip(_SEPARATORS)
    if facts and (number := _section_number(rest, titles)) is not None:
        yield from ((fact, number) for fact in facts)


def _pairs_behind_sections(named: Sequence[re.Match[str]]) -> Iterator[_Pair]:
    section = NOWHERE
    for one in named:
        if _names_fact(one):
            yield int(one[2]), section
        else:
            section = int(one[2])


def _names_fact(found: re.Match[str]) -> bool:
    return found[1] in "Ff\uff26事实"
