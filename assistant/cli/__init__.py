"""The command line: find what is asked, call the workbench once, print the answer."""

from assistant.cli.app import main

__all__ = ["main"]
