"""Give the figures of a list the unit that a remark above them names: （单位：万元）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.facts.terse.unit_remarks import remarked_units
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures, states_value
from assistant.text.spans import replace_spans

_BARE = re.compile(r"\s*(?:$|[，,；;。、）)（(])")
_HEADING = re.compile(r"[【\[#]")


def is_unit_remark(line: str) -> bool:
    """Return whether a line only says in which unit the figures below it are.

    >>> is_unit_remark("（截止6月底，单位：万元）"), is_unit_remark("收入3亿元（单位：亿元）")
    (True, False)
    """
    return bool(remarked_units(line)) and not states_value(line)


def give_list_unit(text: str) -> str:
    r"""Return `text` with the unit of a remark behind the bare figures of the lines below it.

    A heading ends what the remark is about.

    >>> give_list_unit("单位：万元\n归集额：186（去年171），增长8%\n【其他】\n办件：96")
    '单位：万元\n归集额：186万元（去年171万元），增长8%\n【其他】\n办件：96'
    """
    unit = ""
    lines = []
    for line in text.split("\n"):
        if is_unit_remark(line):
            units = remarked_units(line)
            unit = units[0] if len(units) == 1 else ""
        elif _HEADING.match(line.strip()):
            unit = ""
        lines.append(replace_spans(line, list(_missing(line, unit))) if unit else line)
    return "\n".join(lines)


def _missing(line: str, unit: str) -> Iterator[tuple[int, int, str]]:
    for figure in find_figures(line):
        is_bare = figure.kind is FigureKind.NUMBER and not figure.unit
        if is_bare and line[: figure.start].strip() and _BARE.match(line[figure.end :]):
            yield figure.end, figure.end, unit
