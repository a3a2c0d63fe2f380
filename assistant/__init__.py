"""Turn a folder of past work reports into an archive to draft from, search and compare with."""

__version__ = "0.1.0"
