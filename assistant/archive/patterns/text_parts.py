"""Which texts stand in which part of which report, for thousands of texts at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from assistant.archive.patterns.coded_text import Numbers

_TEXTS = "SELECT p.text, s.report, s.function FROM passages p JOIN sections s ON s.id = p.section"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextParts:
    """Each text with each part it stands in, by text."""

    texts: Numbers
    parts: Numbers

    def of(self, ids: Numbers) -> tuple[Numbers, Numbers]:
        """Return (text, part) for each place where one of these texts stands."""
        inside = np.isin(self.texts, ids)
        return self.texts[inside], self.parts[inside]


def read_text_parts(
    database: sqlite3.Connection, numbers: Mapping[tuple[int, str], int]
) -> TextParts:
    """Return where all texts stand; parts have the numbers given for report and function.

    Parts without a number, those of copied reports, are left out.
    """
    rows = [
        (text, part)
        for text, report, function in database.execute(_TEXTS)
        if (part := numbers.get((report, function))) is not None
    ]
    pairs = np.unique(np.array(rows, dtype=np.int64).reshape(-1, 2), axis=0)
    return TextParts(texts=pairs[:, 0], parts=pairs[:, 1])
