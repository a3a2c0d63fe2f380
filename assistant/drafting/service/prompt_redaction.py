"""Lend a model the wording of past reports, and take back what it copies beyond that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.drafting.draft import Brief, Written
from assistant.drafting.events import Paragraphs
from assistant.drafting.grounding.claims import find_claims
from assistant.drafting.precedents.reuse import reuse_sentence
from assistant.drafting.precedents.search_precedents import reuse_context
from assistant.text.clean import clean
from assistant.text.similarity import bigrams
from assistant.text.spans import replace_spans

HIDDEN = "〔…〕"  # what stands in a prompt for a figure or a name of another unit
COPIED = "模型照抄了往年报告的 {} 句，其中有别单位的内容，已删去"

_HIDDEN = re.compile(r"[〔\[［(（]\s*(?:…+|\.{3,}|略)\s*[〕\]］)）]")
_ASKED = "〔待填：内容〕"
_COPY = 0.85  # share of a sentence's pairs of characters that one passage holds
_SHORTEST = 12  # characters; shorter ones are anybody's


def lent(text: str, limit: int) -> str:
    """Return the words of a passage, at most `limit` characters, its figures and names hidden.

    A model cannot repeat what it was not shown.
    """
    text = clean(text)[:limit]
    text = replace_spans(text, ((claim.start, claim.end, HIDDEN) for claim in find_claims(text)))
    return re.sub(rf"(?:{HIDDEN})+", HIDDEN, text)


def returned(
    paragraphs: Paragraphs, passages: Iterable[str], brief: Brief
) -> tuple[Paragraphs, tuple[str, ...]]:
    """Return the section without what is another unit's, and a remark where some was copied.

    A sentence copied word for word stays as far as any unit may say it: the same rule as for the
    built-in writer's borrowings. Sentences on facts stay; a gap that was shown is a blank in them.
    """
    sources = [bigrams(clean(passage)) for passage in passages]
    kept, copied = [], 0
    for paragraph in paragraphs:
        sentences = [_kept(one, sources, brief) for one in paragraph]
        copied += sentences.count(None)
        kept.append(tuple(one for one in sentences if one is not None))
    remarks = (COPIED.format(copied),) if copied else ()
    return tuple(paragraph for paragraph in kept if paragraph), remarks


def _kept(sentence: Written, sources: Sequence[frozenset[str]], brief: Brief) -> Written | None:
    if sentence.facts:
        return replace(sentence, text=_HIDDEN.sub(_ASKED, sentence.text))
    if _HIDDEN.search(sentence.text):
        return None
    if len(sentence.text) < _SHORTEST or not _is_copy(sentence.text, sources):
        return sentence
    text = reuse_sentence(sentence.text, function=brief.function, context=reuse_context(brief))
    return replace(sentence, text=text) if text else None


def _is_copy(text: str, sources: Sequence[frozenset[str]]) -> bool:
    pairs = bigrams(text)
    return any(len(pairs & source) >= _COPY * len(pairs) for source in sources)
