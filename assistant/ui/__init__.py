"""The web page: the same jobs as the command line, in a browser on this machine."""

from assistant.ui.page import serve

__all__ = ["serve"]
