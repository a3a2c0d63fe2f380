"""A store and a model small enough to know every answer by heart."""

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import Vector, Vectors
from assistant.records import (
    Filter,
    Function,
    Level,
    Place,
    ReportEntry,
    Section,
    Span,
    StoredPassage,
)

ALL = Filter()
_UNIT = np.array([1, 0], dtype=np.float32)


def passage(passage_id: int, text: str, *, line: int, report: str = "r1") -> StoredPassage:
    """A passage of which only what matters here is told."""
    return StoredPassage(
        id=passage_id,
        text=text,
        paragraph=text,
        report_id=report,
        report_title="某局2024年工作总结",
        organisation="某局",
        org_type="城管局",
        level=Level.CITY,
        year=2024,
        span=Span.YEAR,
        section=("一、工作情况",),
        function=Function.RESULTS,
        place=Place(file="a.md", line=line),
    )


class FakeStore:
    """Answers with what it was given, best first."""

    def __init__(
        self,
        passages: Sequence[StoredPassage],
        *,
        matching: Sequence[tuple[int, float]] = (),
        nearest: Sequence[tuple[int, float]] = (),
        read: Sequence[tuple[int, float]] = (),
        favoured: Sequence[int] = (),
    ) -> None:
        """`read` are cosines of the encoder: of the passages that it has read.

        `favoured` are the passages that pass a filter on a year; all pass any other.
        """
        self._passages = {one.id: one for one in passages}
        self._matching = list(matching)
        self._cosines = {VectorSpace.STATIC: list(nearest), VectorSpace.ENCODER: list(read)}
        self._favoured = set(favoured)
        self.filters: list[Filter] = []

    def reports(self) -> list[ReportEntry]:
        return []

    def report(self, report_id: str) -> ReportEntry:
        raise KeyError(report_id)

    def sections(self, report_id: str) -> list[Section]:
        raise KeyError(report_id)

    def report_passages(self, report_id: str) -> list[StoredPassage]:
        return [one for one in self._passages.values() if one.report_id == report_id]

    def passages(self, ids: Sequence[int], *, filter: Filter = ALL) -> list[StoredPassage]:
        self.filters.append(filter)
        return [self._passages[one] for one in ids if one in self._passages]

    def search_vectors(
        self,
        vector: Vector,
        *,
        limit: int,
        filter: Filter = ALL,
        space: VectorSpace = VectorSpace.STATIC,
    ) -> list[tuple[int, float]]:
        self.filters.append(filter)
        return self._inside(self._cosines[space], filter)[:limit]

    def similarities(
        self, vectors: Mapping[VectorSpace, Vector], ids: Sequence[int]
    ) -> dict[VectorSpace, dict[int, tuple[float, float]]]:
        return {
            space: {one: (score, score) for one, score in self._cosines[space] if one in ids}
            for space in vectors
        }

    def encoded_passages(self) -> int:
        return len(self._cosines[VectorSpace.ENCODER])

    def _inside(self, found: list[tuple[int, float]], filter: Filter) -> list[tuple[int, float]]:
        if not (filter.years and self._favoured):
            return found
        return [pair for pair in found if pair[0] in self._favoured]

    def search_keywords(
        self, query_text: str, *, limit: int, filter: Filter = ALL
    ) -> list[tuple[int, float]]:
        self.filters.append(filter)
        return self._inside(self._matching, filter)[:limit]


class FakeEmbedder:
    """Every text is the same to it."""

    name, fingerprint, dimension = "fake", "0", 2

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.tile(_UNIT, (len(texts), 1))

    def encode_query(self, text: str) -> Vector:
        return _UNIT
