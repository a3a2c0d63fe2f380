"""Tell losses from profits, and derive by how much a loss has narrowed."""

from __future__ import annotations

from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.intervals import Bounds, share
from assistant.text.lexicon import group

_LOSS = group("totals.loss")
_PROFIT = group("totals.profit")
_LESS_LOSS = group("totals.less_loss")
_MORE_LOSS = group("totals.more_loss")
_LOSS_OR_LESS = (_LOSS, _LESS_LOSS)


def profit_sign(place: LabelledFigure) -> int:
    """Return -1 for an amount that is lost, 1 for one that is earned, 0 where neither is said.

    >>> from assistant.text.figures.figure_labels import label_figures
    >>> [profit_sign(one) for one in label_figures("利润2亿元，上年亏损1亿元，员工30人")]
    [1, -1, 0]
    """
    if place.figure.kind is not FigureKind.NUMBER or place.move:
        return 0
    found = _LOSS.find(place.words_before)
    gains = _PROFIT.find(place.words_before)
    if found and (not gains or gains[-1].start < found[-1].start):
        return -1
    negative = place.figure.number is not None and place.figure.number < 0
    if _PROFIT.occurs_in(place.label) and not _LOSS.occurs_in(place.label):
        return -1 if negative else 1
    return 0


def tells_of_loss(text: str) -> bool:
    """Return whether `text` speaks of a loss, or of one that has changed."""
    return any(words.occurs_in(text) for words in (*_LOSS_OR_LESS, _MORE_LOSS))


def is_loss_change(place: LabelledFigure) -> bool:
    """Return whether the figure says by how much a loss has changed: 减亏270万元."""
    return _LESS_LOSS.occurs_in(place.words_before) or _MORE_LOSS.occurs_in(place.words_before)


def loss_changed_so(place: LabelledFigure, now: Bounds, then: Bounds) -> bool:
    """Return whether a loss of `then` became less, or more, as the words at the figure say."""
    less = _LESS_LOSS.occurs_in(place.words_before)
    return then.value < 0 and (now.value > then.value) == less


def narrowing(now: Bounds, then: Bounds) -> Bounds | None:
    """Return by how many per cent a loss has narrowed; None where one of the two is none."""
    if now.value >= 0 or then.value >= 0:
        return None
    return Bounds.exact(100 - share(Bounds.exact(now.value), Bounds.exact(then.value)).value)
