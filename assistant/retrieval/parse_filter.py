"""Parse the search conditions that a user typed into a `Filter`."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from assistant.errors import QueryError
from assistant.records import Filter, Function, Level

_Word = TypeVar("_Word", bound=StrEnum)


def make_filter(
    *,
    years: Iterable[int] | None = None,
    org_types: Iterable[str] | None = None,
    levels: Iterable[str] | None = None,
    functions: Iterable[str] | None = None,
    reports: Iterable[str] | None = None,
) -> Filter:
    """Return the filter of these words; None and empty values do not limit.

    Raises QueryError for an unknown word, and names the known ones.
    """
    return Filter(
        years=tuple(years or ()),
        org_types=tuple(word.strip() for word in org_types or () if word.strip()),
        levels=tuple(_parse_word(Level, word, "级别") for word in levels or ()),
        functions=tuple(_parse_word(Function, word, "章节功能") for word in functions or ()),
        reports=tuple(reports or ()),
    )


def _parse_word(words: type[_Word], word: str, name: str) -> _Word:
    try:
        return words(word.strip())
    except ValueError:
        raise QueryError(
            f"不认识的{name}“{word}”。", hint=f"可用的{name}：{'、'.join(words)}"
        ) from None
