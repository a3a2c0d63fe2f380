from dataclasses import replace

from assistant.drafting.output.draft_manuscript import to_manuscript
from assistant.manuscript import RemarkKind, Table
from tests.drafting.output.test_markdown_json import RESULT


def test_the_clean_copy_is_the_text_and_nothing_else() -> None:
    paper = to_manuscript(replace(RESULT, organisation="东浦区城市管理局", id="20251231-abcd"))
    assert [(block.level, block.text) for block in paper.blocks] == [
        (1, "一、工作情况"),
        (2, "（一）公厕"),
        (0, "统筹推进各项工作。改造公厕17座。"),
    ]
    assert not any(stretch.remarks for block in paper.blocks for stretch in block.stretches)
    assert not paper.attachments
    assert (paper.signature, paper.reference) == ("东浦区城市管理局", "20251231-abcd")
    assert "待填" in paper.date, "nobody told the day"


def test_the_review_copy_names_the_source_of_every_sentence() -> None:
    paper = to_manuscript(RESULT, review=True)
    stretches = [stretch for block in paper.blocks for stretch in block.stretches]
    said = {
        stretch.text: [remark.text for remark in stretch.remarks]
        for stretch in stretches
        if stretch.remarks and stretch.remarks[0].kind is RemarkKind.SOURCE
    }
    assert any("F1" in line for line in said["改造公厕17座。"])
    (table,) = (part for part in paper.attachments[0].content if isinstance(part, Table))
    assert [row[1] for row in table.rows] == ["统筹推进各项工作。", "改造公厕17座。"]


def test_what_is_open_is_listed() -> None:
    paper = to_manuscript(RESULT, review=True)
    assert [attachment.title for attachment in paper.attachments] == ["出处对照表", "待处理事项"]
