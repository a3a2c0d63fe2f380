"""What is asked for a whole is shared by its parts."""

from __future__ import annotations

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.target_lengths import target_lengths


def test_a_length_for_a_chapter_is_shared_by_its_sections() -> None:
    outline = parse_outline(
        "县水利局2025年工作总结\n一、工作情况（约900字）\n（一）防汛（300字）\n（二）供水\n（三）河湖\n二、问题"
    )
    # 900 less the 300 of the first, for two: 300 each; nothing is asked for the problems.
    assert target_lengths(outline) == {(0,): 900, (0, 0): 300, (0, 1): 300, (0, 2): 300}


def test_a_length_for_the_report_is_shared_by_all_sections() -> None:
    outline = parse_outline(
        "县水利局2025年工作总结\n全文1200字\n一、工作\n（一）防汛\n（二）供水\n二、问题"
    )
    assert target_lengths(outline) == {(0,): 800, (0, 0): 400, (0, 1): 400, (1,): 400}
