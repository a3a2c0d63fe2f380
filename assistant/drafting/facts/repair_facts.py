"""Repair damaged facts: masks become blanks, D becomes 党, signs become words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.change_words import replace_signs
from assistant.drafting.grounding.claims import BLANK, ClaimKind
from assistant.text.masks import mask_spans
from assistant.text.spans import overlaps, replace_spans
from assistant.text.substitutes import restore_party

HIDDEN = "有被隐去的内容，已改为待填"


def repair_facts(facts: Sequence[Fact]) -> tuple[list[Fact], list[Unresolved]]:
    """Return the repaired facts, and a row for each repair."""
    found: list[Fact] = []
    rows: list[Unresolved] = []
    for fact in facts:
        spelt = restore_party(fact.text)
        signed = replace_signs(spelt)
        text = _blank_masks(signed)
        changes = (
            (spelt != fact.text, "里的“D”按“党”写，请核对"),
            (signed != spelt, "的负号与增降用词重复或矛盾，已改用文字表示，请核对"),
            (text != signed, HIDDEN),
        )
        rows += [
            Unresolved(reason=f"事实 {fact.id}（第{fact.line}行）{what}", text=fact.text)
            for changed, what in changes
            if changed
        ]
        found.append(fact if text == fact.text else replace(fact, text=text, value=""))
    return found, rows


def _blank_masks(text: str) -> str:
    kept = [blank.span() for blank in BLANK.finditer(text)]
    masks = (span for span in mask_spans(text) if not overlaps(*span, kept))
    return replace_spans(text, ((*span, f"〔待填：{ClaimKind.MASK.value}〕") for span in masks))
