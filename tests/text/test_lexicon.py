import re
import tomllib
from importlib.resources import files
from itertools import combinations

import pytest

from assistant.text.lexicon import WordGroup, group, group_names, groups

AHEAD = WordGroup(
    name="ahead",
    words=("将", "要", "目前", "力争"),
    exceptions=("将近", "要求", "重要", "项目前"),
)
# A regular expression with look-arounds, written out by hand, that says the same.
BY_HAND = re.compile("将(?!近)|(?<!重)要(?!求)|(?<!项)目前|力争")
TEXTS = [
    "将近三成",
    "将建成",
    "重要要求",
    "项目前期",
    "目前，力争",
    "要重要",
    "",
    "将将近近",
]


@pytest.mark.parametrize("text", TEXTS)
def test_words_inside_exceptions_do_not_count(text: str) -> None:
    spans = [(one.start, one.end) for one in AHEAD.find(text)]
    assert spans == [found.span() for found in BY_HAND.finditer(text)]
    assert spans == [found.span() for found in re.finditer(AHEAD.pattern, text)]
    assert AHEAD.occurs_in(text) == bool(spans)
    assert AHEAD.count_in(text) == len(spans)


def test_of_overlapping_words_the_longer_counts() -> None:
    places = WordGroup(name="places", words=("市", "市场", "场所"))
    assert [one.word for one in places.find("在市场所在市")] == ["市场", "市"]
    assert places.first_in("在市场所在市") == "市场"


@pytest.mark.parametrize("text", ["船只", "船只有", "三艘船只", "数只", "只" * 9, "有" + "甲" * 40])
def test_opening_and_closing_are_the_words_found_at_the_ends(text: str) -> None:
    words = WordGroup(name="only", words=("只", "有", "只有"), exceptions=("船只",))
    found = [
        (start, word)
        for word in words.words
        for start in range(len(text))
        if text.startswith(word, start)
        and not (word == "只" and text[max(0, start - 1) : start + 1] == "船只")
    ]
    at_end = [word for start, word in found if start + len(word) == len(text)]
    at_start = [word for start, word in found if start == 0]
    assert words.closing(text) == max(at_end, key=len, default="")
    assert words.opening(text) == max(at_start, key=len, default="")


def test_opening_and_closing() -> None:
    verbs = WordGroup(name="verbs", words=("加", "加强", "强"))
    assert (verbs.opening("加强管理"), verbs.closing("管理加强")) == ("加强", "加强")
    assert (verbs.opening("管理"), verbs.closing("管理")) == ("", "")
    assert "加强" in verbs
    assert "加强管" not in verbs


@pytest.mark.parametrize("name", group_names())
def test_every_group_is_sound(name: str) -> None:
    assert group(name).words
    assert re.compile(group(name).pattern)


def test_the_groups_of_a_file_come_in_its_order() -> None:
    assert [one.name for one in groups("thing_kinds")][:2] == [
        "thing_kinds.area",
        "thing_kinds.settlement",
    ]


def test_two_included_groups_may_share_a_word() -> None:
    shared = {"提升", "推动"}
    assert all(shared <= set(group(f"acts.{name}").words) for name in ("common", "effect", "verb"))
    assert len(set(group("acts.verb").words)) == len(group("acts.verb").words)


def test_a_group_includes_the_words_it_would_repeat() -> None:
    """Of ten words or more, two thirds never stand again in a group that could include them."""
    own = {name: _own_words(name) for name in group_names()}
    long = {name: words for name, words in own.items() if len(words) >= 10}
    repeated = [
        (one, other)
        for one, other in combinations(long, 2)
        if 3 * len(long[one] & long[other]) > 2 * min(len(long[one]), len(long[other]))
    ]
    assert repeated == []


def _own_words(name: str) -> set[str]:
    file, table = name.split(".")
    path = files("assistant") / "data" / "lexicon" / f"{file}.toml"
    return set(tomllib.loads(path.read_text(encoding="utf-8"))[table].get("words", ()))
