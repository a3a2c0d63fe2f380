"""Fit the built-in model to an archive, and adopt the result if it is better."""

from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.adapting.adapt_model import Adaptation, adapt_model
from assistant.archive.adapted_model import export_model, install_adapted
from assistant.archive.archive_records import Progress
from assistant.archive.embedding import Embedder, open_builtin
from assistant.archive.protocol import PassageStore


def adopt_if_better(
    archive: PassageStore,
    *,
    current: Embedder,
    index: Path,
    epochs: int | None,
    output: Path | None,
    progress: Progress,
) -> Adaptation:
    """Return the measures of the built-in model fitted to `archive`, whose folder is `index`.

    The fitted model replaces `current` if it is better; with `output` it is only written there.
    Raises ArchiveError for a small archive, ExportError where `output` cannot be written.
    """
    with TemporaryDirectory() as scratch:
        model = Path(scratch) / "model"
        made = adapt_model(
            archive,
            base=open_builtin(),
            current=current,
            folder=model,
            epochs=epochs,
            progress=progress,
        )
        if output is not None:
            export_model(model, output)
        elif made.is_better:
            install_adapted(index, model, progress=progress)
    return made
