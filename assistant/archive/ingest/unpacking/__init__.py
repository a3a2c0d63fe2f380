"""Unpack packed files (.zip, .rar, .7z) beside the archive."""
