"""Put what a text counts by its own measure word as one says it: 9名教师 is 9个教师."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.auditing.operands import Beside
from assistant.drafting.grounding.claims import Claim
from assistant.text.figures.figure_labels import label_figures
from assistant.text.lexicon import group
from assistant.text.spans import replace_spans

_ANYTHING = "个"  # as long as each word that it stands for: all offsets stay
_LOOSE = group("units.said_loosely")


def is_said_loosely(claim: Claim, sentence: str) -> bool:
    """Return whether a ledger taken down from speech may count what is claimed by 个."""
    return claim.place is not None and sentence[: claim.end].endswith(tuple(_LOOSE.words))


def say_loosely(text: str) -> str:
    """Return `text` with 个 for each measure word that one says so for.

    >>> say_loosely("缺编26人，培训315人次，整改隐患3处")
    '缺编26个，培训315人次，整改隐患3个'
    """
    ends = (one.figure.end for one in label_figures(text))
    spans = [(end - 1, end, _ANYTHING) for end in ends if text[end - 1] in _LOOSE.words]
    return replace_spans(text, spans)


def say_beside_loosely(beside: Beside) -> Beside:
    """Return what stands around a figure, counted by 个."""
    return replace(beside, sentence=say_loosely(beside.sentence), told=say_loosely(beside.told))
