"""Tell which picture files are the pages of one report.

Those are, of one folder, whose names differ in the number at their end only (1.jpg, 2.jpg;
IMG_0001.jpg; 第1页.png), in the order of the numbers; and all of a folder that holds nothing else,
in the order of their names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from assistant.reports.loading.file_names import readable_path

_SUFFIXES = {".jpg", ".jpeg", ".png"}
_NUMBERED = re.compile(r"(.*?)(\d+)(\D{0,2})", re.DOTALL)  # and 页 or ） behind it
_DIGITS = re.compile(r"(\d+)")


def group_pictures(files: Iterable[Path]) -> list[tuple[Path, ...]]:
    """Return the files, each alone, but for pictures that are the pages of one report.

    >>> groups = group_pictures([Path("a/10.jpg"), Path("a/2.jpg"), Path("a/总结.docx")])
    >>> [[path.name for path in group] for group in groups]
    [['2.jpg', '10.jpg'], ['总结.docx']]
    """
    folders: defaultdict[Path, list[Path]] = defaultdict(list)
    for file in files:
        folders[file.parent].append(file)
    return sorted(group for inside in folders.values() for group in _group_folder(inside))


def describe_set(pictures: Sequence[Path]) -> str:
    """Return that these pictures were read as one report.

    >>> describe_set([Path("a/1.jpg"), Path("a/2.jpg")])
    '2张图片（1.jpg 至 2.jpg）合为一份。'
    """
    first, last = (Path(readable_path(picture)).name for picture in (pictures[0], pictures[-1]))
    return f"{len(pictures)}张图片（{first} 至 {last}）合为一份。"


def _group_folder(files: Sequence[Path]) -> Iterable[tuple[Path, ...]]:
    pictures = [file for file in files if file.suffix.lower() in _SUFFIXES]
    if len(pictures) == len(files):
        yield tuple(sorted(pictures, key=_natural))
        return
    yield from ((file,) for file in files if file not in set(pictures))
    for _, series in groupby(sorted(pictures, key=_series), key=_series):
        yield tuple(sorted(series, key=_natural))


def _series(picture: Path) -> tuple[str, str]:
    """Return what the names of a series share; a name without a number is one of its own."""
    numbered = _NUMBERED.fullmatch(picture.stem)
    return (numbered[1], numbered[3]) if numbered else (picture.stem, "")


def _natural(picture: Path) -> list[tuple[int, str]]:
    """Return what sorts 2 before 10.

    >>> _natural(Path("第10页.jpg"))
    [(0, '第'), (10, ''), (0, '页')]
    """
    parts = _DIGITS.split(picture.stem)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
