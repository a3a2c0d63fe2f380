"""Say who leads a unit and in whose name its report speaks, by the unit's own name."""

from __future__ import annotations

import re

_PLACE = "[\u4e00-\u9fff]{2,7}?"
# The smallest place that a name opens with, before what the unit itself is.
_SEAT = re.compile(
    f"^{_PLACE}([省市区县州旗])(?!.*(?:镇|乡|街道|分局))(?=[\u4e00-\u9fff]+"
    "(?:局|委|委员会|办|办公室|中心|院|校|馆|站|队|厅|部|会|处|所|公司|集团)$)"
)
_INNER = re.compile(f"^{_PLACE}[省市州]{_PLACE}([市区县旗])")  # 澜川市东浦区
_OF_TOWN = re.compile(f"^(?:{_PLACE}[市州])?{_PLACE}([市区县旗])(?={_PLACE}(?:镇|乡|街道))")
_TOWN = re.compile("^(.*(?:镇|乡))(人民政府|党委)?$")
_SUBDISTRICT = re.compile("^(.*街道)(办事处|党工委)?$")
_COMPANY = re.compile("(?:公司|集团)$")
# Organs that the party committee leads and no government does.
_OF_PARTY = re.compile(
    "纪委|纪律检查|监委|监察委|组织部|宣传部|统战部|政法委|社会工作部|机要|编办|编制委员会|党校|"
    "人大|人民代表大会|政协|法院|检察院|团委|共青团|工会|妇联|工商联|党工委|直属机关"
)
_ABOVE = "上级党委、政府"


def reporting_body(organisation: str) -> str:
    """Return in whose name a report speaks: of a town its party committee and government.

    >>> subject("石桥镇"), subject("云溪县水务集团有限公司"), subject("云溪县财政局")
    ('石桥镇党委、政府', '云溪县水务集团有限公司党委、董事会', '云溪县财政局')
    """
    if (town := _TOWN.match(organisation)) and not town[2]:
        return f"{organisation}党委、政府"
    if (subdistrict := _SUBDISTRICT.match(organisation)) and not subdistrict[2]:
        return f"{organisation}党工委、办事处"
    return f"{organisation}党委、董事会" if _COMPANY.search(organisation) else organisation


def superior_of(organisation: str, *, enterprise: bool = False) -> str:
    """Return who leads the unit, in general words where its name does not tell.

    "" for an enterprise whose name names no place: who owns it is not known.

    >>> above("澜川市城市管理局"), above("东浦区青石镇人民政府"), above("云溪县人民法院")
    ('市委、市政府', '区委、区政府', '县委')
    """
    if _TOWN.match(organisation) or _SUBDISTRICT.match(organisation):
        town = _OF_TOWN.match(organisation)
        return f"{town[1]}委、{town[1]}政府" if town else _ABOVE
    seat = _INNER.match(organisation) or _SEAT.match(organisation)
    party = bool(_OF_PARTY.search(organisation))
    if seat is None and enterprise:
        return ""
    if seat is None:
        return "上级党委" if party else _ABOVE
    return f"{seat[1]}委" if party else f"{seat[1]}委、{seat[1]}政府"
