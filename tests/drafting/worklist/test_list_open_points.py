"""The worklist says what is true of the draft as it stands, each thing once."""

from __future__ import annotations

from assistant.drafting.draft import SentenceStatus
from assistant.drafting.drafts.workspace import DraftWorkspace
from tests.drafting.drafts.writers import GARBAGE, STREETS, WrittenDraft
from tests.drafting.samples import write_draft


def reasons(own: DraftWorkspace, draft_id: str) -> list[tuple[str, str]]:
    return [(row.reason, row.section) for row in own.get(draft_id).draft().unresolved]


def test_a_draft_that_says_everything_has_nothing_open(written: WrittenDraft) -> None:
    assert reasons(*written) == []


def test_a_fact_is_open_while_no_sentence_states_it(written: WrittenDraft) -> None:
    own, draft_id = written
    sentences = own.get(draft_id).sections[2].sentences
    place = 1 + [one.text.startswith("收运厨余垃圾") for one in sentences].index(True)
    own.edit_sentence(draft_id, GARBAGE, place, "")
    heading = "（一）聚焦垃圾分类，收运体系更加完善"
    assert reasons(own, draft_id) == [("事实 F2（第2行）没有写进草稿", heading)]
    own.edit_section(
        draft_id,
        STREETS,
        "收运厨余垃圾1.92万吨，比2024年的1.6万吨增长20%。整治背街小巷27条，规范占道经营0.86万处次。",
    )
    assert reasons(own, draft_id) == [], "stated in another section"
    own.restore(draft_id, STREETS, 1)
    assert reasons(own, draft_id) == [("事实 F2（第2行）没有写进草稿", heading)]


def test_a_sentence_repeated_by_hand_is_named_where_it_stands_again(written: WrittenDraft) -> None:
    own, draft_id = written
    said = "整治背街小巷27条，规范占道经营0.86万处次。"
    own.edit_section(draft_id, "二", f"{said}夜间油烟投诉反复，受理投诉413件。")
    assert reasons(own, draft_id) == [
        ("与“（二）聚焦市容秩序，街区面貌持续改善”一节的一句相同", "二、存在的问题")
    ]


def test_a_copied_sentence_is_named_with_its_report(written: WrittenDraft) -> None:
    own, draft_id = written
    kept = own.get(draft_id)
    passage = kept.sections[3].sentences[1].precedents[0]
    copied = passage.text.replace("2.3万处次", "0.86万处次")
    assert kept.sections[3].sentences[1].status is SentenceStatus.BORROWED
    own.edit_section(draft_id, STREETS, f"整治背街小巷27条。{copied}", sources=[passage])
    assert reasons(own, draft_id) == [], "a figure of our own breaks the stretch"


def test_spoken_words_are_open_where_they_stand_until_they_are_polished(
    written: WrittenDraft,
) -> None:
    own, draft_id = written
    said = "夜间油烟投诉扛不住，受理投诉413件。"
    own.edit_section(draft_id, "二", said)
    assert reasons(own, draft_id) == [("“扛不”是口语，请润色", "二、存在的问题")]
    own.edit_section(draft_id, "二", said.replace("扛不住", "反复"))
    assert reasons(own, draft_id) == []


def test_what_the_ledger_hides_is_named_once_where_the_blank_stands() -> None:
    result = write_draft(
        "# 云溪区农机局2025年工作总结\n## 一、工作情况", "走访农户83户，其中XX村40户"
    )
    hidden = [row for row in result.unresolved if "隐去" in row.reason + row.text]
    assert [(row.reason, row.section) for row in hidden] == [("有待填写的内容", "一、工作情况")]


def test_the_most_pressing_comes_first() -> None:
    result = write_draft(
        "# 云溪区农机局2025年工作总结\n## 一、工作情况",
        "检修农机120台\n检修农机120台\n检修农机102台\n培训机手XX人",
    )
    reasons = [row.reason for row in result.unresolved]
    places = [
        next(n for n, reason in enumerate(reasons) if said in reason)
        for said in ("互相矛盾", "待填写", "只写一次")
    ]
    assert places == sorted(places)
