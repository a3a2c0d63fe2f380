"""Word the list of attachments that stands behind the text, as GB/T 9704-2012, 7.3.4 has it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.manuscript import Attachment


def attachment_lines(attachments: Sequence[Attachment]) -> list[tuple[str, str]]:
    r"""Return a mark and a name for each: 附件： in front of the first, numbers where several are.

    >>> attachment_lines([Attachment(title=title, content=()) for title in ("清单", "台账")])
    [('附件：1. ', '清单'), ('\u3000\u3000\u30002. ', '台账')]
    """
    several = len(attachments) > 1
    return [
        (f"{'　　　' if place else '附件：'}{f'{place + 1}. ' if several else ''}", one.title)
        for place, one in enumerate(attachments)
    ]
