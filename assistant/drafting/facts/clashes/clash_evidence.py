"""Weigh the evidence that two lines of a ledger give one thing two values, or one value twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from assistant.drafting.draft import Fact
from assistant.drafting.facts.clashes.stated_values import StatedValue, stated_values
from assistant.drafting.facts.similar_facts import is_plan
from assistant.text.figures.digit_slips import Slip, count_digits, find_slip
from assistant.text.figures.figure import CALENDAR, FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.similarity import content_bigrams, is_abbreviated

# Points of evidence; a clash is told at `LIKELY`, and one of the two lines is left out at `SURE`.
LIKELY, SURE = 4.0, 5.0
_SAME_WORDS, _MORE_WORDS, _OTHER_WORDS = 3.0, 2.0, 0.5
_SLIP, _NEAR_SLIP, _NEAR = 3.0, 2.0, 1.0
_SAME_HEAD = 1.0  # 直接财产损失, 火灾直接损失
_SAID_AGAIN, _OTHER_SENDER, _ALIKE_BESIDE = 2.0, 1.0, 1.0
_SAID_RIGHT, _COUNTED_OTHERWISE = 3.0, 3.0  # 报错了, 保险口径
_SAME_BESIDE = 2.0
_EACH_ITS_OWN = -3.0
_NEAR_RATIO = Decimal("1.25")
_LONG_NUMBER = 3  # digits: of these, two are rarely exchanged by chance
_SPECIFIC = 4  # characters of a label: 培训 is counted by every department, 高新技术企业 by one
_LONGEST_FORM = 2  # times a short name: 营收, 营业收入
_LEAST_COMMON = 0.6  # of the shorter label, where each has words of its own
_PARTS_OF_YEAR = re.compile("[0-9一二三四上下全前]+季度|[上下]半年|全年")
_ELSEWHERE = -2.0  # points: the user gave them to different sections
_SHORTEST_SENDER = 3  # characters that two names of one sender begin with: 教务处陈, 教务处王
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}[（(、]?")
_REPORTED = re.compile(f"{group('chat.how_reported').pattern}|应该|[来出是的有为]")
_ADDRESSED = "@"  # to one who has sent something before
_NAMES_THING = 3  # characters
_AGAIN, _CORRECTS = group("ledger.again"), group("ledger.correction")
_STATES_RIGHT = re.compile(rf"{group('ledger.states_right').pattern}(?=\d)")
_ORIGIN, _COUNT = group("ledger.origin"), group("ledger.other_count")
_KIND = re.compile("[量额数]$")  # 清收额 and 清收 are one indicator
_VAGUE = group("ledger.vague_section")
_STOP = re.compile("[，；。（]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePair:
    """A value of one line and one of another, for what seems to be the same thing."""

    earlier: StatedValue
    later: StatedValue
    points: float

    @property
    def is_equal(self) -> bool:
        """Whether the two values are the same."""
        return self.earlier.number == self.later.number


def pair_values(earlier: Fact, later: Fact) -> list[ValuePair]:
    """Return the values of two lines for the same things, each value at most once, best first.

    Points tell how sure it is that a pair has to be one value: the words for the thing, how the
    figures differ, who says so, and what else the two lines have in common.
    """
    if _is_ahead(earlier) != _is_ahead(later) or _are_dated_apart(earlier, later):
        return []
    if earlier.value and later.value and not says_again(later) and not says_again(earlier):
        return []  # rows of a table: whoever made it told its indicators apart
    found = sorted(_matches(earlier, later), key=_best_first)
    pairs: list[ValuePair] = []
    for one in found:
        if all(one.earlier != two.earlier and one.later != two.later for two in pairs):
            pairs.append(one)
    common = _said_by(earlier, later)
    return [
        ValuePair(
            earlier=one.earlier,
            later=one.later,
            points=one.points + common(one) + _beside(one, pairs),
        )
        for one in pairs
    ]


def _is_ahead(fact: Fact) -> bool:
    """Return whether a line opens with what is to be done: not 接收38家单位，计划是35家."""
    return is_plan(replace(fact, text=_STOP.split(fact.text)[0]))


def says_again(fact: Fact) -> bool:
    """Return whether who sent a line reports, collects or corrects what others have sent."""
    said = _said_beside(fact)
    if said.startswith(_ADDRESSED) or _AGAIN.occurs_in(said) or _CORRECTS.occurs_in(said):
        return True
    return _ORIGIN.occurs_in(fact.text)


def _said_beside(fact: Fact) -> str:
    return f"{fact.sent_as} {fact.note}"


def count_their_own(one: Fact, other: Fact) -> bool:
    """Return whether two senders each count what is theirs: 一大队 and 二大队, 刑庭 and 民庭."""
    names = one.topic, other.topic
    if not all(names) or one.topic.startswith(other.topic) or other.topic.startswith(one.topic):
        return False
    return one.topic[-1] == other.topic[-1] and not (says_again(one) or says_again(other))


def corrects(fact: Fact) -> bool:
    """Return whether a line says that it is the right one: 更正, 以此为准."""
    return _CORRECTS.occurs_in(_said_beside(fact)) or bool(_STATES_RIGHT.search(fact.text))


def _best_first(pair: ValuePair) -> float:
    """Sort by points; a value that is the same goes first."""
    return -pair.points - (_SLIP if pair.is_equal else 0.0)


def _matches(earlier: Fact, later: Fact) -> Iterator[ValuePair]:
    for one in stated_values(earlier):
        for two in stated_values(later):
            if _kind(one) != _kind(two):
                continue
            mine, theirs = _parts_of_year(earlier, one), _parts_of_year(later, two)
            if mine and theirs and mine.isdisjoint(theirs):
                continue
            words = _same_thing(one, two, earlier, later)
            value = _slip(one.number, two.number, is_rate=one.unit == "%")
            if words == _MORE_WORDS and _is_part(one, two):
                continue
            if words := words or _said_before(one, two, earlier, later):
                yield ValuePair(earlier=one, later=two, points=words + value)


def _kind(value: StatedValue) -> tuple[str, int, bool]:
    return value.unit, value.move, value.is_lack


def _is_part(one: StatedValue, two: StatedValue) -> bool:
    """Return whether the value with more words counts some of what the other counts, or all.

    手术5216台 and 微创手术1108台: far from one another, and no slip of the pen.
    """
    if one.unit == "%" or find_slip(one.number, two.number):
        return False
    return not _are_near(one.number, two.number)


def _are_near(one: Decimal, other: Decimal) -> bool:
    return max(one, other) <= min(one, other) * _NEAR_RATIO


def _same_thing(one: StatedValue, two: StatedValue, earlier: Fact, later: Fact) -> float:
    """Return the points for the words: the same, more in one of the two, some common; 0 for none.

    A word that the other line has elsewhere is no addition: 积案化解, and 交办积案64件，化解57件.
    """
    if (one.acts - two.acts and two.acts - one.acts) or (one.move and one.label != two.label):
        return 0.0
    if not (content_bigrams(one.label) & content_bigrams(two.label)):
        short, full = sorted((one.characters, two.characters), key=len)
        is_short_for = is_abbreviated(short, full) and len(full) <= _LONGEST_FORM * len(short)
        return _MORE_WORDS if short == full != "" or is_short_for else 0.0
    mine, theirs = (Counter(_KIND.sub("", value.characters)) for value in (one, two))
    more = _unexplained(mine - theirs, later), _unexplained(theirs - mine, earlier)
    if not any(more):
        return _SAME_WORDS
    if not all((mine - theirs, theirs - mine)) or not all(more):
        return _MORE_WORDS
    shorter = min(mine.total(), theirs.total())
    if (mine & theirs).total() < _LEAST_COMMON * shorter:
        return 0.0
    return _OTHER_WORDS + _SAME_HEAD * (one.characters[-2:] == two.characters[-2:])


def _said_before(one: StatedValue, two: StatedValue, earlier: Fact, later: Fact) -> float:
    """Return the points for a line that says again, in other words, what was said; 0 for none.

    Its number of three digits or more is the same, or it names no thing but only where its number
    comes from, and answers the same department: 闸口导出的是86万吨.
    """
    if not says_again(later):
        return 0.0
    if one.number == two.number and count_digits(two.number) >= _LONG_NUMBER:
        return _OTHER_WORDS
    names_nothing = len(_REPORTED.sub("", two.characters)) < _NAMES_THING
    is_near = _are_near(one.number, two.number)
    is_answer = bool(later.topic) and later.topic == earlier.topic and names_nothing
    if not (is_answer and is_near):
        return 0.0
    return _SAME_WORDS if corrects(later) else _MORE_WORDS


def _unexplained(extra: Counter[str], other: Fact) -> bool:
    told = f"{other.topic}{other.indicator}{other.sent_as}{other.text}"
    return any(character not in told for character in extra)


def _slip(one: Decimal, other: Decimal, *, is_rate: bool) -> float:
    """Return the points for figures that a slip of the pen turns into one another, or equal ones.

    A long number is rarely the same by chance.
    """
    is_long = count_digits(one) >= _LONG_NUMBER
    if one == other:
        return _SLIP if is_long else _NEAR
    if not (one > 0 and other > 0):
        return 0.0
    slip = find_slip(one, other)
    if slip is Slip.EXCHANGED:
        return _SLIP if is_long else _NEAR_SLIP
    if slip is Slip.ONE_DIGIT and count_digits(one) > _LONG_NUMBER:
        return _NEAR_SLIP
    return _NEAR if _are_near(one, other) and not is_rate else 0.0


def _said_by(earlier: Fact, later: Fact) -> Callable[[ValuePair], float]:
    """Return a function that weighs who sent the two lines, and where the user put them."""
    again = max(map(_again, (earlier, later)))
    apart = _EACH_ITS_OWN * count_their_own(earlier, later)
    apart += _ELSEWHERE * _are_placed_apart(earlier, later)
    other = _OTHER_SENDER * (
        earlier.topic != later.topic or bool(earlier.value) != bool(later.value)
    )

    def weigh(pair: ValuePair) -> float:
        shorter = min(len(pair.earlier.characters), len(pair.later.characters))
        return again + apart + (other if shorter >= _SPECIFIC else 0.0)

    return weigh


def _again(fact: Fact) -> float:
    """Return the points for a line that tells what others have told."""
    if corrects(fact):
        return _SAID_RIGHT
    if _COUNT.occurs_in(f"{_said_beside(fact)} {fact.text}"):
        return _COUNTED_OTHERWISE
    return _SAID_AGAIN * says_again(fact)


def _are_placed_apart(one: Fact, other: Fact) -> bool:
    """Return whether two lines are under headings that both tell what stands below them."""
    are_told = all(fact.section and fact.section[-1] not in _VAGUE for fact in (one, other))
    return are_told and not are_of_one_section(one, other)


def _beside(pair: ValuePair, pairs: list[ValuePair]) -> float:
    """Return the points for what the two lines have in common beside a pair."""
    others = [one for one in pairs if one is not pair and one.points >= _MORE_WORDS]
    same = _SAME_BESIDE * any(one.is_equal for one in others)
    return same or _ALIKE_BESIDE * any(one.points > _SAME_WORDS for one in others)


def _are_dated_apart(one: Fact, other: Fact) -> bool:
    """Return whether two lines name different years, or different months and days."""
    if one.as_of != other.as_of:
        return True
    dates = zip(_dates(one.text), _dates(other.text), strict=True)
    return any(mine and theirs and not mine & theirs for mine, theirs in dates)


def _dates(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the years that a text names, and the days and months."""
    figures = find_figures(text)
    years = frozenset(one.key for one in figures if one.kind is FigureKind.YEAR)
    return years, frozenset(one.key for one in figures if one.kind in CALENDAR)


def _parts_of_year(fact: Fact, value: StatedValue) -> frozenset[str]:
    """Return the parts of a year that a value is of: those told last before it.

    What is told behind it is of another value: 半年进账2亿元，全年要有4亿元.
    """
    told = list(_PARTS_OF_YEAR.findall(fact.text[: value.figure.start]))
    return frozenset(told[-1:])


def are_of_one_section(one: Fact, other: Fact) -> bool:
    """Return whether two lines stand in one section, or under two names of one sender."""
    if one.section == other.section:
        return True
    if not len(one.section) == len(other.section) == 1:
        return False
    pairs = zip(one.section[0], other.section[0], strict=False)
    shared = "".join(mine for mine, theirs in takewhile(lambda pair: pair[0] == pair[1], pairs))
    is_name = len(shared) >= _SHORTEST_SENDER and shared.isalpha()
    return is_name and not _NUMBERED.match(shared)
