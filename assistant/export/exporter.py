"""All that can be done with reports on paper, in the layout that is set."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from assistant.archive.storage.atomic_write import save_result
from assistant.errors import ExportError
from assistant.export.layout import Layout, load_layout, national_layout
from assistant.export.layout_file import layout_toml
from assistant.export.layout_learning import learn_layout
from assistant.export.read_manuscript import read_manuscript
from assistant.export.returned_word import ReturnedWord, read_returned
from assistant.export.revising.revise_word import NewParagraph, Revision, revise_word
from assistant.export.write_manuscript import write_manuscript
from assistant.manuscript import Manuscript, plain


class Exporter:
    """Where manuscripts become files, and files manuscripts."""

    def __init__(self, layout: Path | None = None) -> None:
        self._layout_file = layout

    @cached_property
    def layout(self) -> Layout:
        """The layout that is set; SettingsError where its file makes no sense."""
        return load_layout(self._layout_file) if self._layout_file else national_layout()

    def write(self, manuscript: Manuscript, path: Path, *, review: bool = False) -> None:
        """Write a manuscript to a .docx, .pdf or .html file; ExportError where that cannot be."""
        write_manuscript(manuscript, path, layout=self.layout, review=review)

    def lay_out(self, source: Path, target: Path) -> None:
        """Lay out the text of a file anew, as `write` does."""
        self.write(read_manuscript(source), target)

    def read_back(self, path: Path, *, accept: bool = True) -> ReturnedWord:
        """Return a Word file that came back, its tracked changes accepted or rejected."""
        return read_returned(_content(path), accept=accept)

    def revise(self, old: Path, new: Path, target: Path, *, author: str) -> Revision:
        """Write `old` with what `new` changes as tracked changes; return how many there are."""
        wanted = read_manuscript(new)
        blocks = [plain(wanted.title), *wanted.blocks]
        made = revise_word(
            _content(old),
            [NewParagraph(text=block.text, level=block.level) for block in blocks],
            author=author,
        )
        save_result(target, made.content)
        return made

    def learn(self, sample: Path | None) -> str:
        """Return the layout of a Word file, or else the one that is set, as the text of a file."""
        if sample is None:
            return layout_toml(self.layout)
        return layout_toml(learn_layout(_content(sample), name=sample.stem))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExportError(
            f"读不到文件：{path}（{error.strerror}）", hint="请检查路径，或先关掉正在用它的程序。"
        ) from error
