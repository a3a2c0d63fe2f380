"""What a model is shown of past reports, and what of them may stand in its answer."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact, Written
from assistant.drafting.service.prompt_redaction import COPIED, filter_copied, redact_passage
from tests.drafting.service.answers.test_parse_answer import BRIEF

PASSAGE = "健全公厕日常管护机制，落实定人定点责任制。在青石街改造公厕xx座，居民满意度达到97.3%。"


def test_figures_and_masks_are_hidden() -> None:
    assert redact_passage(PASSAGE, 400).startswith("健全公厕日常管护机制，落实定人定点责任制。")
    for hidden in ("xx", "97.3"):
        assert hidden not in redact_passage(PASSAGE, 400)
    assert len(redact_passage(PASSAGE, 10)) == 10


@pytest.mark.parametrize(
    ("text", "facts", "left"),
    [
        pytest.param("落实定人定点责任制。", (), "落实定人定点责任制。", id="anybody's words"),
        pytest.param(
            "在青石街改造公厕〔…〕座，居民满意度达到〔…〕。", (), None, id="gaps as shown"
        ),
        pytest.param(
            "在青石街改造公厕xx座，居民满意度达到97.3%。", (), None, id="another unit's figures"
        ),
        pytest.param(
            "改造公厕17座，惠及〔…〕人。",
            BRIEF.facts[:1],
            "改造公厕17座，惠及〔待填：内容〕人。",
            id="a gap beside a fact",
        ),
    ],
)
def test_what_is_copied(text: str, facts: tuple[Fact, ...], left: str | None) -> None:
    paragraphs, remarks = filter_copied(((Written(text=text, facts=facts),),), [PASSAGE], BRIEF)
    assert paragraphs == (((Written(text=left, facts=facts),),) if left else ())
    assert remarks == (() if left else (COPIED.format(1),))
