"""Drafts are kept: saved section by section, resumed, redone, edited by hand, restored."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from assistant.drafting.draft import Brief, DraftSentence, Fact, Retrieve, SentenceStatus, Written
from assistant.drafting.drafts.condense import shorten
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.instructions import parse_instruction
from assistant.drafting.drafts.stored_draft import StoredDraft, VersionOrigin
from assistant.drafting.drafts.workspace import AnyWriter, DraftWorkspace
from assistant.drafting.events import SectionDone, SectionFailed, SectionWritten, WriterEvent
from assistant.drafting.facts.load_facts import parse_facts
from assistant.errors import ArchiveError, DraftError, ProviderError
from tests.drafting.samples import ARCHIVE, FACTS, OUTLINE, passage, retrieve_from

GARBAGE, STREETS = "一（一）", "一（二）"


class Clerk:
    """An offline writer anyone can follow: two borrowed sentences, then the facts."""

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[tuple[Written, ...], ...]]:
        for brief in briefs:
            yield (
                (
                    Written(text=f"围绕{brief.topic}压实责任。", precedents=(ARCHIVE[0],)),
                    Written(text="落实定人定岗责任制。", precedents=(ARCHIVE[1],)),
                    *(Written(text=f"{fact.text}。", facts=(fact,)) for fact in brief.facts),
                ),
            )


class Model:
    """A service that fails where it is told to, and notes what it was asked."""

    def __init__(self, *, fails: str = "") -> None:
        self.fails = fails
        self.asked: list[Brief] = []

    def stream(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve, stop: Event
    ) -> Iterator[WriterEvent]:
        for number, brief in reversed(list(enumerate(briefs))):  # any order is allowed
            self.asked.append(brief)
            if self.fails and self.fails in brief.topic:
                error = ProviderError("模型服务出错。", hint="请稍后再试。")
                yield SectionFailed(number=number, error=error)
            else:
                text = f"{brief.topic}有序推进。"
                yield SectionWritten(number=number, paragraphs=((Written(text=text),),))


def desk(folder: Path, writer: AnyWriter | None = None) -> DraftWorkspace:
    return DraftWorkspace(
        DraftStore(folder / "草稿 夹"),
        retrieve=retrieve_from(ARCHIVE),
        writer=lambda: writer or Clerk(),
    )


@pytest.fixture
def made(tmp_path: Path) -> tuple[DraftWorkspace, str]:
    own = desk(tmp_path)
    kept = own.create(OUTLINE, parse_facts(FACTS))
    own.finish(kept.id)
    return own, kept.id


def text_of(kept: StoredDraft, number: int) -> str:
    current = kept.sections[number].current
    return current.text if current else ""


def others(kept: StoredDraft, number: int) -> list[str]:
    return [text_of(kept, n) for n in range(len(kept.sections)) if n != number]


def test_each_section_is_on_disk_before_it_is_told(tmp_path: Path) -> None:
    own = desk(tmp_path)
    kept = own.create(OUTLINE, parse_facts(FACTS))
    assert kept.missing == (0, 1, 2, 3, 4, 5)
    told = 0
    for event in own.write(kept.id):
        assert isinstance(event, SectionDone)
        told += 1
        assert desk(tmp_path).get(kept.id).written == told
    assert told == 6


def test_what_is_read_back_is_what_was_saved(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    kept = own.get(draft_id)
    assert kept.outline == OUTLINE
    assert kept.plan.facts == tuple(parse_facts(FACTS))
    sentence = kept.draft().sections[2].sentences[0]
    assert sentence.precedents == (ARCHIVE[0],)
    assert sentence.status is SentenceStatus.BORROWED


def test_a_break_costs_what_was_not_done_and_no_more(tmp_path: Path) -> None:
    own = desk(tmp_path)
    kept = own.create(OUTLINE, parse_facts(FACTS))
    first_two = own.write(kept.id)
    next(first_two), next(first_two)
    del first_two
    before = own.get(kept.id)
    assert before.missing == (2, 3, 4, 5)
    assert [row.reason for row in before.draft().unresolved].count("这一节还没有写") == 4
    desk(tmp_path).finish(kept.id)
    after = own.get(kept.id)
    assert after.missing == ()
    assert after.sections[:2] == before.sections[:2]


def test_a_failed_section_leaves_the_others_and_says_how_to_go_on(tmp_path: Path) -> None:
    own = desk(tmp_path, Model(fails="市容"))
    kept = own.create(OUTLINE, parse_facts(FACTS))
    with pytest.raises(ProviderError, match=r"已写好 5/6 节") as refused:
        own.finish(kept.id)
    assert f"assistant draft --resume {kept.id}" in refused.value.hint
    assert own.get(kept.id).missing == (3,)
    model = Model()
    desk(tmp_path, model).finish(kept.id)
    assert [brief.topic for brief in model.asked] == ["聚焦市容秩序，街区面貌持续改善"]


def test_stopping_leaves_the_rest_to_be_written(tmp_path: Path) -> None:
    own, stop = desk(tmp_path), Event()
    kept = own.create(OUTLINE, parse_facts(FACTS))
    own.finish(kept.id, on_event=lambda _: stop.set(), stop=stop)
    assert own.get(kept.id).missing == (1, 2, 3, 4, 5)


def test_a_section_is_shortened_and_no_other_touched(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    before = own.get(draft_id)
    assert text_of(before, 3) == (
        "围绕聚焦市容秩序，街区面貌持续改善压实责任。"  # 22 characters
        "落实定人定岗责任制。"  # 10
        "整治背街小巷27条，规范占道经营0.86万处次。"  # 24
    )
    list(own.revise(draft_id, STREETS, "压缩到五十字"))
    after = own.get(draft_id)
    assert text_of(after, 3) == text_of(before, 3).replace("落实定人定岗责任制。", "")
    assert others(after, 3) == others(before, 3)
    version = after.sections[3].current
    assert version is not None
    assert (version.how, version.instruction) == (VersionOrigin.REDONE, "压缩到五十字")
    list(own.revise(draft_id, STREETS, "不超过10字"))
    shortest = own.get(draft_id)
    assert text_of(shortest, 3) == "整治背街小巷27条，规范占道经营0.86万处次。"
    assert any("要求 10 字，现有 24 字" in row.reason for row in shortest.draft().unresolved)


def test_a_model_gets_the_section_and_the_wish(
    tmp_path: Path, made: tuple[DraftWorkspace, str]
) -> None:
    own, draft_id = made
    model = Model()
    before = own.get(draft_id)
    list(desk(tmp_path, model).revise(draft_id, "聚焦垃圾分类", "语气再平实些"))
    (brief,) = model.asked
    assert brief.instruction == "语气再平实些"
    assert brief.current == text_of(before, 2)
    after = own.get(draft_id)
    assert text_of(after, 2).startswith(
        "聚焦垃圾分类，收运体系更加完善有序推进。新建分类投放点84处"
    )
    assert others(after, 2) == others(before, 2)


def test_the_built_in_writer_stresses_what_is_asked(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    list(own.revise(draft_id, GARBAGE, "突出改革创新"))
    assert "完善，改革创新压实责任" in text_of(own.get(draft_id), 2)
    assert "落实定人定岗责任制" not in text_of(own.get(draft_id), 2), "it stands in other sections"


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        pytest.param(
            "不要提责任制",
            "围绕聚焦市容秩序，街区面貌持续改善压实责任。整治背街小巷27条，规范占道经营0.86万处次。",
            id="left out",
        ),
        pytest.param(
            "分成一是二是三是",
            "一是围绕聚焦市容秩序，街区面貌持续改善压实责任。二是落实定人定岗责任制。"
            "三是整治背街小巷27条，规范占道经营0.86万处次。",
            id="numbered",
        ),
        pytest.param(
            "不要提责任制，分成一是二是",
            "一是围绕聚焦市容秩序，街区面貌持续改善压实责任。"
            "二是整治背街小巷27条，规范占道经营0.86万处次。",
            id="both",
        ),
    ],
)
def test_the_built_in_writer_reworks_a_section(
    made: tuple[DraftWorkspace, str], instruction: str, text: str
) -> None:
    own, draft_id = made
    before = own.get(draft_id)
    list(own.revise(draft_id, STREETS, instruction))
    after = own.get(draft_id)
    assert text_of(after, 3) == text
    assert others(after, 3) == others(before, 3)


def test_facts_stay_though_they_are_not_to_be_mentioned(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    list(own.revise(draft_id, STREETS, "不要提背街小巷"))
    kept = own.get(draft_id)
    assert "27条" in text_of(kept, 3)
    assert any("要求不提“背街小巷”" in row.reason for row in kept.draft().unresolved)


def test_paragraphs_are_joined(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    own.edit_section(draft_id, STREETS, "坚持日巡夜查。\n\n落实定人定岗责任制。")
    list(own.revise(draft_id, STREETS, "合并成一段"))
    assert text_of(own.get(draft_id), 3) == "坚持日巡夜查。落实定人定岗责任制。"


def test_a_section_is_lengthened_by_what_past_reports_say(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    own.edit_section(draft_id, GARBAGE, "新建分类投放点84处。")
    with pytest.raises(DraftError, match="不能分成"):
        list(own.revise(draft_id, GARBAGE, "分成一是二是三是"))
    list(own.revise(draft_id, GARBAGE, "扩写到40字"))
    kept = own.get(draft_id)
    assert text_of(kept, 2) == (
        "健全垃圾分类收运体系，推动分类投放、收集、运输有序衔接。新建分类投放点84处。"
    )
    list(own.revise(draft_id, GARBAGE, "扩写到900字"))
    assert any("要求扩写到 900 字" in row.reason for row in own.get(draft_id).draft().unresolved)


@pytest.mark.parametrize(
    ("section", "instruction", "says"),
    [
        pytest.param(GARBAGE, "写得更有文采", "不会照这个要求改", id="not understood"),
        pytest.param(GARBAGE, "压缩到50字，语气更正式", "“语气更正式”", id="one part not"),
        pytest.param(GARBAGE, "不要提招商引资", "没有提到“招商引资”", id="not there to leave out"),
        pytest.param("七", "压缩", "没有这一节：七", id="no such section"),
    ],
)
def test_redoing_is_refused(
    made: tuple[DraftWorkspace, str], section: str, instruction: str, says: str
) -> None:
    own, draft_id = made
    with pytest.raises(DraftError, match=says) as refused:
        list(own.revise(draft_id, section, instruction))
    assert refused.value.hint


def test_a_sentence_by_hand_is_kept_marked_and_looked_after(
    made: tuple[DraftWorkspace, str],
) -> None:
    own, draft_id = made
    text = "新增路灯77盏，厨余垃圾收运1.92万吨。"
    kept = own.edit_sentence(draft_id, GARBAGE, 2, text)
    sentence = kept.draft().sections[2].sentences[1]
    assert (sentence.text, sentence.status) == (text, SentenceStatus.EDITED)
    assert [fact.id for fact in sentence.facts] == ["F2"]
    assert [row.reason for row in kept.draft().unresolved] == [
        "手改的“77盏”在事实和提纲里没有依据，请核对"
    ]
    assert [s.text for s in kept.draft().sections[2].sentences][2:] == [
        "新建分类投放点84处，分类覆盖率达到96.4%。",
        "收运厨余垃圾1.92万吨，比2024年的1.6万吨增长20%。",
    ]
    list(own.revise(draft_id, GARBAGE, "压缩到20字"))
    assert text in text_of(own.get(draft_id), 2), "hand stays where borrowed wording goes"
    own.edit_sentence(draft_id, GARBAGE, 1, "")
    assert text not in text_of(own.get(draft_id), 2)


def test_a_model_cannot_lose_what_is_by_hand(
    tmp_path: Path, made: tuple[DraftWorkspace, str]
) -> None:
    own, draft_id = made
    own.edit_sentence(draft_id, GARBAGE, 1, "坚持定期会商。")
    list(desk(tmp_path, Model()).revise(draft_id, GARBAGE, "换个说法"))
    found = own.get(draft_id).draft().sections[2].sentences
    assert [one.text for one in found if one.status is SentenceStatus.EDITED] == ["坚持定期会商。"]


def test_a_section_by_hand_keeps_the_sources_of_what_was_not_changed(
    made: tuple[DraftWorkspace, str],
) -> None:
    own, draft_id = made
    kept = own.edit_section(draft_id, STREETS, "落实定人定岗责任制。\n\n坚持日巡夜查。")
    first, second = kept.draft().sections[3].paragraphs
    assert (first[0].status, first[0].precedents) == (SentenceStatus.BORROWED, (ARCHIVE[1],))
    assert (second[0].status, second[0].precedents) == (SentenceStatus.EDITED, ())


def test_versions_are_listed_and_restored(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    original = text_of(own.get(draft_id), 3)
    own.edit_section(draft_id, STREETS, "坚持日巡夜查。")
    kept = own.restore(draft_id, STREETS, 1)
    assert [version.how.value for version in kept.sections[3].versions] == ["起草", "手改", "恢复"]
    assert text_of(kept, 3) == original
    with pytest.raises(DraftError, match="没有第 9 版"):
        own.restore(draft_id, STREETS, 9)


def test_a_locked_section_is_left_alone(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    own.lock(draft_id, "导语")
    for deed in (
        lambda: list(own.revise(draft_id, "导语", "压缩")),
        lambda: own.restore(draft_id, 0, 1),
    ):
        with pytest.raises(DraftError, match="已锁定：导语"):
            deed()
    own.lock(draft_id, "导语", locked=False)
    own.restore(draft_id, 0, 1)


def test_facts_that_fit_nowhere_are_a_section_of_their_own(tmp_path: Path) -> None:
    own = desk(tmp_path)
    kept = own.create(OUTLINE, [*parse_facts(FACTS), Fact(id="F9", text="航模比赛3场", line=9)])
    assert kept.sections[-1].heading == "未归入章节的事实"
    assert text_of(kept, -1) == "航模比赛3场。"
    with pytest.raises(DraftError, match="不能重写"):
        list(own.revise(kept.id, "未归入章节的事实", "压缩"))


def test_changes_made_at_the_same_time_are_all_kept(made: tuple[DraftWorkspace, str]) -> None:
    own, draft_id = made
    with ThreadPoolExecutor(4) as pool:
        texts = [f"第{n}次商议定下办法。" for n in range(12)]
        list(pool.map(lambda text: own.edit_section(draft_id, STREETS, text), texts))
    versions = own.get(draft_id).sections[3].versions
    assert {version.text for version in versions[1:]} == set(texts)


def test_the_list_skips_what_it_cannot_read(
    tmp_path: Path, made: tuple[DraftWorkspace, str]
) -> None:
    own, draft_id = made
    (tmp_path / "草稿 夹" / "20250101-aaaa.json").write_text("{", "utf-8")
    newer = json.loads((tmp_path / "草稿 夹" / f"{draft_id}.json").read_text("utf-8"))
    newer["schema"] = 99
    (tmp_path / "草稿 夹" / "20250101-bbbb.json").write_text(json.dumps(newer), "utf-8")
    notices: list[str] = []
    assert [kept.id for kept in own.all(notices.append)] == [draft_id]
    assert "更新的程序" in notices[0]
    assert "已损坏" in notices[1]
    for absent in ("20250101-cccc", "../../etc", ""):
        with pytest.raises(DraftError, match="没有这份草稿"):
            own.get(absent)
    own.remove(draft_id)
    assert own.all() == []


@pytest.mark.parametrize(
    ("instruction", "length", "stress"),
    [
        ("压缩到三百字", 300, ""),
        ("300字以内", 300, ""),
        ("不超过 1200 字，突出数字化", 1200, "数字化"),
        ("压缩一半", 400, ""),
        ("压缩三分之一", 533, ""),
        ("压缩到三分之一", 266, ""),
        ("太长了，精简一些", 560, ""),
        ("突出改革", None, "改革"),
        ("多写基层治理，少写会议", None, "基层治理"),
        ("语气再平实些", None, ""),
        ("", None, ""),
    ],
)
def test_wishes(instruction: str, length: int | None, stress: str) -> None:
    wish = parse_instruction(instruction, length=800)
    assert (wish.max_length, wish.emphasis) == (length, stress)


def test_an_enumeration_stays_one_when_items_go() -> None:
    def one(text: str, status: SentenceStatus = SentenceStatus.BORROWED) -> DraftSentence:
        return DraftSentence(text=text, status=status, precedents=(passage("甲"),))

    lead = one("还存在一些问题。", SentenceStatus.WRITTEN)
    fact = replace(
        one("三是投诉413件。", SentenceStatus.FACT),
        facts=(Fact(id="F1", text="投诉413件", line=1),),
    )
    whole = [[lead, one("一是甲。"), one("二是乙。"), fact]]
    texts = ["".join(s.text for s in p) for p in shorten(whole, 21)]
    assert texts == ["还存在一些问题。一是甲。二是投诉413件。"]
    texts = ["".join(s.text for s in p) for p in shorten(whole, 1)]
    assert texts == ["还存在一些问题。投诉413件。"]


def test_a_draft_that_cannot_be_saved_is_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file where the folder should be", encoding="utf-8")
    notices: list[str] = []
    store = DraftStore(tmp_path / "drafts", notice=notices.append)
    desk = DraftWorkspace(store, retrieve=retrieve_from(ARCHIVE), writer=Clerk)
    kept = desk.create(OUTLINE, parse_facts(FACTS))
    result = desk.finish(kept.id)
    assert all(section.sentences for section in result.sections if section.heading[:1] != "一")
    assert len(notices) == 1
    assert "--resume" in notices[0]
    assert not desk.is_saved(kept.id)
    assert [one.id for one in desk.all()] == [kept.id]


def test_sections_stay_in_memory_when_the_disk_fills_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices: list[str] = []
    store = DraftStore(tmp_path / "drafts", notice=notices.append)
    desk = DraftWorkspace(store, retrieve=retrieve_from(ARCHIVE), writer=Clerk)
    kept = desk.create(OUTLINE, parse_facts(FACTS))
    assert desk.is_saved(kept.id)
    with monkeypatch.context() as full:

        def no_space(path: Path, _data: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))

        full.setattr("assistant.drafting.drafts.draft_store.replace_file", no_space)
        whole = desk.finish(kept.id)
        assert "413件" in "".join(s.text for part in whole.sections for s in part.sentences)
        assert ["磁盘空间不足" in notice for notice in notices] == [True]
        assert not desk.is_saved(kept.id)
    desk.edit_sentence(kept.id, "二", 1, "投诉仍然较多。")  # there is space again
    assert desk.is_saved(kept.id)
    assert DraftStore(tmp_path / "drafts").load(kept.id).missing == ()


def test_an_edit_that_cannot_be_saved_is_refused(
    made: tuple[DraftWorkspace, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, draft_id = made

    def no_space(path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("assistant.drafting.drafts.draft_store.replace_file", no_space)
    before = desk.get(draft_id)
    with pytest.raises(ArchiveError, match="磁盘空间不足"):
        desk.edit_sentence(draft_id, "二", 1, "投诉仍然较多。")
    assert desk.get(draft_id) == before
