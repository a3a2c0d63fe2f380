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


def test_openings_are_whole_words() -> None:
    said = [("国家政策", "a"), ("国家战略", "b"), ("国有企业", "c")]
    assert [filler.text for filler in rank_openings(said, limit=2)] == ["国家", "国有企业"]
    said = [("群众安全感和", "a"), ("企业获得感和", "b")]
    ends = rank_openings(said, limit=2, backwards=True)
    assert {filler.text for filler in ends} == {"群众安全感", "企业获得感"}


def test_terms_of_the_archive_that_no_dictionary_has_stay_whole() -> None:
    said = [(f"群英断是非{what}", what) for what in ("机制", "会", "平台")]
    assert [filler.text for filler in rank_openings(said, limit=1)] == ["群英断是非"]


def test_what_stands_in_quotes_stays_whole() -> None:
    said = [("“来信必复法”落地", "a"), ("“来信必复法”见效", "b"), ("“夜间执法", "c")]
    assert rank_openings(said, limit=1) == (filler("来信必复法", 2),)
    assert rank_fillers([("必复法”落地", "a"), ("“三会”制度", "b")], limit=5) == (
        filler("“三会”制度", 1),
    )


def test_particles_at_the_edges_are_left_out_unless_attached() -> None:
    assert rank_fillers([("了各项工作", "a"), ("的各项工作", "b")], limit=1) == (
        filler("各项工作", 2),
    )
    said = [("安全感和", "a"), ("获得感和", "b")]
    ends = rank_openings(said, limit=5, backwards=True, attached=True)
    assert {filler.text for filler in ends} == {"安全感和", "获得感和"}


def test_one_character_is_shown_only_where_asked() -> None:
    said = [("保、应享", "a"), ("保", "b")]
    assert rank_openings(said, limit=5) == ()
    assert rank_openings(said, limit=5, shortest=1) == (filler("保", 2),)
