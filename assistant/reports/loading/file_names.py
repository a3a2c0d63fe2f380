"""Word the name of a file as text that can be stored and shown."""

from __future__ import annotations

import os
import re
from pathlib import Path

# Control characters, half characters, and those that turn the direction of a line.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def readable_path(path: Path) -> str:
    r"""Return a path as text, the same for the same path.

    A name in bytes that are no UTF-8, as a Chinese ZIP unpacked on Linux leaves it, is read as
    GB18030; what no terminal should print stands as its escape, \x1b.

    >>> readable_path(Path("总结\n.md"))
    '总结\\n.md'
    """
    text = str(path)
    if not _UNSHOWN.search(text):
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = os.fsencode(text).decode("gb18030", errors="backslashreplace")
    return _UNSHOWN.sub(lambda one: one[0].encode("unicode_escape").decode(), text)
