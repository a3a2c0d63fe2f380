"""Find the type of an organisation by its name, or by the words of its report."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.records import Level
from assistant.text.lexicon import group

UNKNOWN_TYPE = "其他"

_NAME_END = re.compile(f".*{group('names.organisation_end_in_title').pattern}")
_FULL_NAME_LETTERS = frozenset("局委办厅部院馆社镇府会署街道")
_PLACES = frozenset({Level.TOWN, Level.TOWNSHIP, Level.SUBDISTRICT, Level.VILLAGE})

# Evidence for a type where the title names none: a signature most, a mere word least.
_SIGNED, _TITLED, _INTRODUCED, _NAMED, _WORD = 12.0, 4.0, 3.0, 1.0, 0.5
_MOST_NAMED, _MOST_WORDS = 5, 16
_LEAST = 2.0
_HEAD = 500  # characters: the introduction, where a report says who reports
_READ = 6000  # characters of a report that are searched for words


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationType:
    """A type of organisation, as `data/organisations.toml` describes it."""

    name: str
    aliases: tuple[str, ...]
    words: tuple[str, ...] = ()
    level: Level | None = None  # the same for all organisations of the type

    @property
    def is_place(self) -> bool:
        """Whether it may be the place of another organisation: 镇 in 镇卫生院."""
        return self.level in _PLACES or self.name == "政府"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedType:
    """A type of organisation, and its place in a name."""

    type: OrganisationType
    start: int
    end: int


@cache
def organisation_types() -> tuple[OrganisationType, ...]:
    """Return the types in the table."""
    table = resources.files("assistant").joinpath("data/organisations.toml").read_text("utf-8")
    return tuple(
        OrganisationType(
            name=row["name"],
            aliases=tuple(row["aliases"]),
            words=tuple(row.get("words", ())),
            level=Level(row["level"]) if "level" in row else None,
        )
        for row in tomllib.loads(table)["organisation"]
    )


def find_type(name: str) -> NamedType | None:
    """Return the type of organisation in `name`, or None.

    The alias that stands first counts, of two that begin together the longer one; but a town, a
    village or a street in front of another kind only says where that one is.

    >>> find_type("镇卫生院").type.name
    '医院'
    """
    first: NamedType | None = None
    for match in _aliases().finditer(name):
        found = NamedType(type=_by_alias()[match[0]], start=match.start(), end=match.end())
        if not found.type.is_place:
            return found
        first = first or found
    return first


def find_organisation(subject: str, *, leads: bool) -> str:
    """Return the name of the organisation in the subject of a title, "" if there is none.

    A subject behind the year (`leads` False) is mostly a topic: only a whole name counts there.
    """
    named = find_type(subject)
    if named is None:
        ended = _NAME_END.match(subject) if leads else None
        return ended[0] if ended else ""
    if not leads and subject[named.end - 1] not in _FULL_NAME_LETTERS:
        return ""
    rest = _NAME_END.match(subject, named.end)
    return subject[: rest.end() if rest else named.end]


def guess_type(text: str, *, topic: str, signature: str) -> OrganisationType | None:
    """Return the likely type of the reporter, by the words of its report, or None."""
    scores: defaultdict[str, float] = defaultdict(float)
    signed = find_type(signature)
    if signed:
        scores[signed.type.name] += _SIGNED
    read = text[:_READ]
    for kind in organisation_types():
        scores[kind.name] += _evidence(kind, text[:_HEAD], read)
        scores[kind.name] += _TITLED * sum(word in topic for word in kind.words)
    name, score = max(scores.items(), key=lambda item: item[1])
    return _by_name()[name] if score >= _LEAST else None


def _evidence(kind: OrganisationType, head: str, text: str) -> float:
    names = [] if kind.is_place else _full_names(kind)
    introduced = sum(alias in head for alias in names)
    named = min(sum(text.count(alias) for alias in names), _MOST_NAMED)
    words = min(sum(text.count(word) for word in kind.words), _MOST_WORDS)
    return _INTRODUCED * introduced + _NAMED * named + _WORD * words


@cache
def _full_names(kind: OrganisationType) -> list[str]:
    return [alias for alias in kind.aliases if alias[-1] in _FULL_NAME_LETTERS and len(alias) > 1]


@cache
def _by_name() -> dict[str, OrganisationType]:
    return {kind.name: kind for kind in organisation_types()}


@cache
def _by_alias() -> dict[str, OrganisationType]:
    return {alias: kind for kind in organisation_types() for alias in kind.aliases}


@cache
def _aliases() -> re.Pattern[str]:
    longest_first = sorted(_by_alias(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
