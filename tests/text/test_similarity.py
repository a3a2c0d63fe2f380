"""What two texts have in common, counted by hand."""

import pytest

from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param("甲乙丙丁戊", "甲乙丙己庚", 0.5, id="2 of 4 pairs"),
        pytest.param("甲乙丙", "甲乙丙丁戊", 1.0, id="all of the smaller"),
        pytest.param("甲", "甲乙", 0.0, id="no pair at all"),
    ],
)
def test_likeness(one: str, other: str, share: float) -> None:
    assert (
        overlap_coefficient(bigrams(one), bigrams(other))
        == overlap_coefficient(bigrams(other), bigrams(one))
        == share
    )


def test_words_of_every_report_say_nothing_of_the_content() -> None:
    assert content_bigrams("2024年加强公厕管理工作") == {"公厕"}
