"""Find the figures by which a draft answers the targets of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.review.comparison.plans.plan_evidence import Clause
from assistant.review.figures.indicators import Indicator
from assistant.review.figures.match_indicators import match_indicators
from assistant.text.lexicon import group

_CERTAIN = 0.75  # score of a figure that answers a target where nothing else speaks of it
_ABOUT = Decimal("0.1")  # of a target that is only named roughly: 10家左右

_PART_OF_YEAR = re.compile(r"(?<!\d)(?:[1-9]|1[01])月|季度|半年|目前|截至")

_CEILING = group("outlook.ceiling")
_ROUGHLY = group("approximation.about_behind")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetAnswer:
    """A target of a plan, and the draft's figure for it."""

    target: Indicator
    figure: Indicator
    place: int  # the paragraph that states it

    @property
    def is_met(self) -> bool:
        """Whether the figure reaches the target, which may be a ceiling."""
        reached, target = self.figure.size, self.target.size
        if reached is None or target is None:
            return True
        room = abs(target) * _ABOUT if _is_rough(self.target) else Decimal(0)
        if _CEILING.occurs_in(self.target.clause):
            return reached <= target + room
        return reached >= target - room

    @property
    def is_open(self) -> bool:
        """Whether the figure falls short, but the year that the target is for is not over."""
        so_far = _PART_OF_YEAR.search(self.figure.sentence)
        return not self.is_met and bool(so_far) and not _PART_OF_YEAR.search(self.target.sentence)


def answer_targets(
    targets: Sequence[Indicator],
    evidence: Iterable[Clause],
    stated: Mapping[int, Sequence[Indicator]],
) -> list[TargetAnswer]:
    """Return what the draft states of each target, as far as it does.

    `evidence` speaks of the same matter: in its sentences a likely figure is taken, elsewhere
    only a certain one. `stated` are the figures of all paragraphs.
    """
    answers: list[TargetAnswer] = []
    for place, figures, least in _places(evidence, stated):
        left = [one for one in targets if all(one is not known.target for known in answers)]
        if not left:
            break
        answers += [
            TargetAnswer(target=target, figure=figure, place=place)
            for figure, target in match_indicators(figures, left, **least)
        ]
    return answers


def _places(
    evidence: Iterable[Clause], stated: Mapping[int, Sequence[Indicator]]
) -> Iterator[tuple[int, Sequence[Indicator], dict[str, float]]]:
    """Yield where to look for figures, the nearest to the matter first."""
    for clause in evidence:
        end = clause.sentence_start + len(clause.sentence)
        beside = [one for one in stated[clause.place] if clause.sentence_start <= one.start < end]
        yield clause.place, beside, {}
    for place, figures in stated.items():
        yield place, figures, {"least": _CERTAIN}


def _is_rough(target: Indicator) -> bool:
    """Return whether a target is named only roughly."""
    unit = target.clause.rfind(target.unit) if target.unit else -1
    return unit >= 0 and bool(_ROUGHLY.opening(target.clause[unit + len(target.unit) :]))
