"""Count in how many texts each term stands, in PostgreSQL, text by text and exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.archive.cluster.postgres import PostgresDatabase
from assistant.archive.cluster.term_weights import ArchiveCounts, FieldTerms
from assistant.archive.index.term_boosts import FIELDS

_Term = tuple[str, str]  # field, term
_DISCOUNT = """
UPDATE terms SET texts = terms.texts - gone.times FROM (
    SELECT number, count(*) AS times FROM counted_texts, unnest(terms || context) AS number
    WHERE text = ANY(%s) AND tenant = own_tenant() GROUP BY number
) AS gone WHERE terms.id = gone.number
"""
_COUNT = """
INSERT INTO terms (field, term, texts)
SELECT * FROM unnest(%s::TEXT[], %s::TEXT[], %s::INTEGER[])
ON CONFLICT (tenant, term, field) DO UPDATE SET texts = terms.texts + excluded.texts
RETURNING field, term, id
"""


def recount(
    database: PostgresDatabase, ids: Sequence[int], found: Mapping[int, FieldTerms]
) -> None:
    """Count these texts as they are now, those of `ids` that were not found no more.

    The caller commits. Counting a text twice changes nothing: its former terms are discounted.
    """
    database.ask(_DISCOUNT, [list(ids)])
    database.ask(
        "DELETE FROM counted_texts WHERE text = ANY(%s) AND tenant = own_tenant()", [list(ids)]
    )
    times = Counter(term for terms in found.values() for term in _terms(terms))
    # In one order, so that two writers never wait for each other in a circle.
    ordered = sorted(times)
    columns = [[field for field, _ in ordered], [term for _, term in ordered]]
    rows = database.ask(_COUNT, [*columns, [times[term] for term in ordered]])
    numbers = {(field, term): number for field, term, number in rows}
    database.executemany(
        "INSERT INTO counted_texts (text, terms, context, lengths) VALUES (?, ?, ?, ?)",
        [(text, *_columns(terms, numbers)) for text, terms in found.items()],
    )


def forget_counts(database: PostgresDatabase) -> None:
    """Forget all counts; the caller commits. Dimensions are never used twice."""
    database.ask("DELETE FROM counted_texts WHERE tenant = own_tenant()")
    database.ask("DELETE FROM terms")


def read_counts(database: PostgresDatabase) -> ArchiveCounts:
    """Return the number of texts, and of terms in each field."""
    sums = ", ".join(f"coalesce(sum(lengths[{n}]), 0)::BIGINT" for n in range(1, len(FIELDS) + 1))
    texts, *lengths = database.ask(
        f"SELECT count(*), {sums} FROM counted_texts WHERE tenant = own_tenant()"  # noqa: S608
    ).fetchone()
    return ArchiveCounts(texts=texts, lengths=tuple(lengths))


def known_terms(database: PostgresDatabase, terms: Iterable[str]) -> dict[_Term, tuple[int, int]]:
    """Return (dimension, texts) of each (field, term) of these terms that stands somewhere."""
    rows = database.ask(
        "SELECT field, term, id, texts FROM terms WHERE term = ANY(%s) AND texts > 0",
        [list(terms)],
    )
    return {(field, term): (number, texts) for field, term, number, texts in rows}


def texts_with_all(database: PostgresDatabase, terms: Sequence[str]) -> list[int]:
    """Return the ids of the texts with all these terms."""
    known = known_terms(database, terms)
    numbers = [known["text", term][0] for term in terms if ("text", term) in known]
    if len(numbers) < len(terms):
        return []
    rows = database.ask(
        "SELECT text FROM counted_texts WHERE terms @> %s::INTEGER[] AND tenant = own_tenant()",
        [numbers],
    )
    return [text for (text,) in rows]


def _terms(terms: FieldTerms) -> list[_Term]:
    return [(field, term) for field in FIELDS for term in terms.counts[field]]


def _columns(
    terms: FieldTerms, numbers: Mapping[_Term, int]
) -> tuple[list[int], list[int], list[int]]:
    own, *context = FIELDS
    return (
        [numbers[own, term] for term in terms.counts[own]],
        [numbers[field, term] for field in context for term in terms.counts[field]],
        list(terms.lengths),
    )
