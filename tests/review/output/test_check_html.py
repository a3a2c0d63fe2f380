"""A check in the page: findings lead to their place, the text is data."""

from assistant.review.check.run_rules import run_rules
from assistant.review.output.check_html import render_check
from assistant.review.output.translations import to_chinese
from assistant.review.rules.rule import Context
from tests.review.samples import draft_text


def test_findings_jump_to_marked_places() -> None:
    body = render_check(
        run_rules(draft_text(["一、主要工作", "截止目前，清淤河道xx公里。"]), Context()), to_chinese
    )
    assert 'href="#c2"' in body
    assert 'id="c2"' in body
    assert '<mark class="should">截止</mark>' in body
    assert '<mark class="must">' in body
    assert "<b>1</b>必须改" in body


def test_text_is_escaped() -> None:
    hostile = "<script>alert(1)</script>截止目前，清淤xx公里<img src=x onerror=y>。"
    body = render_check(
        run_rules(draft_text([hostile], title="<b>总结</b>"), Context()), to_chinese
    )
    assert "<script" not in body
    assert "<img" not in body
    assert "&lt;script&gt;" in body


def test_a_clean_draft_is_told_so() -> None:
    body = render_check(run_rules(draft_text(["清淤河道。"]), Context()), to_chinese)
    assert "没有查出" in body
