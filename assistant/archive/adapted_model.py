"""Open and switch the static embedding model of an archive, as shipped or fitted to it.

A fitted model is stored in `model/` inside the archive, in a folder named by its content. Only
the database says which model is in use, so switching is one commit: a model that was written
in part, or never switched to, is not used.
"""

import shutil
from contextlib import closing
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.archive_records import Progress
from assistant.archive.database.database_state import read_state
from assistant.archive.database.open_for_writing import open_for_writing
from assistant.archive.database.schema import open_database, transaction
from assistant.archive.embedding import Embedder, open_builtin
from assistant.archive.embedding.static_model import StaticEmbedder
from assistant.archive.storage.atomic_write import replace_file
from assistant.archive.storage.disk_faults import storage_faults
from assistant.errors import ArchiveError, ExportError, SettingsError

NAME = "builtin-adapted"
_MODEL_FOLDER = "model"
_FOLDER_NAME_LENGTH = 16  # hexadecimal digits of the fingerprint


def static_embedder(index: Path) -> Embedder:
    """Return the static model of the archive in `index`: the one fitted to it, or the built-in one.

    Raises SettingsError where the built-in model cannot be read, ArchiveError where the fitted one
    is damaged.
    """
    if (index / _MODEL_FOLDER).is_dir():
        folder = _adapted_fingerprint(index)
        if folder is not None:
            return _open_model(folder)
    return open_builtin()


def export_model(model: Path, folder: Path) -> None:
    """Copy the model in the folder `model` to `folder`. Raises ExportError."""
    try:
        _copy_model(model, folder)
    except OSError as error:
        raise ExportError(
            f"模型写不到 {folder}：{error}", hint="请检查磁盘空间和权限，或换一个目录。"
        ) from error


def install_adapted(index: Path, model: Path, *, progress: Progress) -> None:
    """Store a copy of the model in the folder `model`, and search the archive with it.

    Raises ArchiveError where another program writes or the disk refuses; the former model then
    stays in use.
    """
    embedder = StaticEmbedder.open(model, name=NAME)
    with storage_faults(index):
        _copy_model(model, _model_folder(index, embedder.fingerprint))
    _switch_model(index, embedder, progress)


def restore_builtin(index: Path, builtin: Embedder, *, progress: Progress) -> None:
    """Search the archive with the built-in model again.

    Raises ArchiveError where the archive has no fitted model.
    """
    if not (index / _MODEL_FOLDER).is_dir():
        raise ArchiveError(
            "这个档案没有训练过的模型。", hint="如果提示模型不一致，请运行 assistant reindex。"
        )
    _switch_model(index, builtin, progress)


def _model_folder(index: Path, fingerprint: str) -> Path:
    return index / _MODEL_FOLDER / fingerprint[:_FOLDER_NAME_LENGTH]


def _copy_model(source: Path, target: Path) -> None:
    """Copy the files of a model, each as a whole or not at all."""
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        replace_file(copy, path.read_bytes())


def _adapted_fingerprint(index: Path) -> Path | None:
    """Return the folder of the fitted model in use, if there is one."""
    with storage_faults(index), closing(open_database(index)) as database:
        model = read_state(database).model
    folder = _model_folder(index, model.fingerprint) if model else None
    return folder if folder and folder.is_dir() else None


def _open_model(folder: Path) -> StaticEmbedder:
    damage = ArchiveError(
        f"为这个档案训练的模型已损坏：{folder}",
        hint="运行 assistant train --undo 恢复内置模型，之后可以重新训练。",
    )
    try:
        embedder = StaticEmbedder.open(folder, name=NAME)
    except SettingsError as error:
        raise damage from error
    if not embedder.fingerprint.startswith(folder.name):
        raise damage
    return embedder


def _switch_model(index: Path, embedder: Embedder, progress: Progress) -> None:
    """Search with the vectors of `embedder`, and delete fitted models no longer in use."""
    with Archive.open(index, embedder=embedder) as archive:
        archive.reindex(progress=progress)
    with storage_faults(index), open_for_writing(index) as database:
        with transaction(database):
            database.execute(
                "DELETE FROM vectors WHERE model IN"
                " (SELECT id FROM models WHERE name = ? AND fingerprint <> ?)",
                [NAME, embedder.fingerprint],
            )
        for folder in (index / _MODEL_FOLDER).iterdir():
            if folder != _model_folder(index, embedder.fingerprint):
                shutil.rmtree(folder, ignore_errors=True)
        if not any((index / _MODEL_FOLDER).iterdir()):
            (index / _MODEL_FOLDER).rmdir()
