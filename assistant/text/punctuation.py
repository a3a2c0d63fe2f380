"""Typeset Chinese text: full-width punctuation between Chinese characters."""

import re

_HAN = "\u4e00-\u9fff"
_CHINESE_MARKS = str.maketrans(",;:?!", "，；：？！")
_ASCII_MARK = re.compile(rf"(?<=[{_HAN}〕）》”’%\d])[,;:?!](?=[{_HAN}“‘《（〔]|$)")
_BRACKETS = re.compile(rf"(?<=[{_HAN}])\(([^()]*[{_HAN}][^()]*)\)")


def typeset_punctuation(text: str) -> str:
    """Return `text` with full-width punctuation between Chinese characters.

    >>> typeset_punctuation("整治小巷38条,更换井盖(含盲道)512个,其中A类3.5个")
    '整治小巷38条，更换井盖（含盲道）512个，其中A类3.5个'
    >>> typeset_punctuation("完成投资3,200万元,增长8%;")
    '完成投资3,200万元，增长8%；'
    """
    text = _ASCII_MARK.sub(lambda mark: mark[0].translate(_CHINESE_MARKS), text)
    return _BRACKETS.sub(r"（\1）", text)
