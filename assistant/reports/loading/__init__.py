"""Read a file of any supported format into its lines."""

from assistant.reports.loading.files import find_files
from assistant.reports.loading.loader import load

__all__ = ["find_files", "load"]
