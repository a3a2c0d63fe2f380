"""Find the parts of reports that thousands of texts occur in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from assistant.archive.patterns.coded_text import Numbers
from assistant.archive.storage.database import Database

_TEXTS = "SELECT p.text, s.report, s.function FROM passages p JOIN sections s ON s.id = p.section"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextParts:
    """Pairs of a text and a part it occurs in, ordered by text."""

    texts: Numbers
    parts: Numbers

    def of(self, ids: Numbers) -> tuple[Numbers, Numbers]:
        """Return (text, part) for each occurrence of these texts."""
        inside = np.isin(self.texts, ids)
        return self.texts[inside], self.parts[inside]


def read_text_parts(database: Database, numbers: Mapping[tuple[int, str], int]) -> TextParts:
    """Return the parts of all texts, numbered by report and function as in `numbers`.

    Parts without a number, those of copied reports, are left out.
    """
    rows = [
        (text, part)
        for text, report, function in database.execute(_TEXTS)
        if (part := numbers.get((report, function))) is not None
    ]
    pairs = np.unique(np.array(rows, dtype=np.int64).reshape(-1, 2), axis=0)
    return TextParts(texts=pairs[:, 0], parts=pairs[:, 1])
