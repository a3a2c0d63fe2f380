"""Derive from a unit's name its superior and the body that its report speaks for."""

from __future__ import annotations

import re

from assistant.reports.organisations import find_type
from assistant.text.lexicon import group

_PLACE = "[\u4e00-\u9fff]{2,7}?"
# The smallest place that a name opens with, before what the unit itself is.
_SEAT = re.compile(
    f"^{_PLACE}([省市区县州旗])(?!.*{group('names.below_county').pattern})(?=[\u4e00-\u9fff]+"
    f"{group('names.unit_end').pattern}$)"
)
_INNER = re.compile(f"^{_PLACE}[省市州]{_PLACE}([市区县旗])")  # 澜川市东浦区
_OF_TOWN = re.compile(f"^(?:{_PLACE}[市州])?{_PLACE}([市区县旗])(?={_PLACE}(?:镇|乡|街道))")
_TOWN = re.compile("^(.*[镇乡])(人民政府|党委)?$")
_SUBDISTRICT = re.compile("^(.*街道)(办事处|党工委)?$")
_COMPANY = re.compile("(?:公司|集团)$")
_PARTY_ORGAN = group("names.party_organ")
_SUPERIOR = "上级党委、政府"


def reporting_body(organisation: str) -> str:
    """Return the body that a report speaks for: of a town its party committee and government.

    >>> reporting_body("石桥镇"), reporting_body("云溪县水务集团"), reporting_body("云溪县财政局")
    ('石桥镇党委、政府', '云溪县水务集团党委、董事会', '云溪县财政局')
    """
    if (town := _TOWN.match(organisation)) and not town[2]:
        return f"{organisation}党委、政府"
    if (subdistrict := _SUBDISTRICT.match(organisation)) and not subdistrict[2]:
        return f"{organisation}党工委、办事处"
    return f"{organisation}党委、董事会" if _COMPANY.search(organisation) else organisation


def seat_rank(organisation: str) -> str:
    """Return the rank of the place that a unit's name opens with, "" for none.

    >>> seat_rank("云溪县妇女联合会"), seat_rank("远达公司")
    ('县', '')
    """
    seat = _find_seat(organisation)
    return seat[1] if seat else ""


def superior_of(organisation: str, *, enterprise: bool = False) -> str:
    """Return the bodies that lead the unit, in general words where its name does not tell.

    "" for an enterprise whose name names no place: its owner is not known.

    >>> superior_of("澜川市城市管理局"), superior_of("青石镇"), superior_of("云溪县人民法院")
    ('市委、市政府', '上级党委、政府', '县委')
    """
    if _TOWN.match(organisation) or _SUBDISTRICT.match(organisation):
        town = _OF_TOWN.match(organisation)
        return f"{town[1]}委、{town[1]}政府" if town else _SUPERIOR
    seat = _find_seat(organisation)
    party = _PARTY_ORGAN.occurs_in(organisation)
    if seat is None and enterprise:
        return ""
    if seat is None:
        return "上级党委" if party else _SUPERIOR
    return f"{seat[1]}委" if party else f"{seat[1]}委、{seat[1]}政府"


def _find_seat(organisation: str) -> re.Match[str] | None:
    """Return the place that a name opens with; 区 of an 经济开发区 says what the unit is."""
    seat = _INNER.match(organisation) or _SEAT.match(organisation)
    named = find_type(organisation)
    is_kind = seat and named and named.start < seat.end() <= named.end
    return None if is_kind else seat
