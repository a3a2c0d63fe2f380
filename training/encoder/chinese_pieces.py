"""Cut the vocabulary of a hundred languages to the pieces that Chinese reports are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

LONGEST = 512  # tokens, the number of positions the model knows
START, END, UNKNOWN = 0, 2, 3
_SPECIAL = range(4)
_RAREST = 2  # a longer piece seen less often is left out: its characters stand in for it
_BATCH = 2000
_SPACE = "▁"
_PROMPTS = ("▁que", "ry", ":", "▁passage", _SPACE)  # what "query: " and "passage: " consist of

# Chinese characters, ASCII, and the marks of Chinese writing, alone or after a space, all stay.
_SINGLE = re.compile(
    _SPACE + "?[\u3400-\u4dbf\u4e00-\u9fff\x20-\x7e"
    "\u00b0-\u00bf\u00d7\u2010-\u2027\u2030-\u205e\u2100-\u214f\u2160-\u217f\u2190-\u22ff"
    "\u2460-\u24ff\u25a0-\u25ff\u3000-\u303f\u3200-\u33ff\uff00-\uff65]?"
)


def build_tokenizer(pieces: Sequence[str], scores: Sequence[float]) -> Tokenizer:
    """Return the tokenizer of these pieces, the first four of them special."""
    vocabulary = list(zip(pieces, scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[(pieces[n], n) for n in (START, END)]
    )
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def choose_pieces(
    texts: Sequence[str], pieces: Sequence[str], scores: Sequence[float]
) -> NDArray[np.int64]:
    """Return the numbers of the pieces to keep, in their order."""
    prompts = {pieces.index(piece) for piece in _PROMPTS}
    single = {n for n, piece in enumerate(pieces) if piece and _SINGLE.fullmatch(piece)}
    count = _count(texts, build_tokenizer(pieces, scores))
    frequent = set(np.flatnonzero(count >= _RAREST).tolist())
    return np.array(sorted({*_SPECIAL} | prompts | single | frequent))


def _count(texts: Sequence[str], tokenizer: Tokenizer) -> NDArray[np.int64]:
    """Return how often each piece occurs."""
    tokenizer.no_truncation()
    size = tokenizer.get_vocab_size()
    count = np.zeros(size, dtype=np.int64)
    for start in range(0, len(texts), _BATCH):
        batch = tokenizer.encode_batch_fast(texts[start : start + _BATCH], add_special_tokens=False)
        tokens = np.concatenate([encoding.ids for encoding in batch]).astype(np.int64)
        count += np.bincount(tokens, minlength=size)
    return count
