"""Find text of a draft copied from reports of the archive, common wording excluded."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.archive.protocol import PassageStore
from assistant.records import StoredPassage
from assistant.reports.formulations import dated_patterns, formulations
from assistant.review.copying.overlap import (
    Overlap,
    coverage_mask,
    find_overlaps,
    find_runs,
    index_seeds,
)
from assistant.review.copying.plain_text import PlainText, letters_only, strip_punctuation
from assistant.review.findings import DraftParagraph, DraftText, RepeatedSpan, RepeatedText
from assistant.review.organisation_names import is_same_unit
from assistant.text.items import item_spans
from assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    from assistant.archive.embedding.embedder import Encode

_LIKE = 16  # passages that are looked at for each sentence, each two sentences, each item
_SHORTEST = 8  # characters of a sentence worth looking for
_COMMON = 4  # units: what so many of them write is common wording
_LEAST = 20  # characters of a overlap: shorter ones every report shares with some other
_ANCHOR = 40  # characters from one passage: then short overlaps with it are copies too
_REST = 6  # characters of an overlap that a longer one has left over
_SAME = 0.8  # share of an overlap that another unit has to hold as well to count as one of them
_TITLE = re.compile("《[^《》]+》")


@dataclass(frozen=True, slots=True, kw_only=True)
class _SharedText:
    """An overlap of a paragraph with a passage of the archive."""

    overlap: Overlap
    passage: StoredPassage

    @property
    def unit(self) -> str:
        """The unit that wrote the passage."""
        return self.passage.organisation or self.passage.report_id


def find_repeated_text(
    draft: DraftText, store: PassageStore, encode: Encode, *, exclude: Collection[str] = ()
) -> RepeatedText:
    """Return the spans of `draft` that occur in the archive nearly verbatim, and their share.

    What many units write is common wording and does not count, nor do titles of documents.
    Reports in `exclude` are not looked at: the draft itself, if it is in the archive.
    """
    paragraphs = [one for one in draft.paragraphs if not one.is_heading]
    near = _nearest_passages(paragraphs, store, encode)
    spans: list[RepeatedSpan] = []
    for paragraph, ids in zip(paragraphs, near, strict=True):
        passages = [one for one in store.passages(ids) if one.report_id not in exclude]
        spans += _repeated_spans(paragraph, passages, draft.organisation)
    total = sum(len(one.text) for one in paragraphs)
    copied = sum(span.end - span.start for span in spans)
    return RepeatedText(share=copied / total if total else 0.0, spans=tuple(spans))


def _nearest_passages(
    paragraphs: Sequence[DraftParagraph], store: PassageStore, encode: Encode
) -> list[list[int]]:
    """Return for each paragraph the ids of the passages nearest to it and to its parts."""
    parts = [
        (index, part) for index, one in enumerate(paragraphs) for part in _search_units(one.text)
    ]
    near: list[dict[int, None]] = [{} for _ in paragraphs]
    if parts:
        for (index, _), vector in zip(parts, encode([text for _, text in parts]), strict=True):
            near[index].update(
                dict.fromkeys(i for i, _ in store.search_vectors(vector, limit=_LIKE))
            )
    return [list(ids) for ids in near]


def _search_units(text: str) -> set[str]:
    """Return the parts of a paragraph to search for: the whole, its items, one or two sentences.

    The archive's passages are paragraphs and items; a part that is as long lies nearest to them.
    """
    spans = sentence_spans(text)
    pairs = [(one[0], other[1]) for one, other in pairwise(spans)]
    found = {text[start:end] for start, end in (*spans, *pairs, *item_spans(text))}
    return {one for one in (*found, text) if len(one) >= _SHORTEST}


def _repeated_spans(
    paragraph: DraftParagraph, passages: Sequence[StoredPassage], organisation: str
) -> Iterator[RepeatedSpan]:
    """Yield the spans of a paragraph that were copied from one of `passages`."""
    text = strip_punctuation(paragraph.text)
    tolerated = coverage_mask(_quoted_spans(paragraph.text), len(paragraph.text))
    telling = [not tolerated[offset] for offset in text.offsets]
    free = [True] * len(text.text)
    for one in _select_copied(list(_shared_texts(text, passages)), telling):
        start, end = one.overlap.start, one.overlap.end
        for first, last in find_runs(free[start:end], least=_REST):
            free[start + first : start + last] = [False] * (last - first)
            begin, finish = text.original(start + first, start + last)
            yield RepeatedSpan(
                draft_par=paragraph.n,
                start=begin,
                end=finish,
                report_id=one.passage.report_id,
                line=one.passage.place.line,
                is_own=is_same_unit(one.passage.organisation, organisation),
            )


def _select_copied(found: Sequence[_SharedText], telling: Sequence[bool]) -> list[_SharedText]:
    """Return the copied overlaps, longest first, then short ones with the same passages.

    A short overlap may be chance; beside a long one from the same passage it is not.
    """
    longest = sorted(found, key=lambda one: -one.overlap.agreeing)
    sure = [
        one
        for one in longest
        if sum(telling[one.overlap.start : one.overlap.end]) >= _LEAST
        and not _is_common(one, found)
    ]
    taken: defaultdict[int, int] = defaultdict(int)
    for one in sure:
        taken[one.passage.id] += one.overlap.end - one.overlap.start
    beside = [one for one in longest if taken[one.passage.id] >= _ANCHOR and one not in sure]
    return [*sure, *beside]


def _quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of document titles and formulations, which are quoted, not copied."""
    for title in _TITLE.finditer(text):
        yield title.span()
    for formulation in formulations():
        for match in re.finditer(re.escape(formulation.text), text):
            yield match.span()
    for row in dated_patterns():
        for match in row.pattern.finditer(text):
            yield match.span()


def _is_common(one: _SharedText, found: Sequence[_SharedText]) -> bool:
    """Return whether many units write the whole overlap, or nearly all of it."""
    start, end = one.overlap.start, one.overlap.end
    least = _SAME * (end - start)
    holding = [
        other
        for other in found
        if min(end, other.overlap.end) - max(start, other.overlap.start) >= least
    ]
    # The very same passage in several reports is stored once; the others are known by their files.
    files = {place.file for other in holding for place in other.passage.also_at}
    return len({other.unit for other in holding}) + len(files) >= _COMMON


def _shared_texts(text: PlainText, passages: Sequence[StoredPassage]) -> Iterator[_SharedText]:
    """Yield the overlaps of a paragraph with the paragraph of each passage, each once."""
    seeds = index_seeds(text.text)
    seen: set[tuple[str, int]] = set()
    for passage in passages:
        key = passage.report_id, passage.place.line
        if key not in seen:
            seen.add(key)
            for overlap in find_overlaps(seeds, letters_only(passage.paragraph)):
                yield _SharedText(overlap=overlap, passage=passage)
