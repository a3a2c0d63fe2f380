"""Restore what copies of reports replace: 党 by D, 微信 by AAA, characters by their radicals."""

from __future__ import annotations

import re
import unicodedata

from assistant.text.lexicon import group

# A D that is a D: grades, plots, buildings, vitamins, rounds, shares, things in three dimensions.
_OWN_SUCCESSORS = "级类区座栋楼型股轮打口线段字罩幅"
_PARTY = re.compile(
    r"DD(?=[和的])"
    r"|(?<![A-Za-z\d/.\-&＆双])(?<![A-Za-z]、)(?<!维生素)"
    rf"D(?![A-Za-z/.\-&＆]|\d(?!\d*周年)|[{_OWN_SUCCESSORS}]|地块)"
    r"|(?<=x)D(?=[委员组建支总课校代史纪内])"
)
_WECHAT = re.compile(rf"(?<![A-Za-wyz\d]){group('noise.wechat').pattern}(?![A-Za-z\d+\-])")
# PDF files and input methods hold these in place of the ordinary characters.
_STAND_INS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
# Unicode decomposes the Kangxi radicals; of the supplement it only lists these (Unicode
# Character Database, EquivalentUnifiedIdeograph.txt).
# For these the decomposition gives a form that is not used on the mainland: 戶 for 户.
_MAINLAND = str.maketrans(
    "⼾⾒⾙⾞⾧⾨⾭⾱⾴⾵⾶⾺⾾⿂⿃⿄⿆⿈⿌⿑⿒⿓⿔",
    "户见贝车长门青韦页风飞马斗鱼鸟卤麦黄黾齐齿龙龟",
)
_SUPPLEMENT = str.maketrans(
    "⺁⺌⺍⺗⺛⺝⺟⺠⺮⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
    "厂小小心旡月母民竹肉虎西见角贝车长长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
)


def restore_party(text: str) -> str:
    """Return `text` with 党 for each D that stands for it.

    >>> restore_party("从严治D，共产DD和国家机关，D级危房，3D打印，双D港")
    '从严治党，共产党党和国家机关，D级危房，3D打印，双D港'
    """
    return _PARTY.sub(lambda match: "党" * len(match[0]), text)


def restore_wechat(text: str) -> str:
    """Return `text` with 微信 for each AAA that stands for it.

    >>> restore_wechat("建立AAA群，获评AAA级信用企业，获“AAA”信用评级")
    '建立微信群，获评AAA级信用企业，获“AAA”信用评级'
    """
    return _WECHAT.sub("微信", text)


def restore_characters(text: str) -> str:
    """Return `text` with each radical and compatibility form as its ordinary character.

    >>> restore_characters("⽔务⼯作为了⼈⺠")
    '水务工作为了人民'
    """
    if not _STAND_INS.search(text):
        return text
    text = text.translate(_MAINLAND)
    return _STAND_INS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text).translate(
        _SUPPLEMENT
    )
