"""Read the scripts and style sheets that stand beside the components of the page."""

from __future__ import annotations

from importlib.resources import files


def read_asset(path: str) -> str:
    """Return the text of a file of the page's package, as `tabs/archive/list.js`."""
    return files("assistant.ui").joinpath(path).read_text(encoding="utf-8")
