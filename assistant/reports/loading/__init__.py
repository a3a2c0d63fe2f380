"""Read a file of any supported format into its lines."""

from assistant.reports.loading.blocks import CELL_GAP
from assistant.reports.loading.files import find_files
from assistant.reports.loading.loader import load, load_content, load_pictures

__all__ = ["CELL_GAP", "find_files", "load", "load_content", "load_pictures"]
