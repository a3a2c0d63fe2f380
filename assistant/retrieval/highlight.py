"""Find the words of a query in a passage, to highlight them."""

import re

from assistant.text.lexicon import group
from assistant.text.spans import merge_spans

_WORD = re.compile(r"[0-9a-z.%]+|[\u4e00-\u9fff]{2,}")


def matched_spans(query: str, text: str) -> list[tuple[int, int]]:
    """Return the spans of `text` covered by two-character terms of `query`, in reading order.

    >>> matched_spans("老旧小区改造", "完成小区改造12个")
    [(2, 6)]
    """
    lowered = text.lower()
    return merge_spans(
        (found.start(), found.end())
        for piece in _query_terms(query.lower())
        for found in re.finditer(re.escape(piece), lowered)
    )


def _query_terms(query: str) -> set[str]:
    pieces: set[str] = set()
    for word in _WORD.findall(query):
        if word.isascii():
            pieces.add(word)
        else:
            pieces.update(word[start : start + 2] for start in range(len(word) - 1))
    return {piece for piece in pieces if piece not in group("queries.unmarked")}
