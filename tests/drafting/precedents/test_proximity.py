"""A unit's own reports are nearest; another rank or another age is far."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Brief
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.proximity import Proximity, proximity
from assistant.records import Level
from tests.drafting.samples import passage

OTHER = passage("健全巡查机制。")  # of 云岭县城市管理局, 2024


def _brief(organisation: str) -> Brief:
    return make_briefs(parse_outline(f"# {organisation}2025年工作总结\n一、市容环境"), {})[-1]


@pytest.mark.parametrize(
    ("organisation", "near"),
    [
        pytest.param("云岭县城市管理局", Proximity.OWN, id="itself"),
        pytest.param("东浦区城市管理局", Proximity.SAME_KIND_AND_RANK, id="district and county"),
        pytest.param("澜川市城市管理局", Proximity.SAME_KIND, id="city"),
        pytest.param("东浦区财政局", Proximity.NEIGHBOUR, id="another bureau"),
        pytest.param("青石镇", Proximity.NEIGHBOUR, id="a town below it"),
        pytest.param("澜川市水务集团有限公司", Proximity.DISTANT, id="a company"),
    ],
)
def test_nearness(organisation: str, near: Proximity) -> None:
    assert proximity(_brief(organisation), OTHER) is near


def test_a_province_is_far_from_a_town() -> None:
    province = replace(OTHER, level=Level.PROVINCE, org_type="政府", organisation="某省人民政府")
    assert proximity(_brief("青石镇"), province) is Proximity.FAR
    assert proximity(_brief("澜川市财政局"), province) is Proximity.DISTANT


def test_old_wording_is_far() -> None:
    assert proximity(_brief("云岭县城市管理局"), replace(OTHER, year=2014)) is Proximity.FAR
    assert proximity(_brief("云岭县城市管理局"), replace(OTHER, year=2015)) is Proximity.OWN
