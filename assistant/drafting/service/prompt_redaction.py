"""Redact past passages for a prompt, and filter out what the model copies from them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from assistant.drafting.draft import Brief, Written, WrittenParagraphs
from assistant.drafting.grounding.claims import find_claims
from assistant.drafting.precedents.borrowing.reuse import reuse_sentence
from assistant.drafting.precedents.search_precedents import reuse_context
from assistant.text.clean import clean
from assistant.text.similarity import bigrams
from assistant.text.spans import replace_spans

HIDDEN = "〔…〕"  # in a prompt, for a figure or a name of another unit
COPIED = "模型照抄了往年报告的 {} 句，其中有别单位的内容，已删去"

_HIDDEN = re.compile(r"[〔\[［(（]\s*(?:…+|\.{3,}|略)\s*[〕\]］)）]")
_PLACEHOLDER = "〔待填：内容〕"
_COPIED_SHARE = 0.85  # share of a sentence's pairs of characters that one passage holds
_SHORTEST = 12  # characters; shorter sentences are common wording


def redact_passage(text: str, limit: int) -> str:
    """Return a passage of at most `limit` characters with its figures and names hidden.

    A model cannot repeat a figure that is not in its prompt.
    """
    text = clean(text)[:limit]
    text = replace_spans(text, ((claim.start, claim.end, HIDDEN) for claim in find_claims(text)))
    return re.sub(rf"(?:{HIDDEN})+", HIDDEN, text)


def filter_copied(
    paragraphs: WrittenParagraphs,
    passages: Iterable[str],
    brief: Brief,
    *,
    foreign: Collection[str] = (),
) -> tuple[WrittenParagraphs, tuple[str, ...]]:
    """Return the section without sentences of another unit, and a remark where some were copied.

    A sentence copied word for word is kept as far as any unit may say it, by the rule for the
    built-in writer's reuse; one with a word of `foreign` is not. Sentences with facts stay; a
    hidden figure is a placeholder in them.
    """
    sources = [bigrams(clean(passage)) for passage in passages]
    kept, copied = [], 0
    for paragraph in paragraphs:
        sentences = [_filter_sentence(one, sources, brief, foreign) for one in paragraph]
        copied += sentences.count(None)
        kept.append(tuple(one for one in sentences if one is not None))
    remarks = (COPIED.format(copied),) if copied else ()
    return tuple(paragraph for paragraph in kept if paragraph), remarks


def _filter_sentence(
    sentence: Written,
    sources: Sequence[frozenset[str]],
    brief: Brief,
    foreign: Collection[str],
) -> Written | None:
    if sentence.facts:
        return replace(sentence, text=_HIDDEN.sub(_PLACEHOLDER, sentence.text))
    if _HIDDEN.search(sentence.text) or any(word in sentence.text for word in foreign):
        return None
    if len(sentence.text) < _SHORTEST or not _is_copy(sentence.text, sources):
        return sentence
    text = reuse_sentence(sentence.text, function=brief.function, context=reuse_context(brief))
    return replace(sentence, text=text) if text else None


def _is_copy(text: str, sources: Sequence[frozenset[str]]) -> bool:
    pairs = bigrams(text)
    return any(len(pairs & source) >= _COPIED_SHARE * len(pairs) for source in sources)
