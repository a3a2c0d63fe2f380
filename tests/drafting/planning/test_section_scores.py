"""How well facts suit sections: as the unit means them, and beyond what is usual for a heading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.archive.embedding import Vector, Vectors, open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.section_scores import read_ledger, score_sections, unit_kind


class Listening:
    """An embedder that remembers what it was asked; its vectors count two characters."""

    name, dimension, fingerprint = "listening", 2, "0"

    def __init__(self) -> None:
        self.heard: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.heard += texts
        counts = np.array([[text.count("火") + 0.1, text.count("书") + 0.1] for text in texts])
        return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True), dtype=np.float32)

    def encode_query(self, text: str) -> Vector:
        row: Vector = self.encode([text])[0]
        return row


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("清河县消防救援大队2025年工作总结", "消防救援大队：", id="place left out"),
        pytest.param("清河市第二人民医院2025年工作总结", "人民医院：", id="number left out"),
        pytest.param("2025年工作总结", "", id="not known"),
    ],
)
def test_the_kind_of_unit(title: str, kind: str) -> None:
    assert unit_kind(parse_outline(f"{title}\n一、主要工作")) == kind


def test_the_encoder_reads_facts_and_headings_as_the_units_own() -> None:
    encoder = Listening()
    outline = parse_outline("清河县消防救援大队2025年工作总结\n一、灭火\n二、读书")
    facts = parse_facts("- 扑灭山火3起\n- 读书会办了8场")
    best, static = read_ledger(outline, facts, TextNearness(open_builtin(), encoder))
    assert {"消防救援大队：灭火", "消防救援大队：扑灭山火", "扑灭山火"} <= set(encoder.heard)
    assert static.fingerprint == open_builtin().fingerprint
    assert score_sections(outline, facts, [best]).argmax(axis=1).tolist() == [0, 1]


def test_a_fact_has_the_scores_of_its_department_too() -> None:
    outline = parse_outline("清河县消防救援大队2025年工作总结\n一、灭火\n二、读书")
    apart = parse_facts("- 火火书书\n- 扑灭山火3起")
    together = parse_facts("- 战训科：火火书书\n- 战训科：扑灭山火3起")
    readings = [
        read_ledger(outline, facts, TextNearness(open_builtin(), Listening()))[0]
        for facts in (apart, together)
    ]
    lead = [
        float(np.subtract(*score_sections(outline, facts, [reading])[0]))
        for facts, reading in zip((apart, together), readings, strict=True)
    ]
    assert lead[1] > lead[0]
