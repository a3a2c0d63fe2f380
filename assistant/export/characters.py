"""Make text fit for a file: no character that XML forbids, Chinese punctuation in Chinese."""

import re

# XML 1.0, production [2] Char: what is not listed there may not stand in a document.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HAN = "\u4e00-\u9fff"
_FULL_WIDTH = str.maketrans(",;:?!", "，；：？！")
_HALF_WIDTH = re.compile(rf"(?<=[{_HAN}〕）》”’%\d])[,;:?!](?=[{_HAN}“‘《（〔]|$)")
_BRACKETS = re.compile(rf"(?<=[{_HAN}])\(([^()]*[{_HAN}][^()]*)\)")


def xml_text(text: str) -> str:
    r"""Return `text` without the characters that XML forbids.

    >>> xml_text("垃圾\x00分类\x0b")
    '垃圾分类'
    """
    return _FORBIDDEN.sub("", text)


def printed(text: str) -> str:
    """Return `text` with the full-width punctuation of print between Chinese characters.

    >>> printed("整治小巷38条,更换井盖(含盲道)512个,其中A类3.5个")
    '整治小巷38条，更换井盖（含盲道）512个，其中A类3.5个'
    >>> printed("完成投资3,200万元,增长8%;")
    '完成投资3,200万元，增长8%；'
    """
    text = _HALF_WIDTH.sub(lambda mark: mark[0].translate(_FULL_WIDTH), text)
    return _BRACKETS.sub(r"（\1）", text)
