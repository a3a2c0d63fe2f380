"""Find masks in a text: figures, years, places and names that a copy has blotted out."""

from __future__ import annotations

import re

from assistant.text.lexicon import group
from assistant.text.spans import overlaps

_LATIN = "A-Za-zＡ-Ｚａ-ｚ"
_NOT_A_NAME = "波段|射线|光|染色体|型|轴"
_NUMBER = (
    rf"(?<![{_LATIN}])(?!(?<=“)[xｘ]”)(?:PM)?"
    r"\d*[xｘ]+(?:[.,，．:：·×+u/m\-—~～%％\d]*[xｘ])*(?![a-wyzA-WYZ])"
)
_CAPITALS = rf"(?<![{_LATIN}])[XＸ]{{2,}}(?![{_LATIN}])"
# No mask: “X”, explained where it stands, and 7＋X.
_CAPITAL = (
    rf"(?<![{_LATIN}+＋\d])(?:[XＸ](?<!“[XＸ])|[XＸ](?!”))(?![{_LATIN}\d+＋即]|{_NOT_A_NAME})"
)
_CROSSES = r"×{2,}|×(?=[省市区县镇乡村街路局])|(?<![\d一-龥])×(?=[一-龥])"
_CERTAIN = "某某|某(?=[省市区县镇乡村街局]|公司|单位|部门|小区|企业)|(?<=[《“])A(?=关于)"
_BLANKS = r"\*{2,}|＊{2,}|_{2,}|＿{2,}|[○□]{2,}|〔待填〕|待核实"
_HOLES = (
    f"{group('masks.hole').pattern}|(?<!书记)(?<!习近平)(?<!主席)对[^，。；]{{2,20}}作出的?重要指示"
)
_MASK = re.compile("|".join((_NUMBER, _CAPITALS, _CAPITAL, _CROSSES, _CERTAIN, _BLANKS, _HOLES)))
# Marks around a figure make it bold, **26.4公顷**; those in front of a unit stand for a figure.
_BOLD = re.compile(
    rf"\*\*(?![\s省市区县镇乡村街路局]|{group('units.any').pattern})"
    r"(?=[一二三四五六七八九十百两]|[^*\n]*\d)[^*\n，。；、]{1,30}(?<!\s)\*\*"
)
_SUSPECT = re.compile("[xXｘＸ×某*＊_＿○□A]|待|保持高度一致|思想|关于|指示|讲话")


def mask_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each masked stretch, in reading order.

    A masked figure is unknown, never a number, whatever stands around it.

    >>> mask_spans("新增xx.x万户"), mask_spans("“7＋X”中的“X”")
    ([(2, 6)], [])
    """
    if not _SUSPECT.search(text):
        return []
    bold = [match.span() for match in _BOLD.finditer(text)]
    spans = (match.span() for match in _MASK.finditer(text))
    return [span for span in spans if not overlaps(*span, bold)]


def has_mask(text: str) -> bool:
    """Return whether `text` holds a mask; such text cannot be quoted as it stands."""
    return bool(mask_spans(text))
