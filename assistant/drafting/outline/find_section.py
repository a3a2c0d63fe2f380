"""Find the heading of an outline that a label means: 一（二）, 民生保障."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.drafting.draft import Node, Outline
from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.numbered_headings import parse_heading
from assistant.text.similarity import bigrams, overlap_coefficient

_LABEL = re.compile(
    r"([一二三四五六七八九十]{1,3})(?:[（(]([一二三四五六七八九十]{1,3})[）)])?"
    r"(?:(\d{1,2})[.．、]?)?(?:[（(](\d{1,2})[）)])?[、.．]?"
)
_ONE_NUMBER = re.compile(r"[（(]?([一二三四五六七八九十]{1,3}|\d{1,2})[）)]?[、.．]?$")
_PUNCTUATION = re.compile(r"[\s，,。．.、：:；;“”\"《》]")
_LEAST_LIKENESS = 0.5  # of a label and the heading that it means


def find_section(outline: Outline, section: Sequence[str]) -> Node | None:
    r"""Return the heading that `section` (headings or labels, outermost first) means.

    >>> from assistant.drafting.outline.parse_outline import parse_outline
    >>> find_section(parse_outline("总结\n一、成效\n（一）治水\n（二）治气"), ["一（二）"]).heading
    '（二）治气'
    """
    found: Node | None = None
    for label in section:
        inside = found.children if found else outline.nodes
        found = _find_by_number(inside, label) or _find_by_heading(inside, label) or found
    return found


def _find_by_number(nodes: Sequence[Node], label: str) -> Node | None:
    """Return the node that 一（二）1 names, counted by the headings' own numbers."""
    whole = _LABEL.fullmatch(label.strip()) or _ONE_NUMBER.fullmatch(label.strip())
    if whole is None:
        return None
    found: Node | None = None
    for numeral in filter(None, whole.groups()):
        number = parse_chinese_number(numeral)
        found = next((node for node in nodes if node.ordinal == number), None)
        if found is None:
            return None
        nodes = found.children
    return found


def _find_by_heading(nodes: Iterable[Node], label: str) -> Node | None:
    """Return the node whose heading is, holds, or is most like `label`."""
    everything = [below for node in nodes for below in node.walk()]
    wanted = _normalize_heading(label)
    if not wanted:
        return None
    for node in everything:
        if _normalize_heading(node.heading) == wanted:
            return node
    holding = [node for node in everything if wanted in _normalize_heading(node.title)]
    if holding:
        return holding[0]
    pairs = bigrams(wanted)
    scores = [
        overlap_coefficient(pairs, bigrams(_normalize_heading(node.title))) for node in everything
    ]
    best = max(scores, default=0.0)
    return everything[scores.index(best)] if best > _LEAST_LIKENESS else None


def _normalize_heading(heading: str) -> str:
    parsed = parse_heading(heading)
    return _PUNCTUATION.sub("", parsed.title if parsed else heading)
