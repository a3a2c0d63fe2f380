"""Find the facts that a report written elsewhere leaves out.

Whoever writes a report retells its ledger: merged, rounded, in another unit, in other words. A
fact is told where a sentence has one of its figures and enough of its matter to be no chance, or
the words of a clause that has none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.archive.embedding.embedder import Vectors
from assistant.drafting.auditing.report_sentences import ReportSentences, StatedFigure
from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_index import FactFigure, index_facts
from assistant.drafting.fact_figures.same_value import is_of_earlier
from assistant.text.figures.digit_slips import count_digits
from assistant.text.figures.figure_labels import label_figures
from assistant.text.sentences import CLAUSE_STOP
from assistant.text.similarity import content_bigrams

Near = Callable[[Sequence[str], Sequence[str]], Vectors]

_MOST_DIGITS = _MOST_WORDS = 3  # more speak for it no louder
_BESIDE = 2  # what another figure of the fact in the same sentence counts
_NEAR = (2.5, 3.2)  # deviations beyond chance, each of which counts one
_NO_CHANCE = 4  # digits, shared words and all of these together
_SAME_WORDS = 0.5  # of a clause without figures
_TELLING = 4  # pairs of characters that such a clause has at least
_ALL_OR_NONE = frozenset({Decimal(0), Decimal(100)})  # also told in words: 全覆盖, 未发生
_BLANK = "〔"  # what the ledger hides is told nowhere


def find_untold_facts(
    facts: Sequence[Fact], paragraphs: Iterable[str], *, near: Near
) -> Iterator[Fact]:
    """Yield the normalized facts that no sentence tells; of two that clash either may be told.

    `near` gives how much nearer each of some texts is to each of others than chance brings them.
    """
    report = ReportSentences(paragraphs)
    for fact in facts:
        if not any(_is_told(one, report, near) for one in (fact, *_disputed(fact))):
            yield fact


def _disputed(fact: Fact) -> Iterator[Fact]:
    """Yield the lines that give the thing of a fact another value."""
    for line in fact.disputed:
        yield Fact(id=fact.id, line=fact.line, text=line)


def _is_told(fact: Fact, report: ReportSentences, near: Near) -> bool:
    """Return whether a sentence tells a fact; how near it is gets asked where it can decide."""
    values = fact.statements[-1]
    evidence = _weigh_figures(fact, values, report)
    if max(evidence.values(), default=0) >= _NO_CHANCE:
        return True
    if any(_is_told_in_words(clause, report) for clause in CLAUSE_STOP.split(values)):
        return True
    open_ones = [one for one, count in evidence.items() if count + len(_NEAR) >= _NO_CHANCE]
    if not open_ones:
        return False
    nearness = near([values], [report.texts[one] for one in open_ones])[0]
    return any(
        evidence[one] + sum(value >= least for least in _NEAR) >= _NO_CHANCE
        for one, value in zip(open_ones, nearness, strict=True)
    )


def _weigh_figures(fact: Fact, values: str, report: ReportSentences) -> dict[int, int]:
    """Return what speaks for each sentence with a figure that the fact is about."""
    shared = report.count_shared(content_bigrams(values))
    own = _own_keys(values)
    digits: Counter[int] = Counter()  # of the longest figure that a sentence states
    places: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for figure in index_facts((fact,)).figures:
        for one in report.stating(figure):
            places[one.number].setdefault(one.place.figure.start, figure.figure.key)
            if figure.figure.key in own:
                digits[one.number] = max(digits[one.number], _telling_digits(one, figure))
    return {
        number: count
        + min(shared[number], _MOST_WORDS)
        + _BESIDE * (len(set(places[number].values())) > 1)
        for number, count in digits.items()
    }


def _own_keys(values: str) -> frozenset[str]:
    """Return the keys of the figures that a fact is about: none of last year, nor all or none."""
    return frozenset(
        one.figure.key
        for one in label_figures(values)
        if not is_of_earlier(one) and one.figure.number not in _ALL_OR_NONE
    )


def _telling_digits(one: StatedFigure, stated: FactFigure) -> int:
    """Return how many digits both figures have."""
    numbers = (one.place.figure.number, stated.figure.number)
    return min(_MOST_DIGITS, *(count_digits(abs(number)) for number in numbers if number))


def _is_told_in_words(clause: str, report: ReportSentences) -> bool:
    """Return whether a sentence has most words of a clause that gives no amount but all or none."""
    wanted = content_bigrams(clause)
    amounts = (one.figure.number for one in label_figures(clause))
    if len(wanted) < _TELLING or _BLANK in clause or set(amounts) - _ALL_OR_NONE:
        return False
    return max(report.count_shared(wanted).values(), default=0) >= _SAME_WORDS * len(wanted)
