"""The facts of a plan are written in one language with all that belongs to them."""

from __future__ import annotations

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.facts.written.word_facts import unpolished_rows, word_facts


def test_evidence_and_changes_are_reworded_with_the_text() -> None:
    facts, _ = normalize_facts(parse_facts("信访27批，去年41批\n社工走了9个，一线扛不住"))
    first, second = word_facts(facts).values()
    assert first.text == "信访27批（上年41批），比上年的41批减少14批"
    assert first.statement == "信访27批，比上年的41批减少14批"
    (row,) = unpolished_rows([first, second])
    assert row.reason == "事实 F2（第2行）里的“扛不”是口语，请润色"
    assert row.text == "社工流失9人，一线扛不住"
