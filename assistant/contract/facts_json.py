"""Convert the review of a ledger to the JSON of the contract."""

from typing import Any

from assistant.drafting.draft import Fact
from assistant.drafting.facts.review_facts import FactReview, shown_value


def fact_rows(review: FactReview) -> list[dict[str, Any]]:
    """Return the facts of a ledger as JSON, each with the questions about its row."""
    return [_fact_row(fact) for fact in review.facts]


def _fact_row(fact: Fact) -> dict[str, Any]:
    return {
        "row": fact.line,
        "sheet": fact.sheet,
        "indicator": fact.indicator,
        "value": fact.value or ("" if fact.indicator else shown_value(fact)),
        "unit": fact.unit,
        "last": fact.last,
        "target": fact.target,
        "note": fact.note,
        "text": fact.statement,
        "id": fact.id,
        "section": list(fact.section),
        "calculation": fact.calculation,
        "question": "；".join(fact.questions),
    }
