"""Every rule says where it comes from, in all forms, and claims no more than its source does."""

from __future__ import annotations

import ast
import io
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from assistant.cli.output.rendering_check import print_check
from assistant.contract.review_json import check_row
from assistant.export.layout import national_layout
from assistant.export.word import write_word
from assistant.review.check.run_rules import CheckResult, run_rules
from assistant.review.findings import DraftText
from assistant.review.output.check_html import render_check
from assistant.review.output.check_manuscript import check_to_manuscript
from assistant.review.output.labels import format_source
from assistant.review.output.translations import english_texts, to_chinese
from assistant.review.rule_sources import RuleOrigin
from assistant.review.rules.consistency.numbering import FORM
from assistant.review.rules.registry import RULES
from assistant.review.rules.rule import Context, Rule, RuleMatch
from assistant.review.rules.wording.style import LONG
from assistant.review.rules.wording.usage import USAGE
from tests.review.rules.samples import YEAR, sample

_PACKAGE = Path(__file__).parents[3] / "assistant"
_CLAUSE = re.compile(r"GB/T \d+—\d{4}《[^》]+》[A-Z\d][\d.]*")
_CLAIMS = re.compile("要求|规定|必须|不得|不应|应当|规范")
_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_DRAFT = sample("one sentence", YEAR, "全年改造公厕17座。").draft()
_rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def _checked(rule: Rule) -> CheckResult:
    """Return a check in which this rule alone finds the first words."""

    def find(draft: DraftText, _context: Context) -> list[RuleMatch]:
        return [RuleMatch(paragraph=draft.paragraphs[0], start=0, end=2, reason="要看")]

    found = tuple(replace(rule, find=find).findings(_DRAFT, Context(archived_reports=12)))
    return replace(run_rules(_DRAFT, Context()), findings=found)


@_rules
def test_a_source_is_a_clause_a_document_or_what_is_held_against_what(rule: Rule) -> None:
    source = rule.source
    assert source.basis
    assert bool(source.quoted) == (source.origin in {RuleOrigin.STANDARD, RuleOrigin.REGULATION})
    if source.origin is RuleOrigin.STANDARD:
        assert _CLAUSE.fullmatch(source.basis)


@_rules
def test_a_finding_says_its_source_in_every_form(
    rule: Rule, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _checked(rule)
    source = found.findings[0].source
    told = format_source(source)
    assert told.startswith(source.origin)
    assert ("12 篇" in told) == (source.origin is RuleOrigin.ARCHIVE), (
        "usage is given with its count"
    )
    row = json.loads(json.dumps(check_row(found)["findings"][0]))
    assert row["source"] == {
        "origin": source.origin.value,
        "basis": source.basis,
        "quoted": source.quoted,
        "reports": source.reports,
    }
    assert f"依据：{told}" in render_check(found, to_chinese)
    print_check(found)
    assert "依据" not in capsys.readouterr().out
    print_check(found, explain=True)
    assert f"依据：{told}" in capsys.readouterr().out
    paper = write_word(check_to_manuscript(found), national_layout(), review=True)
    word = docx.Document(io.BytesIO(paper))
    assert f"依据：{told}" in "".join(one.text for one in word.comments)
    assert told in [cell.text for row in word.tables[0].rows for cell in row.cells]


def test_the_sources_have_their_english() -> None:
    named = {origin.value for origin in RuleOrigin} | {rule.source.basis for rule in RULES}
    assert named <= english_texts().keys()


def _own_words(text: str) -> str:
    return _QUOTED.sub("", text)


@pytest.mark.parametrize(
    "path", sorted((_PACKAGE / "review/rules").rglob("*.py")), ids=lambda path: path.stem
)
def test_only_a_standard_says_what_is_required(path: Path) -> None:
    """What rules say in words of their own claims no rule that nobody has laid down."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        node.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for one in call.keywords
        if one.arg in {"reason", "suggestion", "about", "basis"}
        for node in ast.walk(one.value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [text for text in told if _CLAIMS.search(_own_words(text))] == []


def test_the_table_of_usage_quotes_what_it_calls_a_standard() -> None:
    tables = tomllib.loads((_PACKAGE / "data/usage.toml").read_text("utf-8"))
    rows = [row for part in tables.values() for row in part]
    assert not [row for row in rows if _CLAIMS.search(_own_words(row["reason"]))]
    standards = [row for row in rows if "standard" in row]
    assert len(standards) >= 5
    assert all(_CLAUSE.fullmatch(row["standard"]) and row["quoted"] for row in standards)


@pytest.mark.parametrize(
    ("rule", "text", "source"),
    [
        pytest.param(USAGE, "办结率由80-90%提高。", ("国家标准", "15835"), id="range of percents"),
        pytest.param(USAGE, "印发〔2024〕第3号文件。", ("国家标准", "9704"), id="document number"),
        pytest.param(USAGE, "截止目前完成三项。", ("通行写法", "用法表"), id="no standard"),
        pytest.param(FORM, "1、抓环卫保洁。", ("国家标准", "B.3.3"), id="mark behind a number"),
        pytest.param(FORM, "（一）、环卫保洁。", ("国家标准", "B.3.4"), id="mark behind brackets"),
    ],
)
def test_a_finding_names_its_own_clause(rule: Rule, text: str, source: tuple[str, str]) -> None:
    first, *_ = rule.findings(sample("one", YEAR, text).draft(), Context())
    told = format_source(first.source)
    assert all(part in told for part in source)


def test_the_units_own_habits_are_counted() -> None:
    from assistant.review.rules.rule import Habits

    habits = Habits(reports=4, longest_sentence=20, data_share=0.9, empty_share=1.0)
    draft = sample("long", YEAR, "持续推进城市环境" * 30 + "。").draft()
    (finding,) = LONG.findings(draft, Context(habits=habits))
    told = format_source(finding.source)
    assert told == "档案：本单位以往的报告95%的句子不超过180字（共 4 篇报告）"
