"""Link the values that reports of several years state for one indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.review.figures.match_indicators import are_comparable, size_similarity
from assistant.review.trends.read_values import ReportedValue, have_same_context, have_same_name
from assistant.review.trends.trend import Trend, YearValue, changes
from assistant.text.sentences import sentence_spans

Chain = tuple[ReportedValue, ...]
_Test = Callable[[ReportedValue, ReportedValue], bool]

_ALIKE = 0.7  # share of the pairs of characters of both names: 争取转移支付, 争取转移支付资金
_SAME_ORDER = 0.0  # likeness in size: a factor of ten is another indicator, or a slip
_NEAR_SIZE = 0.5  # for names that are only alike: a factor of three
_VAGUE = str.maketrans("", "", "余多来几")


def link_values(years: Sequence[Sequence[ReportedValue]]) -> list[Chain]:
    """Return the values of each indicator, chained from year to year, the earliest first.

    `years` are the values of one report each, the latest first. Two are linked where no third one
    could be meant.
    """
    chains: list[list[ReportedValue]] = []
    for values in years:
        linked = _link_year(chains, values)
        for value in values:
            if id(value) in linked:
                chains[linked[id(value)]].append(value)
            else:
                chains.append([value])
    return [tuple(reversed(chain)) for chain in chains]


def _link_year(
    chains: Sequence[Sequence[ReportedValue]], values: Sequence[ReportedValue]
) -> dict[int, int]:
    """Return the chain of each value that goes on in `values`: same names first, then alike."""
    linked: dict[int, int] = {}
    for is_same in (_is_same, _is_alike):
        open_chains = [n for n in range(len(chains)) if n not in linked.values()]
        rest = [value for value in values if id(value) not in linked]
        for n in open_chains:
            found = [value for value in rest if is_same(chains[n][-1], value)]
            if len(found) == 1 and _is_only(
                found[0], [chains[m][-1] for m in open_chains], is_same
            ):
                linked[id(found[0])] = n
    return linked


def _is_only(value: ReportedValue, among: Sequence[ReportedValue], is_same: _Test) -> bool:
    return sum(is_same(one, value) for one in among) == 1


def _is_same(one: ReportedValue, other: ReportedValue) -> bool:
    return have_same_name(one, other) and _are_sizes_near(one, other, _SAME_ORDER)


def _is_alike(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether the names differ in a word only, and nothing says that both differ."""
    mine, theirs = one.statement, other.statement
    shared = len(mine.bigrams & theirs.bigrams) / len(mine.bigrams | theirs.bigrams)
    return (
        shared >= _ALIKE
        and have_same_context(one, other)
        and one.level.kind == other.level.kind
        and mine.acts == theirs.acts
        and mine.periods == theirs.periods
        and one.level.is_total == other.level.is_total
        and not (mine.is_event or theirs.is_event)
        and are_comparable(one.level, other.level)
        and _are_sizes_near(one, other, _NEAR_SIZE)
    )


def _are_sizes_near(one: ReportedValue, other: ReportedValue, least: float) -> bool:
    return size_similarity(one.level.size, other.level.size) > least


def trends_of(chain: Chain) -> Iterator[Trend]:
    """Yield the trend of a chain, and that of its growth where several years state it."""
    latest = chain[-1]
    name = _closed(latest.level.core)
    scale = _scale(latest)
    yield _trend(
        chain, name, latest.level.unit.translate(_VAGUE), [_size(one) / scale for one in chain]
    )
    grown = [one for one in chain if one.growth]
    if len(grown) > 1:
        growths = [one.growth.value for one in grown if one.growth and one.growth.value is not None]
        told = tuple(replace(one, text=one.growth_text) for one in grown)
        yield _trend(told, f"{name}增幅", "%", growths, is_growth=True)


def _scale(value: ReportedValue) -> Decimal:
    """Return how many of the canonical unit the written one is: 10000 for 万起."""
    return _size(value) / value.level.value if value.level.value else Decimal(1)


def _size(value: ReportedValue) -> Decimal:
    return value.level.size or Decimal(0)


def _closed(name: str) -> str:
    """Return a name with the quotation mark that its frame took along: “三保”支出."""
    opened = f"“{name}" if name.count("”") > name.count("“") else name
    return f"{opened}”" if opened.count("“") > opened.count("”") else opened


def _shortest(number: Decimal) -> Decimal:
    """Return a number without zeros behind its last digit, and without an exponent."""
    return number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()


def _trend(
    chain: Chain, name: str, unit: str, values: Sequence[Decimal], *, is_growth: bool = False
) -> Trend:
    numbers = tuple(map(_shortest, values))
    entry = chain[-1].entry
    return Trend(
        indicator=name,
        unit=unit,
        organisation=entry.organisation,
        org_type=entry.org_type,
        is_growth=is_growth,
        values=tuple(
            _year_value(stated, number, change)
            for stated, number, change in zip(
                chain, numbers, changes(numbers, unit=unit), strict=True
            )
        ),
    )


def _year_value(stated: ReportedValue, value: Decimal, change: Decimal | None) -> YearValue:
    entry = stated.entry
    if entry.year is None:
        raise AssertionError("a report without a year has no place in a trend")
    return YearValue(
        year=entry.year,
        span=entry.span,
        value=value,
        text=stated.text,
        report_id=entry.id,
        report_title=entry.title,
        file=entry.file,
        line=stated.line if entry.first_line is not None else None,
        section=stated.statement.paragraph.section,
        sentence=_sentence_of(stated),
        change_pct=change,
    )


def _sentence_of(stated: ReportedValue) -> str:
    text, place = stated.statement.paragraph.text, stated.level.start
    spans = sentence_spans(text)
    return next((text[start:end] for start, end in spans if start <= place < end), text)
