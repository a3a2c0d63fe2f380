"""Compute the similarity of a query to given passages and to their paragraphs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.archive.database.stored_vectors import unpack_vectors

_PARAGRAPHS = """
SELECT text, min(paragraph) FROM passages
WHERE text IN (SELECT value FROM json_each(?)) GROUP BY text
"""

_MEMBERS = """
SELECT p.paragraph, p.text, v.vector FROM passages p
JOIN vectors v ON v.text = p.text AND v.model = (SELECT id FROM models WHERE fingerprint = ?)
WHERE p.paragraph IN (SELECT value FROM json_each(?)) ORDER BY p.paragraph
"""


def rank_exactly(
    database: sqlite3.Connection,
    model: str,
    vector: NDArray[np.float32],
    found: Sequence[tuple[int, float]],
) -> list[tuple[int, float]]:
    """Return these texts with their cosines to `vector`, best first; deleted ones are left out.

    `model` is a fingerprint.
    """
    rows = database.execute(
        "SELECT text, vector FROM vectors WHERE text IN (SELECT value FROM json_each(?))"
        " AND model = (SELECT id FROM models WHERE fingerprint = ?)",
        [json.dumps([text for text, _ in found]), model],
    ).fetchall()
    vectors = unpack_vectors([packed for _, packed in rows], len(vector))
    cosines = np.einsum("ij,j->i", vectors, vector).tolist()
    pairs = zip((text for text, _ in rows), cosines, strict=True)
    return sorted(pairs, key=lambda pair: -pair[1])


def read_similarities(
    database: sqlite3.Connection, model: str, vector: NDArray[np.float32], ids: Sequence[int]
) -> dict[int, tuple[float, float]]:
    """Return the cosine of each text with `vector`, and that of its whole paragraph.

    `model` is a fingerprint. The vector of a paragraph is the direction of the sum of its texts'
    vectors. For a text in several paragraphs the oldest counts; one without a vector is left out.
    """
    if not np.any(vector):
        return {}
    wanted = json.dumps([int(text) for text in ids])
    paragraphs: dict[int, int] = dict(database.execute(_PARAGRAPHS, [wanted]).fetchall())
    within = json.dumps(sorted(set(paragraphs.values())))
    rows = database.execute(_MEMBERS, [model, within]).fetchall()
    if not rows:
        return {}
    vectors = unpack_vectors([row[2] for row in rows], len(vector))
    # Not `@`: for arrays this small its threads cost more than they gain.
    cosines = np.einsum("ij,j->i", vectors, vector)
    owner = np.array([row[0] for row in rows])
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    lengths = np.linalg.norm(np.add.reduceat(vectors, starts), axis=1)
    sums = np.add.reduceat(cosines, starts) / np.maximum(lengths, 1e-9)
    whole = dict(zip(owner[starts].tolist(), sums.tolist(), strict=True))
    own = {(row[0], row[1]): cosine for row, cosine in zip(rows, cosines.tolist(), strict=True)}
    return {
        text: (own[paragraph, text], whole[paragraph])
        for text, paragraph in paragraphs.items()
        if (paragraph, text) in own
    }
