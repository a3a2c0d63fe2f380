"""A draft is reviewed as it is, and in the same words as the file that is made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.checking import draft_text
from assistant.drafting.draft import Draft
from assistant.drafting.facts.load_facts import load_facts, parse_facts
from assistant.drafting.inputs import load_outline
from assistant.drafting.output.draft_manuscript import to_manuscript
from assistant.errors import DraftError
from assistant.resources import resource_folder
from assistant.review.findings import Severity
from assistant.settings import load_settings
from assistant.workbench import Workbench


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(load_settings(index=tmp_path_factory.mktemp("档案")))


@pytest.fixture(scope="module")
def draft(bench: Workbench) -> Draft:
    examples = resource_folder("examples")
    outline = load_outline(examples / "outlines/城管局2025年总结.md")
    return bench.drafts.draft(outline, load_facts(examples / "facts/城管局2025年台账.csv"))


@pytest.fixture
def file(draft: Draft, tmp_path: Path) -> Path:
    """The draft as JSON, a paragraph for each block."""
    path = tmp_path / "草稿.json"
    rows = [{"text": block.text} for block in to_manuscript(draft).blocks]
    path.write_text(json.dumps({"title": draft.title, "paragraphs": rows}), encoding="utf-8")
    return path


def test_a_draft_has_the_text_of_its_file(draft: Draft, file: Path) -> None:
    text = draft_text(draft)
    assert text == draft_text(file)
    assert text.title == draft.title
    headings = [section.heading for section in draft.sections if section.heading]
    assert [one.text for one in text.paragraphs if one.is_heading] == headings


def test_a_draft_has_the_findings_of_its_file(bench: Workbench, draft: Draft, file: Path) -> None:
    few = parse_facts("一：全年新建公厕12座。")
    found = bench.documents.check(draft, facts=few)
    assert found.findings, "the figures of the others have no source"
    assert found == bench.documents.check(file, facts=few)


def test_a_draft_is_compared_as_its_file_is(bench: Workbench, draft: Draft, file: Path) -> None:
    past = resource_folder("examples") / "archive/澜川市 城市管理局/城管局2024年总结.docx"
    found = bench.documents.compare(draft, file=past)
    assert found.pairs
    assert found == bench.documents.compare(file, file=past)


def test_a_draft_without_a_word_is_refused() -> None:
    empty = Draft(title="某局2025年工作总结", sections=(), figures=(), unresolved=())
    with pytest.raises(DraftError, match="没有正文"):
        draft_text(empty)


def test_a_figure_of_the_ledger_in_other_words_is_asked_for_and_another_blamed(
    bench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "稿.md"
    file.write_text(
        "# 渡口局2025年工作总结\n\n## 一、主要工作\n\n鳜鱼起捕8.64万吨。修缮码头27座。\n",
        encoding="utf-8",
    )
    found = bench.documents.check(file, facts=parse_facts("水产品产量8.64万吨\n修缮码头26座"))
    severities = {one.phrase: one.severity for one in found.findings if one.rule == "无来源"}
    assert severities == {"8.64万吨": Severity.SHOULD, "27座": Severity.MUST}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("信访案件548件，比上年减少46件。", "算不平", id="another amount"),
        pytest.param("信访案件548件，比上年增加64件。", "方向不符", id="the other way"),
        pytest.param("便民服务点达到125个。", "无来源", id="another value"),
    ],
)
def test_the_ledger_says_what_is_wrong(bench: Workbench, text: str, rule: str) -> None:
    facts = parse_facts("信访案件548件（上年同期612件）\n便民服务点152个（上年同期146个）")
    report = f"云溪县信访局2025年工作总结\n\n一、工作情况\n\n{text}\n"
    found = bench.documents.check(report, facts=facts).findings
    assert [one.rule for one in found if one.severity is not Severity.STYLE] == [rule]
