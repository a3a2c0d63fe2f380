"""Fit the static model to the archive, and go back to the one that is built in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.adapting.adapt_model import Adaptation
from assistant.adapting.adopt_model import adopt_if_better
from assistant.archive.adapted_model import restore_builtin
from assistant.archive.embedding import open_builtin
from assistant.archive.open_archive import refuse_own_model
from assistant.workbench.resources import Resources

if TYPE_CHECKING:
    from assistant.archive.archive_records import Progress


def fit_model(
    resources: Resources, *, epochs: int | None, output: Path | None, progress: Progress
) -> Adaptation:
    """Fit the static model to the archive, and use the result if it is better.

    With `output` it is only written there. Raises ArchiveError where the archive is too small, or
    shares its model with others.
    """
    refuse_own_model(resources.settings)
    with resources.changing_model():
        return adopt_if_better(
            resources.archive,
            current=resources.embedder,
            index=resources.settings.index,
            epochs=epochs,
            output=output,
            progress=progress,
        )


def restore_model(resources: Resources, *, progress: Progress) -> None:
    """Go back to the built-in static model; ArchiveError where it is in use already."""
    refuse_own_model(resources.settings)
    with resources.changing_model():
        restore_builtin(resources.settings.index, open_builtin(), progress=progress)
