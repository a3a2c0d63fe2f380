"""Turn what a person typed as limits of a search into a `Filter`."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from assistant.errors import QueryError
from assistant.records import Filter, Function, Level

_Word = TypeVar("_Word", bound=StrEnum)


def make_filter(
    *,
    years: Iterable[int] = (),
    org_types: Iterable[str] = (),
    levels: Iterable[str] = (),
    functions: Iterable[str] = (),
    reports: Iterable[str] = (),
) -> Filter:
    """Return the filter these words describe; QueryError names the words that can be used."""
    return Filter(
        years=tuple(years),
        org_types=tuple(word.strip() for word in org_types if word.strip()),
        levels=tuple(_one_of(Level, word, "级别") for word in levels),
        functions=tuple(_one_of(Function, word, "章节功能") for word in functions),
        reports=tuple(reports),
    )


def _one_of(words: type[_Word], word: str, name: str) -> _Word:
    try:
        return words(word.strip())
    except ValueError:
        raise QueryError(
            f"不认识的{name}“{word}”。", hint=f"可用的{name}：{'、'.join(words)}"
        ) from None
