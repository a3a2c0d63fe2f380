"""Encode texts as token numbers, and draw random queries and windows for training."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Integers = NDArray[np.int64]

_BATCH_SIZE = 5_000  # texts in one call of the tokenizer
_WINDOW = 160  # tokens of a text in one step: more than most passages have
_SHORTEST_CUT, _LONGEST_CUT = (
    4,
    12,
)  # tokens of a query cut out of a text, as long as a lead sentence
_LONG_ENOUGH = 24  # tokens of the shortest text that a query is cut out of


@dataclass(frozen=True, slots=True)
class TokenBags:
    """Several token lists, one after the other."""

    tokens: Integers
    starts: Integers  # start of each list, then the end of the last

    @classmethod
    def of(cls, tokenizer: "Tokenizer", texts: Sequence[str]) -> Self:
        """Return the token numbers of `texts`."""
        found: list[NDArray[np.uint16]] = []
        for start in range(0, len(texts), _BATCH_SIZE):
            chunk = list(texts[start : start + _BATCH_SIZE])
            encodings = tokenizer.encode_batch_fast(chunk, add_special_tokens=False)
            found += [np.array(encoding.ids, dtype=np.uint16) for encoding in encodings]
        return cls(np.concatenate(found), _list_starts(np.array([len(tokens) for tokens in found])))

    @property
    def lengths(self) -> Integers:
        """The number of tokens in each list."""
        return np.diff(self.starts)

    def take(self, rows: Integers, skip: Integers, lengths: Integers) -> "TokenBags":
        """Return `lengths` tokens after the first `skip` of each list in `rows`."""
        starts = _list_starts(lengths)
        first = np.repeat(self.starts[rows] + skip - starts[:-1], lengths)
        return TokenBags(self.tokens[first + np.arange(starts[-1])].astype(np.int64), starts)

    def keep(self, mask: NDArray[np.bool_]) -> "TokenBags":
        """Return the same lists with only the tokens where `mask` is true."""
        return TokenBags(self.tokens[mask], np.concatenate([[0], np.cumsum(mask)])[self.starts])


@dataclass(frozen=True, slots=True)
class Batch:
    """Queries and their texts, row by row, and a mask of other correct answers."""

    queries: TokenBags
    texts: TokenBags
    also_right: NDArray[np.bool_]


def draw_batch(
    bags: TokenBags, pairs: Integers, *, cut: NDArray[np.float64], rng: np.random.Generator
) -> Batch:
    """Return the pairs (row of the query, row of the text) as a batch.

    Of each text a random window is taken. With the probability `cut` of its row, a few tokens cut
    out of the window replace the query, and the window lacks them: a sentence should find the rest
    of its paragraph, and a model that sees each text with new queries does not memorize the pairs.
    """
    queries, texts = pairs[:, 0], pairs[:, 1]
    lengths = bags.lengths[texts]
    window = np.minimum(lengths, _WINDOW)
    windows = bags.take(texts, _random_below(lengths - window + 1, rng), window)

    cuts = (rng.random(len(pairs)) < cut) & (window > _LONG_ENOUGH)
    size = np.where(cuts, rng.integers(_SHORTEST_CUT, _LONGEST_CUT + 1, len(pairs)), 0)
    inside = _window_mask(window, _random_below(window - size, rng), size)
    query_lengths = bags.lengths[queries]
    query_bags = _interleave(
        windows.keep(inside),
        bags.take(queries, np.zeros_like(query_lengths), np.where(cuts, 0, query_lengths)),
    )
    query_names = np.where(cuts, -1 - np.arange(len(pairs)), queries)
    also_right = _equal_pairs(query_names) | _equal_pairs(texts)
    np.fill_diagonal(also_right, val=False)
    return Batch(query_bags, windows.keep(~inside), also_right)


def _list_starts(lengths: NDArray[np.integer[Any]]) -> Integers:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


def _random_below(limits: Integers, rng: np.random.Generator) -> Integers:
    """Return a random integer from 0 to below each limit."""
    return (rng.random(len(limits)) * limits).astype(np.int64)


def _window_mask(lengths: Integers, first: Integers, size: Integers) -> NDArray[np.bool_]:
    """Return for each token of lists of `lengths` whether it is one of `size` from `first` on."""
    position = np.arange(lengths.sum()) - np.repeat(_list_starts(lengths)[:-1], lengths)
    return (position >= np.repeat(first, lengths)) & (position < np.repeat(first + size, lengths))


def _interleave(one: TokenBags, other: TokenBags) -> TokenBags:
    """Return the lists of `one` and `other` joined row by row; in each row one of them is empty."""
    lengths = one.lengths + other.lengths
    from_one = np.repeat(one.lengths > 0, lengths)
    tokens = np.empty(lengths.sum(), dtype=np.int64)
    tokens[from_one], tokens[~from_one] = one.tokens, other.tokens
    return TokenBags(tokens, _list_starts(lengths))


def _equal_pairs(values: Integers) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = values[:, None] == values[None, :]
    return same
