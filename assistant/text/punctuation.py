"""Set Chinese text with the punctuation of print."""

import re

_HAN = "\u4e00-\u9fff"
_FULL_WIDTH = str.maketrans(",;:?!", "，；：？！")
_HALF_WIDTH = re.compile(rf"(?<=[{_HAN}〕）》”’%\d])[,;:?!](?=[{_HAN}“‘《（〔]|$)")
_BRACKETS = re.compile(rf"(?<=[{_HAN}])\(([^()]*[{_HAN}][^()]*)\)")


def typeset_punctuation(text: str) -> str:
    """Return `text` with the full-width punctuation of print between Chinese characters.

    >>> typeset_punctuation("整治小巷38条,更换井盖(含盲道)512个,其中A类3.5个")
    '整治小巷38条，更换井盖（含盲道）512个，其中A类3.5个'
    >>> typeset_punctuation("完成投资3,200万元,增长8%;")
    '完成投资3,200万元，增长8%；'
    """
    text = _HALF_WIDTH.sub(lambda mark: mark[0].translate(_FULL_WIDTH), text)
    return _BRACKETS.sub(r"（\1）", text)
