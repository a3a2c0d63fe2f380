"""Remove the characters that XML forbids."""

import re

# XML 1.0, production [2] Char: all other characters are forbidden in a document.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Return `text` without the characters that XML forbids.

    >>> xml_text("垃圾\x00分类\x0b")
    '垃圾分类'
    """
    return _FORBIDDEN.sub("", text)
