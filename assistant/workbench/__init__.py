"""The one façade: everything a face (command line, page, program) can ask for."""

from assistant.workbench.workbench import Workbench

__all__ = ["Workbench"]
