"""Sentences are found by words and by meaning, with the stretch that answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.ingest.ingest_files import ingest
from assistant.phrasing.parse_query import parse_query
from assistant.phrasing.sentences.search_sentences import find_by_meaning, find_by_words
from assistant.records import Filter, Function
from tests.archive.making import HashEmbedder, Record
from tests.phrasing.conftest import FILES
from tests.phrasing.sentences.knowing import KnowingEncoder

ALL = Filter()


def by_hand(expression: str) -> set[tuple[str, int]]:
    """Return (file, line) of every line of the files that holds the expression."""
    return {
        (name, number)
        for name, text in FILES.items()
        for number, line in enumerate(text.split("\n"), start=1)
        if re.search(expression, line)
    }


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("以*为抓手", "以[^，。]+为抓手"),
        ("在*上下功夫", "在[^，。]+上下功夫"),
        ("“走深走实”", "走深走实"),
    ],
)
def test_words_are_found_wherever_they_stand(archive: Archive, query: str, expression: str) -> None:
    found = find_by_words(archive, parse_query(query), limit=50, filter=ALL, damaged=True)
    places = {(one.file, one.line) for one in found} | {
        (place.file, place.line) for one in found for place in one.also
    }
    assert {(file.rpartition("/")[2], line) for file, line in places} == by_hand(expression)
    assert all(one.left + one.match + one.right == one.text for one in found)
    assert all(re.fullmatch(expression, one.match) for one in found)


def test_near_copies_are_one_sentence(archive: Archive) -> None:
    found = find_by_words(archive, parse_query("处置问题*件"), limit=50, filter=ALL)
    (one,) = found
    assert one.year == 2024, "the newest is shown"
    assert [place.file.rpartition("/")[2] for place in one.also] == ["云溪县城管局2022年.txt"]


def test_a_number_is_no_part_of_the_sentence(archive: Archive) -> None:
    found = find_by_words(archive, parse_query("路面保洁*功夫"), limit=5, filter=ALL)
    assert [one.text for one in found] == ["路面保洁在精细上下功夫。"]


@pytest.mark.parametrize(("query", "flags"), [("新增就业*", ("遮盖",)), ("全年召开*会", ("错字",))])
def test_damaged_sentences_are_held_back(
    archive: Archive, query: str, flags: tuple[str, ...]
) -> None:
    asked = parse_query(query)
    assert find_by_words(archive, asked, limit=5, filter=ALL) == []
    (one,) = find_by_words(archive, asked, limit=5, filter=ALL, damaged=True)
    assert one.flags == flags


def test_filters_hold(archive: Archive) -> None:
    asked = parse_query("以*为抓手")
    plans = Filter(functions=(Function.PLAN,), years=(2023,))
    (one,) = find_by_words(archive, asked, limit=9, filter=plans)
    assert (one.text, one.function) == ("以作风建设为抓手，推动各项工作走深走实。", Function.PLAN)


def test_a_meaning_finds_the_clause(archive: Archive, embedder: HashEmbedder) -> None:
    found = find_by_meaning(
        archive, embedder, parse_query("怎么写自助终端搬进村部"), limit=3, filter=ALL
    )
    assert found[0].match == "把自助终端搬进村部"
    assert found[0].section[-1] == "（三）服务领先，群众满意更加真切"
    assert len({(one.file, one.line) for one in found}) == len(found), "one of a paragraph"


def test_a_filter_that_lets_nothing_through(archive: Archive, embedder: HashEmbedder) -> None:
    nothing = Filter(years=(1999,))
    assert (
        find_by_meaning(archive, embedder, parse_query("党员教育"), limit=3, filter=nothing) == []
    )


def test_headings_alone_answer_no_meaning(archive: Archive, embedder: HashEmbedder) -> None:
    found = find_by_meaning(archive, embedder, parse_query("怎么写编制偏紧"), limit=9, filter=ALL)
    assert "编制偏紧。" not in [one.text for one in found]


def test_headings_answer_words_only_where_nothing_else_does(tmp_path: Path) -> None:
    report = tmp_path / "某县数据局.txt"
    report.write_text(
        "某县数据局2024年工作总结\n\n一、工作成效\n（一）深入推进一网通办。"
        "把一网通办的窗口设到乡镇。\n（二）持续优化跨省通办。群众办事不再往返。",
        encoding="utf-8",
    )
    with Archive.create_or_open(tmp_path / "index", embedder=HashEmbedder()) as opened:
        ingest(opened, [report], progress=Record())
        found = {
            query: [
                one.text for one in find_by_words(opened, parse_query(query), limit=9, filter=ALL)
            ]
            for query in ("一网通办", "跨省通办")
        }
    assert found == {
        "一网通办": ["把一网通办的窗口设到乡镇。"],
        "跨省通办": ["持续优化跨省通办。"],
    }


def test_matches_that_tear_a_word_give_way(tmp_path: Path) -> None:
    texts = ["部分类别房屋已经登记在册。", "垃圾分类覆盖全部小区。", "部分类似房屋尚未登记。"]
    report = tmp_path / "某县房管局.txt"
    head = "某县房管局2024年工作总结\n\n一、工作成效\n"
    report.write_text(head + "\n".join(texts), encoding="utf-8")
    with Archive.create_or_open(tmp_path / "index", embedder=HashEmbedder()) as opened:
        ingest(opened, [report], progress=Record())
        found = {
            query: {
                one.text for one in find_by_words(opened, parse_query(query), limit=9, filter=ALL)
            }
            for query in ("分类", "“分类”", "分类*房屋")
        }
    assert found["分类"] == {texts[1]}
    assert found["“分类”"] == {*texts}, "what is quoted is literal"
    assert found["分类*房屋"] == {texts[0], texts[2]}, "where all matches do, they are shown"


def test_the_encoder_ranks_what_it_understands_first(
    archive: Archive, embedder: HashEmbedder
) -> None:
    asked = parse_query("干活的力量总是不够用")
    static = find_by_meaning(archive, embedder, asked, limit=9, filter=ALL)
    read = find_by_meaning(
        archive, embedder, asked, limit=9, filter=ALL, encoder=KnowingEncoder("ranks")
    )
    assert read, "something is near"
    assert all("人手" in one.text or "力量" in one.text for one in read)
    assert len(static) > len(read)


def test_nothing_near_is_said(archive: Archive, embedder: HashEmbedder) -> None:
    asked = parse_query("怎么写火星上种土豆的收成")
    encoder = KnowingEncoder("nothing")
    assert find_by_meaning(archive, embedder, asked, limit=9, filter=ALL, encoder=encoder) == []


def test_without_an_encoder_that_runs_the_order_is_that_of_the_static_model(
    archive: Archive, embedder: HashEmbedder
) -> None:
    asked = parse_query("怎么写自助终端搬进村部")
    broken = KnowingEncoder(broken=True)
    with_it = find_by_meaning(archive, embedder, asked, limit=5, filter=ALL, encoder=broken)
    assert with_it == find_by_meaning(archive, embedder, asked, limit=5, filter=ALL)
