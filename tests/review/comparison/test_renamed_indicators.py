"""An indicator called by another name is the same one, if the encoder says so and the size fits."""

from __future__ import annotations

import pytest

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.review.comparison.compare import compare_with_report
from assistant.review.findings import Direction
from tests.review.comparison.matter_model import MatterModel
from tests.review.samples import draft_text, nearness, past_report

_OPENING = "一年来，全局上下齐心协力，较好完成了各项任务。"
_PAST = [
    _OPENING,
    "加强节水宣传。走进社区学校宣讲24场，印发手册1.2万份，寄送通知0.8万份，评选节水家庭80户。",
]
_MATTERS = (("印发手册", "送出读本"), ("评选节水家庭", "选出节水家庭"))


def _figures(sentence: str, near: TextNearness) -> dict[str, Direction]:
    draft = draft_text(
        [_OPENING, f"加强节水宣传。走进社区学校宣讲26场，{sentence}，张贴海报0.2万份。"]
    )
    found = compare_with_report(draft, past_report(_PAST), near=near)
    return {f"{one.old_unit} {one.old} {one.new}": one.direction for one in found.figures}


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        pytest.param("送出读本1.5万份", "万份 1.2 1.5", id="another name"),
        pytest.param("送出读本1.5万亩", None, id="another unit"),
        pytest.param("送出读本900万份", None, id="another size"),
        pytest.param("种下草木1.5万份", None, id="another thing"),
    ],
)
def test_names_in_other_words(sentence: str, row: str | None) -> None:
    near = TextNearness(open_builtin(), MatterModel(_MATTERS))
    found = {one for one in _figures(sentence, near) if "1.2" in one}
    assert found == ({row} if row else set())
    assert not {one for one in _figures(sentence, nearness()) if "1.2" in one}


def test_what_wording_tells_stays() -> None:
    near = TextNearness(open_builtin(), MatterModel(_MATTERS))
    assert "场 24 26" in _figures("送出读本1.5万份", near)
