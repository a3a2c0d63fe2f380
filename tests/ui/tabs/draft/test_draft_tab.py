"""The tab 起草, handler by handler: from nothing to an exported file and back."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.resources import resource_folder
from assistant.settings import load_settings
from assistant.ui.app.page import build_page
from assistant.ui.jobs.archive_job import ArchiveJob
from assistant.ui.widgets.on_load import OnLoad
from assistant.workbench import Workbench

OUTLINE = "# 某某局2025年工作总结\n一、主要工作\n（一）治水\n（二）治气\n二、存在的问题"
FACTS = "一（一）：新建泵站12座\n一（二）：拆除锅炉30台"
Handler = Callable[..., Any]


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(load_settings(index=tmp_path / "index"))


@pytest.fixture
def handler(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Handler]]:
    """The handler of a name, as the page calls it when it opens or something happens on it."""
    filling: list[Handler] = []
    monkeypatch.setattr(
        OnLoad, "__call__", lambda _opening, handler, *_parts, **_how: filling.append(handler)
    )
    page = build_page(bench)
    found = {
        handler.__name__: handler
        for handler in (*(fn.fn for fn in page.fns.values()), *filling)
        if handler is not None and handler.__module__.startswith("assistant.ui.tabs.draft")
    }
    yield lambda name: found[name]
    page.close()
    gc.collect()  # here, where its complaints are expected


def _start_draft(handler: Callable[[str], Handler]) -> str:
    draft_id: str = handler("on_start")(OUTLINE, FACTS, [], None, None, None, {}, {})[0]
    for _ in range(500):
        if "已保存" in _html(handler("on_tick")(draft_id, -1)):
            return draft_id
        sleep(0.02)
    raise AssertionError("the draft was not finished")


def _html(parts: list[Any]) -> str:
    return "".join(part for part in parts if isinstance(part, str))


def test_from_outline_to_word_and_back(handler: Callable[[str], Handler], bench: Workbench) -> None:
    draft_id = _start_draft(handler)
    page = _html(handler("on_tick")(draft_id, -1))
    assert "新建泵站12座" in page
    assert "处待填" in handler("on_draft_changed")(draft_id)
    wanted = SimpleNamespace(kind="word", table=False)
    word = Path(handler("on_export")(draft_id, wanted))
    assert word.is_file()
    taken = handler("on_take_back")(str(_word_of(bench, draft_id, word.parent)), 0)
    assert taken[0] == draft_id


def _word_of(bench: Workbench, draft_id: str, folder: Path) -> Path:
    path = folder / "改稿.docx"
    bench.documents.export(bench.drafts.get(draft_id).draft(), path)
    return path


def test_a_section_is_edited_locked_and_restored(
    handler: Callable[[str], Handler], bench: Workbench
) -> None:
    draft_id = _start_draft(handler)
    before = bench.drafts.get(draft_id).sections[2].sentences[0].text
    sentence = SimpleNamespace(
        section=2, sentence=1, text="新建泵站12座，成效明显。", before=before
    )
    assert "成效明显" in _html(handler("on_edit_sentence")(draft_id, sentence))
    handler("on_edit_section")(draft_id, 2, 2, "整节只有这一句。")
    assert [len(s.versions) for s in bench.drafts.get(draft_id).sections] == [1, 1, 3, 1, 1]
    handler("on_lock")(draft_id, 2)
    with pytest.raises(gr.Error, match="已锁定"):
        handler("on_redo")(draft_id, 2, "压缩到30字")
    handler("on_lock")(draft_id, 2)
    handler("on_restore")(draft_id, 2, 1)
    first, *_, last = bench.drafts.get(draft_id).sections[2].versions
    assert last.text == first.text


def test_the_second_of_two_windows_is_told_and_keeps_its_text(
    handler: Callable[[str], Handler], bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(gr, "Warning", told.append)
    draft_id = _start_draft(handler)
    before = bench.drafts.get(draft_id).sections[2].sentences[0].text
    mine, other = (
        SimpleNamespace(section=2, sentence=1, text=text, before=before)
        for text in ("我写的这一句。", "那边写的一句。")
    )
    handler("on_edit_sentence")(draft_id, other)
    shown = handler("on_edit_sentence")(draft_id, mine)
    assert len(told) == 1
    assert bench.drafts.get(draft_id).sections[2].text == "那边写的一句。"
    assert "我写的这一句。" in shown, "in the box beside the paper, not saved"
    assert handler("on_edit_section")(draft_id, 2, 1, "我的整节。").count("我的整节。") == 1
    assert len(told) == 2
    assert bench.drafts.get(draft_id).sections[2].text == "那边写的一句。"
    handler("on_edit_section")(draft_id, 2, 2, "我的整节。")
    assert bench.drafts.get(draft_id).sections[2].text == "我的整节。"
    assert len(told) == 2


def test_an_edit_of_a_draft_that_was_deleted_elsewhere_is_refused(
    handler: Callable[[str], Handler], bench: Workbench
) -> None:
    draft_id = _start_draft(handler)
    bench.drafts.remove(draft_id)
    edit = SimpleNamespace(section=2, sentence=1, text="新的一句。", before="旧的一句。")
    with pytest.raises(gr.Error, match="可能已在别处删除"):
        handler("on_edit_sentence")(draft_id, edit)


def test_another_browser_sees_no_draft_and_a_draft_that_is_gone_is_no_error(
    handler: Callable[[str], Handler],
) -> None:
    for draft_id in ("", None, "20200101-abcd"):
        assert "新写一篇" in _html(handler("on_open")(draft_id))


def test_a_new_draft_begins_empty_and_the_last_one_can_be_taken_up(
    handler: Callable[[str], Handler], bench: Workbench
) -> None:
    _start_draft(handler)
    emptied = handler("on_new")()
    assert emptied[0] == ""
    assert emptied[-8:] == ["", "", [], None, [], [], {}, {}]
    assert handler("on_restore_inputs")(True, "")[:2] == [OUTLINE, FACTS]


def test_who_opens_the_page_without_reports_is_told_to_add_some(
    handler: Callable[[str], Handler], bench: Workbench
) -> None:
    step, drop, precedents = handler("on_archive")()
    assert "还没有" in step
    assert drop.visible
    assert not precedents.visible
    bench.archive.ingest(
        [resource_folder("examples") / "archive" / "2022年"], progress=ArchiveJob()
    )
    step, drop, precedents = handler("on_archive")()
    assert f"已收录 {len(bench.archive.reports())} 篇" in step
    assert not drop.visible
    assert precedents.visible


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param((" ", "", [], None, None, None), "还没有提纲", id="no outline"),
        pytest.param(("# 只有标题", "", [], None, None, None), "没有任何章节", id="title only"),
        pytest.param((OUTLINE, "<html>", [], None, None, None), "不是台账", id="no ledger"),
        pytest.param((OUTLINE, "", [], None, ["R1"], ["R1"]), "既要参考又", id="use and avoid"),
    ],
)
def test_what_cannot_be_begun_is_refused_with_a_way_out(
    handler: Callable[[str], Handler], arguments: tuple[object, ...], said: str
) -> None:
    with pytest.raises(gr.Error, match=said):
        handler("on_start")(*arguments, {}, {})


def test_a_draft_is_deleted_and_another_stays_open(
    handler: Callable[[str], Handler], bench: Workbench
) -> None:
    one, two = _start_draft(handler), _start_draft(handler)
    left, *_, shelf = handler("on_remove")(two, SimpleNamespace(id=one))
    assert left == two
    assert shelf.count("data-draft=") == 1
    left, *_, shelf = handler("on_remove")(two, SimpleNamespace(id=two))
    assert (left, shelf) == ("", "")
    assert bench.drafts.all() == []


def test_what_a_refusal_quotes_is_shown_as_text(handler: Callable[[str], Handler]) -> None:
    with pytest.raises(gr.Error) as refused:
        handler("on_section")("<img src=x>", SimpleNamespace(section=0))
    assert "&lt;img" in str(refused.value)
