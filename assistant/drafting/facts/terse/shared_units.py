"""Give a figure without a unit the unit of the figure that it stands beside in its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from assistant.text.figures.calculations.figure_sentence import PERCENTAGES
from assistant.text.figures.figure import COUNTED, Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.figures.rounding import read_digits
from assistant.text.lexicon import group

_BARE = re.compile(r"(?:左右|以内|以上|以下)?\s*(?:$|[，,；;。、：:）)（(])")
_STOP = re.compile("[，,；;。、：:（）()]")
_BASE = group("ledger.base")
_ALONE = re.compile(
    rf"(?:其中|已|按时|共|累计|实际)?"
    rf"(?:{group('ledger.act').pattern}|{group('ledger.completing').pattern}"
    rf"|{group('act_kinds.sign').pattern}|{group('act_kinds.start').pattern}"
    rf"|{group('act_kinds.finish').pattern}|{group('act_kinds.resolve').pattern})"
    rf"|.*{group('totals.average').pattern}"
)
_PART = re.compile(f"[：:（(]|{group('ledger.part').pattern}")
_END_OF_PARTS = re.compile("[；;。）)]")
_TAIL = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?\s*(?P<scale>[百千]?[万亿]?)[余多来几]?(?P<unit>.*)")
_COUNT_OF = re.compile("(?P<unit>[\u4e00-\u9fff]{2})数$|(?P<turns>[\u4e00-\u9fff]次)$")
_WITHIN = 20  # how many times as much the figure of another year may be
_NAME = 4  # characters of a name that is compared by its last one
_SHORT = 2  # characters of 实际, 完成 behind 上年


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bare:
    """A figure without a unit, and the line that it stands in."""

    text: str
    places: Sequence[LabelledFigure]
    index: int

    @property
    def figure(self) -> Figure:
        return self.places[self.index].figure

    @property
    def label(self) -> str:
        """The words of its own piece in front of it."""
        return _STOP.split(self.text[: self.figure.start])[-1].strip()

    @property
    def is_base(self) -> bool:
        """Whether it is last year's figure, or a target, of what stands beside it."""
        label = self.label
        if re.search(r"20\d\d年?$", label) or _BASE.closing(label):
            return True
        word = _BASE.opening(label)
        rest = label.removeprefix(word)
        return bool(word) and (len(rest) <= _SHORT or rest in self.text[: self.figure.start - 1])

    def donors(self) -> Iterator[LabelledFigure]:
        """Yield the figures in front of it that have a unit, nearest first."""
        kinds = COUNTED | PERCENTAGES if self.is_base else COUNTED
        for place in reversed(self.places[: self.index]):
            if place.figure.unit and place.figure.kind in kinds and not place.move:
                yield place

    def is_like(self, donor: LabelledFigure) -> bool:
        """Return whether it is named as `donor` is, 供水 and 售水, or counts 亿 beside 亿元."""
        other = _STOP.split(self.text[: donor.figure.start])[-1].strip()
        is_short = 1 < len(self.label) <= _NAME and len(other) > 1
        both_large = "亿" in self.figure.text and "亿元" in donor.figure.text
        return both_large or (is_short and self.label != other and self.label[-1] == other[-1])

    def is_part_of(self, donor: LabelledFigure) -> bool:
        """Return whether it is one of the parts listed behind `donor`: 186期：红色3、橙色27."""
        if _PART.match(self.label):
            return True
        if self._adds_up_to(donor):
            return True
        between = self.text[donor.figure.end : self.figure.start]
        return bool(_PART.search(between)) and not _END_OF_PARTS.search(between.rstrip())

    def _adds_up_to(self, donor: LabelledFigure) -> bool:
        """Return whether the figures behind `donor`, this one among them, add up to it."""
        start = self.places.index(donor) + 1
        behind = [one for one in self.places[start:] if one.figure.kind is FigureKind.NUMBER]
        parts = list(takewhile(lambda one: one.figure.unit in {"", donor.figure.unit}, behind))
        whole, *sizes = (_written_number(one.figure) for one in (donor, *parts))
        return self.places[self.index] in parts and len(sizes) > 1 and sum(sizes) == whole


