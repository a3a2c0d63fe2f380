"""Compute the similarity of a query to given passages and to their paragraphs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.archive.database.stored_vectors import unpack_vectors
from assistant.archive.storage.database import Database
from assistant.archive.storage.row_checksums import sound_value

_PARAGRAPHS = """
SELECT text, min(paragraph) FROM passages
WHERE text IN (SELECT value FROM json_each(?)) GROUP BY text
"""

_MEMBERS = f"""
SELECT m.fingerprint, p.paragraph, p.text, {sound_value("vectors")} FROM passages p
JOIN models m ON m.fingerprint IN (SELECT value FROM json_each(?))
JOIN vectors v ON v.text = p.text AND v.model = m.id
WHERE p.paragraph IN (SELECT value FROM json_each(?)) ORDER BY p.paragraph
"""  # noqa: S608


def rank_exactly(
    database: Database,
    model: str,
    vector: NDArray[np.float32],
    found: Sequence[tuple[int, float]],
) -> list[tuple[int, float]]:
    """Return these texts with their cosines to `vector`, best first; deleted ones are left out.

    `model` is a fingerprint.
    """
    rows = database.execute(
        f"SELECT text, {sound_value('vectors')} FROM vectors v"  # noqa: S608
        " WHERE text IN (SELECT value FROM json_each(?))"
        " AND model = (SELECT id FROM models WHERE fingerprint = ?)",
        [json.dumps([text for text, _ in found]), model],
    ).fetchall()
    vectors = unpack_vectors([packed for _, packed in rows], len(vector))
    cosines = np.einsum("ij,j->i", vectors, vector).tolist()
    pairs = zip((text for text, _ in rows), cosines, strict=True)
    return sorted(pairs, key=lambda pair: -pair[1])


def read_similarities(
    database: Database,
    queries: Mapping[str, NDArray[np.float32]],
    ids: Sequence[int],
) -> dict[str, dict[int, tuple[float, float]]]:
    """Return for each model the cosine of each text with its query, and that of its paragraph.

    `queries` holds a query's vector by the fingerprint of the model that made it. The vector of a
    paragraph is the direction of the sum of its texts' vectors. For a text in several paragraphs
    the oldest counts; one without a vector is left out.
    """
    asked = {model: vector for model, vector in queries.items() if np.any(vector)}
    wanted = json.dumps([int(text) for text in ids])
    paragraphs: dict[int, int] = dict(database.execute(_PARAGRAPHS, [wanted]).fetchall())
    within = json.dumps(sorted(set(paragraphs.values())))
    # All models at once: finding the rows takes longer than reading them.
    rows = database.execute(_MEMBERS, [json.dumps(list(asked)), within]).fetchall()
    found: dict[str, dict[int, tuple[float, float]]] = {model: {} for model in queries}
    for model, vector in asked.items():
        members = [row[1:] for row in rows if row[0] == model]
        if members:
            found[model] = _compare_members(members, vector, paragraphs)
    return found


def _compare_members(
    members: Sequence[tuple[int, int, bytes]],
    vector: NDArray[np.float32],
    paragraphs: Mapping[int, int],
) -> dict[int, tuple[float, float]]:
    """Return both cosines of each text in `paragraphs`, from the (paragraph, text, packed) rows."""
    vectors = unpack_vectors([packed for _, _, packed in members], len(vector))
    # Not `@`: for arrays this small its threads cost more than they gain.
    cosines = np.einsum("ij,j->i", vectors, vector)
    owner = np.array([paragraph for paragraph, _, _ in members])
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    lengths = np.linalg.norm(np.add.reduceat(vectors, starts), axis=1)
    sums = np.add.reduceat(cosines, starts) / np.maximum(lengths, 1e-9)
    whole = dict(zip(owner[starts].tolist(), sums.tolist(), strict=True))
    own = {row[:2]: cosine for row, cosine in zip(members, cosines.tolist(), strict=True)}
    return {
        text: (own[paragraph, text], whole[paragraph])
        for text, paragraph in paragraphs.items()
        if (paragraph, text) in own
    }
