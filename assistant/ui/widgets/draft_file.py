"""Give a kept draft as the file that checks and comparisons read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.drafting.drafts.stored_draft import KeptDraft


@contextmanager
def kept_file(kept: KeptDraft) -> Iterator[Path]:
    """Yield the file; it is gone afterwards."""
    from assistant.drafting.output.draft_manuscript import on_paper
    from assistant.review.output.check_manuscript import draft_json

    with TemporaryDirectory() as folder:
        file = Path(folder) / "草稿.json"
        file.write_text(draft_json(on_paper(kept.draft())), "utf-8")
        yield file
