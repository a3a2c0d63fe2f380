"""Check growth and shares that the ledger claims against the values it gives beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.drafting.ledger import measure
from assistant.drafting.records import Fact, Unresolved
from assistant.text.figures import FigureKind
from assistant.text.labels import Labelled, labelled
from assistant.text.rounding import last_place


def wrong_changes(facts: Sequence[Fact]) -> list[Unresolved]:
    """Return a row for each growth that does not follow from this and last period's value.

    Values are taken as rounded to their last written place, so that 2.84 over 2.31 may be anything
    from 22.5% to 23.4%.
    """
    return [
        Unresolved(reason=reason, text=fact.text) for fact in facts for reason in _reasons(fact)
    ]


def _reasons(fact: Fact) -> Iterator[str]:
    places = labelled(fact.text)
    for index, base in enumerate(places):
        if not base.is_earlier:
            continue
        present = [one for one in places[:index] if _is_value(one, base)]
        claimed = [one for one in places if one.move and one.figure.kind is FigureKind.PERCENT]
        if len(present) == 1 and len(claimed) == 1:
            yield from _judged(present[0], base, claimed[0])


def _is_value(one: Labelled, base: Labelled) -> bool:
    same = measure(one.figure) == measure(base.figure)
    return same and not one.move and not one.is_earlier and one.figure.kind is not FigureKind.YEAR


def _judged(present: Labelled, base: Labelled, claimed: Labelled) -> Iterator[str]:
    """Yield what is wrong if no values that round to the given ones give the claimed growth."""
    now, then, stated = (one.figure.number for one in (present, base, claimed))
    if now is None or stated is None or not then:
        return
    stated = abs(stated) * claimed.move
    slack = min(last_place(claimed.figure), Decimal(1)) / 2
    around = [_half(present), _half(base)]
    least = _growth(now - around[0], then + around[1])
    most = _growth(now + around[0], then - around[1])
    if not least - slack <= stated <= most + slack:
        exact = _growth(now, then)
        computed = f"{'下降' if exact < 0 else '增长'}{abs(exact):.1f}%"
        yield f"“{claimed.figure.text}”与两个数值算得的{computed}不符，请核对"


def _half(one: Labelled) -> Decimal:
    """Return half of the last decimal place; whole numbers are exact."""
    return last_place(one.figure) / 2 if "." in one.figure.text else Decimal(0)


def _growth(now: Decimal, then: Decimal) -> Decimal:
    return (now - then) / then * 100
