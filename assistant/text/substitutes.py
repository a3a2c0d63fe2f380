"""Restore two words that copies of reports replace: 党 for D and 微信 for AAA."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

# A D that is a D: grades, plots, buildings, vitamins, rounds, shares, things in three dimensions.
_OWN_SUCCESSORS = "级类区座栋楼型股轮打口线段字罩幅"
_PARTY = re.compile(
    r"DD(?=[和的])"
    r"|(?<![A-Za-z\d/.\-&＆])(?<![A-Za-z]、)(?<!维生素)"
    rf"D(?![A-Za-z/.\-&＆]|\d(?!\d*周年)|[{_OWN_SUCCESSORS}]|地块)"
    r"|(?<=x)D(?=[委员组建支总课校代史纪内])"
)
_WECHAT = re.compile(rf"(?<![A-Za-wyz\d]){group('noise.wechat').pattern}(?![A-Za-z\d+\-])")


def restore_party(text: str) -> str:
    """Return `text` with 党 for each D that stands for it.

    >>> restore_party("从严治D，共产DD和国家机关，D级危房，3D打印，EOD项目")
    '从严治党，共产党党和国家机关，D级危房，3D打印，EOD项目'
    """
    return _PARTY.sub(lambda match: "党" * len(match[0]), text)


def restore_wechat(text: str) -> str:
    """Return `text` with 微信 for each AAA that stands for it.

    >>> restore_wechat("建立AAA群，获评AAA级信用企业")
    '建立微信群，获评AAA级信用企业'
    """
    return _WECHAT.sub("微信", text)
