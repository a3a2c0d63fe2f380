"""Keep recognised pages in files, so that a break loses nothing of a long scan."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.reports.loading.ocr import recogniser
from assistant.reports.loading.ocr.recognised_page import RecognisedPage
from assistant.reports.loading.ocr.recogniser import RecognisedLine

_LAYOUT = 3  # one more whenever pages are prepared otherwise: what was kept is read again


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPages:
    """The kept pages of one file, each with its checksum; none without a folder."""

    folder: Path | None

    @classmethod
    def of(cls, keep: Path | None, content_hash: str) -> KeptPages:
        """Return those of the file with these contents."""
        return cls(folder=keep / content_hash if keep else None)

    def load(self, number: int) -> RecognisedPage | None:
        """Return a kept page; None where there is none, or it is not as it was written."""
        if self.folder is None:
            return None
        try:
            checksum, _, content = (
                self._path(self.folder, number).read_text("utf-8").partition("\n")
            )
            return _parse(number, content) if checksum == _checksum(content) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def store(self, page: RecognisedPage) -> None:
        """Keep a page, whole or not at all. What cannot be kept is no error."""
        if self.folder is None:
            return
        content = json.dumps(asdict(page), ensure_ascii=False)
        path = self._path(self.folder, page.number)
        fresh = path.with_suffix(f".{os.getpid()}.tmp")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh.write_text(f"{_checksum(content)}\n{content}", "utf-8")
            fresh.replace(path)

    def _path(self, folder: Path, number: int) -> Path:
        return folder / f"{number}-{recogniser.engine_version()}-{_LAYOUT}.json"


def kept_hashes(keep: Path | None) -> list[str]:
    """Return the content hashes of the files of which pages are kept."""
    if keep is None or not keep.is_dir():
        return []
    return [path.name for path in keep.iterdir() if path.is_dir()]


def forget_pages(keep: Path | None, content_hash: str) -> None:
    """Remove the kept pages of the file with these contents."""
    if keep is not None:
        shutil.rmtree(keep / content_hash, ignore_errors=True)


def _checksum(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _parse(number: int, content: str) -> RecognisedPage:
    kept = json.loads(content)
    wide, high = kept["pixels"]
    return RecognisedPage(
        number=number,
        pixels=(int(wide), int(high)),
        scale=float(kept["scale"]),
        paper=float(kept["paper"]),
        pieces=tuple(
            RecognisedLine(
                text=piece["text"],
                scores=tuple(piece["scores"]),
                corners=tuple((x, y) for x, y in piece["corners"]),
            )
            for piece in kept["pieces"]
        ),
    )