def _written_number(figure: Figure) -> Decimal:
    """Return the number of a figure as its digits are written, without its multiplier."""
    digits = read_digits(figure)
    return Decimal(digits.text) if digits else Decimal(0)


def share_units(text: str) -> str:
    """Return `text` with a unit behind each figure whose unit a figure beside it gives.

    Such figures are last year's, the target, what was done of it, and the parts of a whole. A
    figure with a name of its own is left alone: nobody knows what it counts.

    >>> share_units("产值386亿元，上年345"), share_units("检查企业120家，问题45")
    ('产值386亿元，上年345亿元', '检查企业120家，问题45')
    """
    done = 0
    while bare := next(_bare_figures(text, done), None):
        tail = _missing_tail(bare)
        written = f"{bare.figure.text.rstrip()}{tail}"
        text = f"{text[: bare.figure.start]}{written}{text[bare.figure.end :]}"
        done = bare.figure.start + len(written)
    return text


def _bare_figures(text: str, start: int) -> Iterator[_Bare]:
    """Yield the figures without a unit from `start` on."""
    places = [one for one in label_figures(text) if one.figure.kind is not FigureKind.YEAR]
    for index, place in enumerate(places):
        if place.figure.start >= start and _lacks_unit(text, place.figure):
            yield _Bare(text=text, places=places, index=index)


def _lacks_unit(text: str, figure: Figure) -> bool:
    is_number = figure.kind is FigureKind.NUMBER and not figure.unit
    return is_number and _BARE.match(text[figure.end :]) is not None


def _missing_tail(bare: _Bare) -> str:
    """Return the multiplier and the unit that are left out, "" where nothing gives them."""
    donor = next(bare.donors(), None)
    if donor is not None:
        if bare.is_base or _ALONE.fullmatch(bare.label) or bare.is_like(donor):
            return _fitting_tail(bare.figure, donor.figure, most=_WITHIN)
        wholes = (one.figure for one in bare.donors() if bare.is_part_of(one))
        tails = (_fitting_tail(bare.figure, whole, most=1) for whole in wholes)
        if tail := next(filter(None, tails), ""):
            return tail
        if not bare.figure.number and _is_next(bare, donor):
            return _fitting_tail(bare.figure, donor.figure, most=1)
    behind = bare.places[bare.index + 1 : bare.index + 2]
    if behind and behind[0].is_earlier:  # 亡人0，上年2人
        return _fitting_tail(bare.figure, behind[0].figure, most=_WITHIN)
    is_only = sum(_lacks_unit(bare.text, one.figure) for one in bare.places) == 1
    return _unit_in_name(bare.label) if is_only else ""


def _unit_in_name(label: str) -> str:
    """Return the unit that the name of a figure ends with: 人 of 户籍人口, 户 of 低保户数."""
    if label.endswith("人口"):
        return "人"
    found = _COUNT_OF.search(label)
    return group("units.counting").closing(found["unit"] or found["turns"]) if found else ""


def _is_next(bare: _Bare, donor: LabelledFigure) -> bool:
    return not _STOP.search(bare.text[donor.figure.end : bare.figure.start].lstrip("、"))


def _fitting_tail(figure: Figure, donor: Figure, *, most: int) -> str:
    """Return the tail of `donor` with which `figure` is at most so many times as much.

    The multiplier is shared too, unless the figure has one or would be too large with it.
    """
    found = _TAIL.fullmatch(donor.text)
    if found is None or donor.number is None:
        return ""
    has_scale = bool(re.search("[万亿]", figure.text))
    tails = [found["unit"]] if has_scale else [found["scale"] + found["unit"], found["unit"]]
    for tail in tails:
        whole = find_figures(f"{figure.text.strip()}{tail}")
        number = whole[0].number if len(whole) == 1 else None
        if number is not None and (
            not donor.number or abs(number) <= abs(donor.number) * Decimal(most)
        ):
            return tail
    return ""
