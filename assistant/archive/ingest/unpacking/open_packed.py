"""Open a packed file of any kind; its first bytes tell which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from assistant.archive.ingest.unpacking.packed_file import PackedFile, damaged
from assistant.errors import LoadError


@contextmanager
def open_packed(path: Path) -> Iterator[PackedFile]:
    """Yield a packed file.

    Raises LoadError for one that is damaged, has a password, or that nothing here can open.
    """
    with path.open("rb") as file:
        start = file.read(8)
    try:
        with _opener(start)(path) as packed:
            yield packed
    except (LoadError, OSError):
        raise
    except Exception as error:  # foreign libraries fail on damaged files in any way
        raise damaged() from error


def _opener(start: bytes) -> Callable[[Path], AbstractContextManager[PackedFile]]:
    if start.startswith(b"Rar!\x1a\x07"):
        from assistant.archive.ingest.unpacking.rar_file import open_rar

        return open_rar
    if start.startswith(b"7z\xbc\xaf\x27\x1c"):
        from assistant.archive.ingest.unpacking.seven_zip_file import open_seven_zip

        return open_seven_zip
    from assistant.archive.ingest.unpacking.zip_file import open_zip

    return open_zip
