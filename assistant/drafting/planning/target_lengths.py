"""Share the lengths that an outline asks for among its sections."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.draft import Node, Outline
from assistant.drafting.outline.length_targets import find_target_length
from assistant.drafting.planning.heading_functions import Position

_LEAST = 30  # characters; a share below that asks for nothing


def target_lengths(outline: Outline) -> dict[Position, int]:
    """Return the characters asked for each section that is asked for a length.

    What is asked for a whole report, or for a section with subsections, is shared evenly by the
    sections below that are asked for none themselves.
    """
    found: dict[Position, int] = {}
    _share(find_target_length(outline.notes), outline.nodes, found)
    return found


def _share(whole: int | None, nodes: Sequence[Node], found: dict[Position, int]) -> None:
    asked = {node.position: find_target_length(node.notes) for node in nodes}
    open_leaves = sum(_leaves(node) for node in nodes if not asked[node.position])
    taken = sum(filter(None, asked.values()))
    each = (whole - taken) / open_leaves if whole and open_leaves else 0.0
    for node in nodes:
        length = asked[node.position] or round(each * _leaves(node))
        if length >= _LEAST:
            found[node.position] = length
        _share(length if length >= _LEAST else None, node.children, found)


def _leaves(node: Node) -> int:
    return sum(not below.children for below in node.walk())
