"""Train the tokenizer: characters and the most useful pairs of them."""

from collections.abc import Iterable

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
_LONGEST = 3  # the trainer's limit is exclusive: pieces have one or two characters
_RAREST = 5  # a pair seen less often gets no vector


def train_tokenizer(texts: Iterable[str], *, size: int) -> Tokenizer:
    """Return a tokenizer of at most `size` pieces of one or two characters.

    Longer pieces share too little: 老旧小区 and 老旧小区改造 would be strangers to each other.
    """
    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        max_token_length=_LONGEST,
        min_frequency=_RAREST,
        special_tokens=[UNKNOWN],
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer=trainer)
    return tokenizer
