"""Find the folders of the package: prompts, examples, data."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# In the folder "examples".
EXAMPLE_OUTLINE, EXAMPLE_FACTS = "outlines/城管局2025年总结.md", "facts/城管局2025年台账.csv"


def resource_folder(name: str) -> Path:
    """Return the folder `name`: inside the installed package, else beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name


@cache
def data_lines(name: str) -> tuple[str, ...]:
    """Return the lines of the text file `name` among the data of the package."""
    return tuple((resource_folder("data") / name).read_text(encoding="utf-8").splitlines())
