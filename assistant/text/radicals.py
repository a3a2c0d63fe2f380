"""Replace radicals and compatibility forms by the characters they stand for."""

from __future__ import annotations

import re
import unicodedata

# PDF files and input methods hold these in place of the ordinary characters.
_STAND_INS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
# Unicode decomposes the Kangxi radicals; of the supplement it only lists these (Unicode
# Character Database, EquivalentUnifiedIdeograph.txt).
_SUPPLEMENT = str.maketrans(
    "⺁⺌⺍⺗⺛⺝⺟⺠⺮⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
    "厂小小心旡月母民竹肉虎西见角贝车长长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
)


def replace_radicals(text: str) -> str:
    """Return `text` with each radical and compatibility form as its ordinary character.

    >>> replace_radicals("⽔务⼯作为了⼈⺠")
    '水务工作为了人民'
    """
    if not _STAND_INS.search(text):
        return text
    return _STAND_INS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text).translate(
        _SUPPLEMENT
    )
