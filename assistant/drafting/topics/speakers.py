"""Tell how a kind of unit speaks in its reports: its name for itself, who leads it, its duty."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.drafting.topics.leadership import seat_rank, superior_of
from assistant.reports.organisations import find_type
from assistant.text.lexicon import group

_UNIT = re.compile(f"({group('names.unit').pattern})(?:人民政府|员会|公室|办事处|党委)?$")
_ENTERPRISE = re.compile("公司|集团|企业|银行|厂$|社$")
_COMPANY, _COMPANIES = re.compile("(?:公司|集团)$"), "国企"
_RANK = "{rank}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A unit as its own report speaks of it."""

    self_reference: str  # 我局, 本院, 公司: behind its first mention
    led: str  # by whom, in one phrase with what they do; "" where that is not known
    duties: tuple[str, ...]  # what it does its work by, said in several ways
    without_works: str  # what it did, where no topics can be named
    is_enterprise: bool


@cache
def speaker_of(organisation: str) -> Speaker:
    """Return how `organisation` speaks, by its kind and its name.

    >>> speaker_of("云溪县人民法院").self_reference, speaker_of("云溪县妇女联合会").self_reference
    ('本院', '县妇联')
    >>> speaker_of("云溪县粮食储备有限公司").self_reference
    '公司'
    """
    named = find_type(organisation)
    kind = named.type.name if named else ""
    if _COMPANY.search(organisation) and not _rows().get(kind, {}).get("enterprise"):
        kind = _COMPANIES  # of whatever field: a 水务公司 is no water bureau
    usual = _rows()[""]
    row = usual | _rows().get(kind, {})
    enterprise = row.get("enterprise", not named and bool(_ENTERPRISE.search(organisation)))
    superior = superior_of(organisation, enterprise=enterprise)
    words = {
        "rank": seat_rank(organisation),
        "kind": kind,
        "superior": superior,
        "committee": superior.partition("、")[0],
    }
    return Speaker(
        self_reference=_self_reference(row, organisation, words),
        led=row["led"].format(**words) if superior else "",
        duties=tuple(row["duties"]),
        without_works=row["nothing"],
        is_enterprise=enterprise,
    )


def is_enterprise(organisation: str) -> bool:
    """Return whether `organisation` is a company, a bank, a plant or a cooperative."""
    return speaker_of(organisation).is_enterprise


def _self_reference(row: Mapping[str, Any], organisation: str, words: Mapping[str, str]) -> str:
    called = next((name for name in row.get("called", ()) if name in organisation), "")
    if template := called or row.get("self", ""):
        return (
            words["kind"] if _RANK in template and not words["rank"] else template.format(**words)
        )
    unit = _UNIT.search(organisation)
    return f"我{unit[1]}" if unit else organisation


@cache
def _rows() -> dict[str, dict[str, Any]]:
    """Return the rows of `assistant/data/speakers.toml` by kind of unit, "" for all others."""
    table = tomllib.loads((files("assistant") / "data/speakers.toml").read_text(encoding="utf-8"))
    return {kind: row for row in table["speaker"] for kind in row["kinds"] or [""]}
