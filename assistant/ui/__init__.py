"""The web page: the same jobs as the command line, in a browser."""

from assistant.ui.serving import serve

__all__ = ["serve"]
