"""An archive whose wording is known."""

from __future__ import annotations

from assistant.records import Function, Report
from tests.archive.making import report, section

MATTERS = "灯园河校场桥库岸站房楼街"
VERBS = ("修补", "清理", "改建", "巡查", "登记", "走访", "整修")
REPORTS = 24


def worded(number: int) -> Report:
    """Return a report that says one thing as others do, one thing that few say."""
    matter, verb = MATTERS[number % len(MATTERS)], VERBS[number % len(VERBS)]
    rare = "以网格为底座，办好小事。" if number < 4 else ""
    return report(
        f"云溪县{number}局总结",
        section(
            *(1, "一、成效", Function.RESULTS),
            f"切实{verb}{matter}{number}处。聚焦{matter}边{verb}，提升服务能力。{rare}",
            f"办理{matter}边群众来信{number + 3}件，xx户受益，切实{matter}变。",
        ),
        section(4, "二、计划", Function.PLAN, f"切实{matter}{verb}{number}件，提高办事效率。"),
        year=2020 + number % 3,
        org_type="镇" if number % 2 else "城管局",
    )
