"""The command line: parse the command, call the workbench, print the result."""

from assistant.cli.app import main

__all__ = ["main"]
