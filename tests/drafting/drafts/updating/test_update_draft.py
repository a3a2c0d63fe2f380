"""A draft follows its ledger: what rests on a change is rewritten, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

import pytest

from assistant.drafting.draft import Brief, Fact, Retrieve, Written, WrittenParagraphs
from assistant.drafting.drafts.stored_draft import EnteredFacts, StoredDraft, VersionOrigin
from assistant.drafting.drafts.updating.updated_draft import PlaceKind, UpdatedPlace
from assistant.drafting.extractive.precedent_writer import PrecedentWriter
from assistant.drafting.facts.load_facts import parse_facts
from assistant.errors import DraftError
from assistant.manuscript import Manuscript, plain_block
from tests.drafting.drafts.updating.ledgers import LEDGER, OUTLINE, body, changed
from tests.drafting.drafts.writers import WrittenDraft, open_workspace, text_of

WORK = "一（一）"


def done(places: Sequence[UpdatedPlace]) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in places if one.kind is PlaceKind.REWRITTEN]


@pytest.mark.parametrize(
    ("old", "new", "then", "now"),
    [
        pytest.param(
            *("31,26", "24,26", "同比减少5起", "同比增加2起"), id="last year's value, the growth"
        ),
        pytest.param(*("18,24,20", "18,24,30", "120%", "80%"), id="target, the share of it"),
        pytest.param(*("专线6条", "专线8条", "专线6条", "专线8条"), id="note"),
        pytest.param(*("受理乘客投诉", "受理服务投诉", "乘客投诉", "服务投诉"), id="name"),
        pytest.param(*("缺口,人,,143", "缺口,人,,151", "143人", "151人"), id="problem"),
    ],
)
def test_only_the_sentence_on_what_changed_is_rewritten(
    written: WrittenDraft, old: str, new: str, then: str, now: str
) -> None:
    own, draft_id = written
    before = own.get(draft_id)
    updated = own.ledger.update(draft_id, changed(old, new))
    ((was, has),) = done(updated.places)
    assert then in was
    assert now in has
    assert body(own.get(draft_id).draft()) == body(before.draft()).replace(was, has)
    assert now not in body(before.draft())
    assert then not in body(own.get(draft_id).draft())


def test_a_heading_that_quotes_a_figure_follows(written: WrittenDraft) -> None:
    own, draft_id = written
    updated = own.ledger.update(draft_id, changed("1.18,1.24", "1.18,1.26"))
    assert "1.26亿人次" in updated.places[0].after
    after = own.get(draft_id)
    assert "1.24亿人次" not in f"{after.outline}{body(after.draft())}"
    assert "（一）生产经营稳中有进，完成客运量1.26亿人次" in after.outline
    assert after.draft().unresolved == written[0].get(draft_id).draft().unresolved
    assert text_of(own.restore(draft_id, WORK, 1), 2) == updated.before.sections[2].text


def test_facts_that_only_moved_leave_text_and_versions(written: WrittenDraft) -> None:
    own, draft_id = written
    before = own.get(draft_id)
    first, *rest = LEDGER.splitlines()
    updated = own.ledger.update(draft_id, parse_facts("\n".join([first, *rest[::-1]])))
    assert updated.places == ()
    after = own.get(draft_id)
    assert body(after.draft()) == body(before.draft())
    assert [len(one.versions) for one in after.sections] == [1] * len(after.sections)
    cited = {fact for one in after.sections[2].sentences for fact in one.facts}
    assert {(fact.id, fact.line) for fact in cited} == {("F7", 8), ("F6", 7), ("F5", 6)}


def test_a_new_fact_is_appended_to_its_section(written: WrittenDraft) -> None:
    own, draft_id = written
    facts = changed("行车责任事故", "新增候车亭,座,20,35,30,,一（二）\n行车责任事故")
    updated = own.ledger.update(draft_id, facts)
    (place,) = updated.places
    assert (place.kind, place.before) == (PlaceKind.ADDED, "")
    assert own.get(draft_id).sections[3].sentences[-1].text == place.after
    assert "候车亭35座" in place.after


def test_what_rests_on_a_fact_that_is_gone_is_proposed_to_be_removed(
    written: WrittenDraft,
) -> None:
    own, draft_id = written
    before = body(own.get(draft_id).draft())
    updated = own.ledger.update(draft_id, without("受理乘客投诉"))
    (place,) = updated.places
    assert place.kind in (PlaceKind.TO_ACCEPT, PlaceKind.TO_REMOVE)
    assert "乘客投诉" in place.before
    kept = own.get(draft_id)
    assert body(kept.draft()) == before, "nothing goes unasked"
    assert [row.text for row in kept.draft().unresolved if "没有这条事实" in row.reason] == [
        place.before
    ]
    after = own.ledger.settle(draft_id)
    assert "乘客投诉" not in body(after.draft())
    assert not after.open_proposals
    assert after.sections[3].versions[-1].how is VersionOrigin.UPDATED


def without(name: str) -> list[Fact]:
    return parse_facts("\n".join(line for line in LEDGER.splitlines() if name not in line))


def edited(written: WrittenDraft) -> tuple[StoredDraft, str]:
    own, draft_id = written
    text = "全年客运量达到1.24亿人次，乘客出行更加便捷。"
    own.edit_sentence(draft_id, WORK, 1, text)
    return own.get(draft_id), text


def test_a_sentence_by_hand_is_shown_with_the_new_figure_to_accept(written: WrittenDraft) -> None:
    own, draft_id = written
    _, text = edited(written)
    new = text.replace("1.24", "1.26")
    updated = own.ledger.update(draft_id, changed("1.18,1.24", "1.18,1.26"))
    asked = [(one.before, one.after) for one in updated.places if not one.is_done]
    assert asked == [(text, new)]
    assert text in text_of(own.get(draft_id), 2)
    assert [row.reason for row in own.get(draft_id).draft().unresolved if row.text == text] == [
        f"台账已改，这句不是程序写的或已锁定，请看是否照改：{new}"
    ]
    with pytest.raises(DraftError, match="共 1 处"):
        own.ledger.settle(draft_id, [2])
    assert new in text_of(own.ledger.settle(draft_id, [1]), 2)


def test_a_proposal_that_is_refused_is_asked_no_more(written: WrittenDraft) -> None:
    own, draft_id = written
    _, text = edited(written)
    own.ledger.update(draft_id, changed("1.18,1.24", "1.18,1.26"))
    after = own.ledger.settle(draft_id, accept=False)
    assert text in text_of(after, 2)
    assert not after.open_proposals


def test_a_locked_section_is_left_alone(written: WrittenDraft) -> None:
    own, draft_id = written
    own.lock(draft_id, WORK)
    before = text_of(own.get(draft_id), 2)
    updated = own.ledger.update(draft_id, changed("专线6条", "专线8条"))
    assert text_of(own.get(draft_id), 2) == before
    assert ["专线8条" in one.after for one in updated.places] == [True]
    with pytest.raises(DraftError, match="已锁定"):
        own.ledger.settle(draft_id)


def test_a_version_from_before_the_update_is_restored_with_the_change_proposed(
    written: WrittenDraft,
) -> None:
    own, draft_id = written
    own.ledger.update(draft_id, changed("专线6条", "专线8条"))
    restored = own.restore(draft_id, WORK, 1)
    (proposal,) = restored.open_proposals
    assert "专线6条" in proposal.before
    assert proposal.after == proposal.before.replace("专线6条", "专线8条")
    assert "专线8条" in text_of(own.ledger.settle(draft_id), 2)


def test_a_preview_saves_nothing(written: WrittenDraft) -> None:
    own, draft_id = written
    before = own.get(draft_id)
    assert own.ledger.preview(draft_id, changed("专线6条", "专线8条")).places
    assert own.get(draft_id) == before


def test_the_facts_as_entered_are_those_of_the_new_ledger(written: WrittenDraft) -> None:
    own, draft_id = written
    typed = EnteredFacts(pasted=LEDGER)
    own.ledger.update(draft_id, parse_facts(LEDGER), typed=typed)
    assert own.get(draft_id).typed == typed


def test_two_updates_one_after_the_other_end_where_one_does(written: WrittenDraft) -> None:
    own, draft_id = written
    before = body(own.get(draft_id).draft())
    own.ledger.update(draft_id, changed("1.18,1.24", "1.18,1.26"))
    own.ledger.update(draft_id, parse_facts(LEDGER))
    assert body(own.get(draft_id).draft()) == before


def test_a_fact_that_is_given_to_another_section_is_asked_about(written: WrittenDraft) -> None:
    own, draft_id = written
    updated = own.ledger.update(draft_id, changed("专线6条,一（一）", "专线6条,一（二）"))
    (place,) = updated.places
    assert (place.kind, place.section[:3]) == (PlaceKind.TO_ACCEPT, "（一）")
    assert "专线6条" in place.before
    assert [row.reason[:11] for row in updated.draft.draft().unresolved][
        -1
    ] == "台账把这条事实归到了别"
    sentences = [one.text for one in own.get(draft_id).sections[2].sentences]
    own.edit_sentence(draft_id, WORK, 1 + sentences.index(place.before), "")
    assert not own.get(draft_id).open_proposals, "it is gone from there"


def test_a_heading_changed_in_word_stays(written: WrittenDraft) -> None:
    own, draft_id = written
    heading, new = "（二）安全服务持续改善", "（二）安全服务持续提升"
    blocks = [
        plain_block(text, level=level)
        for section in own.get(draft_id).sections
        for text, level in (
            (section.heading.replace(heading, new), section.level),
            (section.text, 0),
        )
        if text
    ]
    own.reimport(Manuscript(title="", content=tuple(blocks), reference=draft_id))
    own.ledger.update(draft_id, changed("31,26", "31,22"))
    after = own.get(draft_id).draft()
    assert after.sections[3].heading == new
    assert "22起" in body(after)


def test_facts_without_a_section_stay_at_the_end(tmp_path: Path) -> None:
    own = open_workspace(tmp_path, PrecedentWriter())
    facts = f"{LEDGER}值班室换了两张床,,,,,,\n"
    draft_id = own.create(OUTLINE, parse_facts(facts)).id
    own.finish(draft_id)
    homeless = own.get(draft_id).plan.homeless
    assert homeless, "housekeeping has no place in a report"
    updated = own.ledger.update(draft_id, parse_facts(facts.replace("31,26", "31,22")))
    assert [one.text for one in updated.draft.plan.homeless] == [one.text for one in homeless]
    assert len(updated.draft.sections) == len(updated.before.sections)


def test_a_line_that_repeats_what_another_no_longer_says_is_not_written(
    tmp_path: Path,
) -> None:
    own = open_workspace(tmp_path, PrecedentWriter())
    facts = f"{LEDGER}优化公交线路数,条,18,24,20,,一（一）\n"
    draft_id = own.create(OUTLINE, parse_facts(facts)).id
    own.finish(draft_id)
    updated = own.ledger.update(
        draft_id, parse_facts(facts.replace("优化公交线路,条,18,24", "优化公交线路,条,18,28"))
    )
    assert [one.kind for one in updated.places] == [PlaceKind.REWRITTEN] * 2
    assert updated.places[0].section == "导语", "the opening names the figure too"
    assert "24条" not in body(updated.draft.draft())
    rows = [row.reason for row in updated.draft.draft().unresolved]
    assert any("没有写进草稿" in one for one in rows), "the user sees that the lines differ"


class Prose:
    """A writer in words of its own, with figures that follow from several facts."""

    SAID: ClassVar = {
        "生产": "营业收入突破4亿元，达到4.015亿元，较上年增长4%。",
        "安全": "全年行车责任事故26起，比上年减少5起，下降16.1%，事故和投诉合计1111起。",
    }

    def write(self, briefs: Sequence[Brief], *, retrieve: Retrieve) -> Iterator[WrittenParagraphs]:
        for brief in briefs:
            text = next((said for word, said in self.SAID.items() if word in brief.topic), "")
            cited = tuple(fact for fact in brief.facts if fact.indicator in text)
            yield ((Written(text=text or "各项工作有序推进。", facts=cited),),)


@pytest.mark.parametrize(
    ("old", "new", "then"),
    [
        pytest.param(
            *("38600,40150", "38600,41800", "营业收入突破4亿元，达到4.18亿元，较上年增长8.3%。"),
            id="in another unit",
        ),
        pytest.param(
            "31,26",
            "31,22",
            "全年行车责任事故22起，比上年减少9起，下降29%，事故和投诉合计1107起。",
            id="difference, growth and sum",
        ),
        pytest.param(
            "31,26",
            "20,26",
            "全年行车责任事故26起，比上年增加6起，增长30%，事故和投诉合计1111起。",
            id="a fall that is a rise",
        ),
        pytest.param(
            "1240,1085",
            "1240,1302",
            "全年行车责任事故26起，比上年减少5起，下降16.1%，事故和投诉合计1328起。",
            id="a sum with a fact that the sentence does not state",
        ),
    ],
)
def test_prose_of_a_model_keeps_its_words(tmp_path: Path, old: str, new: str, then: str) -> None:
    own = open_workspace(tmp_path, Prose())
    draft_id = own.create(OUTLINE, parse_facts(LEDGER)).id
    own.finish(draft_id)
    updated = own.ledger.update(draft_id, changed(old, new))
    assert then in [after for _, after in done(updated.places)]


def test_the_halves_of_a_line_of_two_roles_follow_it(tmp_path: Path) -> None:
    outline = "云桥市第一医院2025年上半年总结\n一、上半年工作\n二、下半年打算\n"
    ledger = "接诊病人2180人次\n夜间手术220台；下半年要做到400台\n"
    own = open_workspace(tmp_path)
    draft_id = own.create(outline, parse_facts(ledger)).id
    for _ in own.write(draft_id):
        pass
    before = own.get(draft_id)
    assert [fact.id for fact in before.plan.facts] == ["F1", "F2", "F2b"]
    assert own.ledger.update(draft_id, parse_facts(ledger)).places == ()
    updated = own.ledger.update(draft_id, parse_facts(ledger.replace("400", "450")))
    ((was, has),) = done(updated.places)
    assert (was, has) == ("下半年夜间手术要做到400台。", "下半年夜间手术要做到450台。")
    assert text_of(own.get(draft_id), 1) == text_of(before, 1)


def test_a_target_that_is_reached_at_last_is_proposed_to_leave_the_problems(tmp_path: Path) -> None:
    outline = "云桥市商务局2025年工作总结\n一、主要工作\n二、存在的问题\n"
    ledger = "指标,单位,今年,年度目标,章节\n外贸进出口,亿元,18,24,一\n窗口人员缺编,人,6,,二\n"
    own = open_workspace(tmp_path, PrecedentWriter())
    draft_id = own.create(outline, parse_facts(ledger)).id
    for _ in own.write(draft_id):
        pass
    assert "外贸进出口仅完成年度目标的75%" in text_of(own.get(draft_id), 2)
    closer = own.ledger.preview(draft_id, parse_facts(ledger.replace("18,24", "19,24")))
    assert not any(one.kind is PlaceKind.TO_REMOVE for one in closer.places)
    reached = own.ledger.preview(draft_id, parse_facts(ledger.replace("18,24", "26,24")))
    (place,) = (one for one in reached.places if one.kind is PlaceKind.TO_REMOVE)
    assert "外贸进出口" in place.before
