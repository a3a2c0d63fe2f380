"""What is shown repeats no paragraph and no copy, and lets other reports speak."""

import pytest

from assistant.records import Place, StoredPassage
from assistant.retrieval.diversify_hits import select_hits
from tests.retrieval.conftest import passage

LONG = "新建公厕12座改造老旧公厕30座全年投入资金900万元"  # 26 pairs of characters


def _ranked(*passages: StoredPassage) -> list[tuple[StoredPassage, float]]:
    return [(one, 1 - number / 10) for number, one in enumerate(passages)]


def test_a_paragraph_is_shown_once_by_its_best_passage() -> None:
    ranked = _ranked(passage(1, "一是甲", line=5), passage(2, "二是乙", line=5))
    (hit,) = select_hits(ranked, limit=5, of_one_report=None)
    assert (hit.passage.id, hit.score) == (1, 1.0)


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        pytest.param(LONG + "。", [1], id="one character more"),
        pytest.param(LONG.replace("12", "13"), [1], id="a figure changed: 2 of 26 pairs"),
        pytest.param(LONG.replace("公厕", "公园"), [1, 2], id="other words: 4 of 26 pairs"),
        pytest.param(LONG + LONG[::-1], [1, 2], id="the same and as much again"),
        pytest.param("座", [1, 2], id="too short to have a pair"),
    ],
)
def test_near_copies_become_one_hit(other: str, shown: list[int]) -> None:
    ranked = _ranked(passage(1, LONG, line=1), passage(2, other, line=9, report="r2"))
    hits = select_hits(ranked, limit=5, of_one_report=None)
    assert [hit.passage.id for hit in hits] == shown
    copies = () if shown == [1, 2] else (Place(file="a.md", line=9),)
    assert hits[0].passage.also_at == copies


def test_a_report_gives_way_to_others_while_there_are_others() -> None:
    words = ["甲乙", "丙丁", "戊己", "庚辛", "壬癸"]
    reports = ["r1", "r1", "r1", "r2", "r1"]
    ranked = _ranked(
        *(
            passage(number, word, line=number, report=report)
            for number, (word, report) in enumerate(zip(words, reports, strict=True))
        )
    )
    assert _ids(ranked, limit=3, of_one_report=2) == [0, 1, 3]
    assert _ids(ranked, limit=5, of_one_report=2) == [0, 1, 3, 2, 4]
    assert _ids(ranked, limit=3, of_one_report=None) == [0, 1, 2]


def _ids(
    ranked: list[tuple[StoredPassage, float]], *, limit: int, of_one_report: int | None
) -> list[int]:
    hits = select_hits(ranked, limit=limit, of_one_report=of_one_report)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    return [hit.passage.id for hit in hits]


def test_a_hit_that_repeats_half_of_an_earlier_one_gives_way() -> None:
    ranked = [
        (passage(1, "甲乙丙丁戊", line=1), 0.90),  # pairs 甲乙 乙丙 丙丁 丁戊
        (passage(2, "甲乙丙己庚", line=2, report="r2"), 0.80),  # shares 2 of 4: 0.80 − 0.2 × ½
        (passage(3, "辛壬癸子丑", line=3, report="r3"), 0.75),
    ]
    assert _ids(ranked, limit=2, of_one_report=4) == [1, 3]
    assert _ids(ranked, limit=3, of_one_report=4) == [1, 3, 2]
    assert _ids(ranked, limit=2, of_one_report=None) == [1, 2], "as ranked when so asked"
