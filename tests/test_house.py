"""The house stays in order: small rooms, names used once, the map and the glossary true."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "assistant"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.stem != "__init__")
FOLDERS = sorted({path.parent for path in PACKAGE.rglob("__init__.py")})
_MOST_FILES = 16  # in a folder: some 15
_MOST_LISTS = 10
_LONG_LIST = 12  # words
_LONGEST_WORD = 6  # characters
_HAN = re.compile("[\u4e00-\u9fff]")
_GAPS = re.compile(r"[|\s()（）\[\]?:]+")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("folder", FOLDERS, ids=_name)
def test_a_room_holds_few_files(folder: Path) -> None:
    assert sum(path.stem != "__init__" for path in folder.glob("*.py")) <= _MOST_FILES


def test_no_two_modules_of_a_package_share_a_name() -> None:
    names = Counter(
        (path.relative_to(PACKAGE).parts[0], path.stem)
        for path in MODULES
        if path.parent != PACKAGE
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_classes_share_a_name() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(_name(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_the_map_shows_every_room() -> None:
    """Each package stands in the table by itself, each room of it in the package's row."""
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = {row.split("`")[1]: row for row in guide.splitlines() if row.startswith("| `")}
    missing = []
    for folder in FOLDERS:
        package, *rooms = folder.relative_to(PACKAGE).parts or ("",)
        if (package and f"{package}/" not in rows) or (
            rooms and f"`{rooms[-1]}/`" not in rows[f"{package}/"]
        ):
            missing.append(_name(folder))
    assert missing == []
    assert [path.name for path in PACKAGE.glob("*.py") if path.name not in guide] == [
        "__init__.py",
        "__main__.py",
    ]


def test_word_lists_are_data() -> None:
    """Chinese vocabulary of twelve words or more stands in the lexicon, not in code."""
    lists = [
        f"{_name(path)} {ast.unparse(target)}"
        for path in MODULES
        for target, words in _word_lists(ast.parse(path.read_text("utf-8")))
        if words >= _LONG_LIST
    ]
    assert len(lists) <= _MOST_LISTS, "\n".join(lists)


def _word_lists(tree: ast.Module) -> list[tuple[ast.expr, int]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            texts = (
                part.value
                for part in ast.walk(node.value)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )
            words = [word for text in texts for word in _GAPS.split(text) if _is_word(word)]
            found.append((target, len(words)))
    return found


def _is_word(text: str) -> bool:
    """Return whether it is a word, and no sentence that a user reads."""
    return bool(_HAN.search(text)) and len(text) <= _LONGEST_WORD


def test_the_glossary_explains_each_word_once() -> None:
    rows = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    words = [
        word.strip()
        for row in rows
        if row.startswith("| ") and not row.startswith("| word")
        for word in row.split("|")[1].split(",")
    ]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert len(words) >= 40
