"""What stands in a slot is ranked by reports, open slots by how they begin."""

from __future__ import annotations

from assistant.phrasing.patterns.fillers import rank_fillers, rank_openings
from assistant.phrasing.phrases import Filler


def filler(text: str, count: int) -> Filler:
    return Filler(text=text, count=count)


def test_a_report_counts_once_for_each_filler() -> None:
    said = [("党建", "甲"), ("党建", "甲"), ("“党建”", "乙"), ("项目", "甲"), ("，", "丙")]
    assert rank_fillers(said, limit=5) == (filler("党建", 2), filler("项目", 1))
    assert rank_fillers(said, limit=1) == (filler("党建", 2),)


def test_open_slots_show_what_most_go_on_with() -> None:
    said = [("推进改革试点", "甲"), ("推进改革工作", "乙"), ("推进项目", "丙"), ("探索路径", "丁")]
    # 推进改 is said by 2 of the 3 reports that begin with 推进, 推进改革 by both of these.
    assert rank_openings(said, limit=2) == (filler("推进改革", 2), filler("探索路径", 1))


def test_open_slots_before_a_string_are_read_from_its_side() -> None:
    said = [("不断提升能力", "甲"), ("增强能力", "乙"), ("提高水平", "丙")]
    assert rank_openings(said, limit=1, backwards=True) == (filler("能力", 2),)


def test_nothing_said() -> None:
    assert rank_fillers([], limit=3) == ()
    assert rank_openings([("好", "甲")], limit=3) == ()


def test_masks_numbers_of_items_and_torn_figures_are_no_wording() -> None:
    said = [("（一）狠抓落实", "a"), ("二是狠抓落实", "b"), ("xx公司建设", "c"), (".5万户", "d")]
    assert [filler.text for filler in rank_openings(said, limit=5)] == ["狠抓落实"]
