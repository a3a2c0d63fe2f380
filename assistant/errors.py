"""Define every error this package raises on purpose.

* AssistantError
  x SettingsError    a setting is missing, unknown or invalid
  x LoadError        a file cannot be read as a report
  x ArchiveError     the archive is missing, damaged, busy, newer than this program, or out of space
  x QueryError       a search or a filter is invalid
  x OutlineError     an outline or a list of facts cannot be parsed
  x PromptError      a prompt file does not match the code
  x DraftError       a stored draft is missing, damaged, or cannot be changed as asked
    x EditConflictError  what is edited was changed elsewhere meanwhile
  x ExportError      a draft cannot be written to a file
  x ProviderError    a model service refused, broke off or did not answer
  x EncoderError     the encoder's files, library or processor are missing or wrong

Messages are Chinese and shown to the user as they are. `hint` says what to do next.
"""

_STOPS = ("。", "！", "？", "…")


class AssistantError(Exception):
    """Base of all errors a user can act on; any other error is a bug and keeps its traceback."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def advice(self) -> str:
        """The message and what to do next, as one text.

        >>> LoadError("找不到：总结.md", hint="请检查路径。").advice
        '找不到：总结.md。请检查路径。'
        """
        message = str(self)
        stop = "" if not self.hint or message.endswith(_STOPS) else "。"
        return f"{message}{stop}{self.hint}"


class SettingsError(AssistantError):
    """A setting is missing, unknown or invalid."""


class LoadError(AssistantError):
    """A file cannot be read as a report."""


class ArchiveError(AssistantError):
    """The archive is missing, damaged, busy, newer than this program, or out of space."""


class QueryError(AssistantError):
    """A search or a filter is invalid."""


class OutlineError(AssistantError):
    """An outline or a list of facts cannot be parsed."""


class PromptError(AssistantError):
    """A prompt file does not match the code."""


class DraftError(AssistantError):
    """A stored draft is missing, damaged, or cannot be changed as asked."""


class EditConflictError(DraftError):
    """What is edited was changed elsewhere meanwhile; `current` is how it reads now."""

    def __init__(self, message: str, *, hint: str = "", current: str = "") -> None:
        super().__init__(message, hint=hint)
        self.current = current


class ExportError(AssistantError):
    """A draft cannot be written to a file."""


class ProviderError(AssistantError):
    """A model service refused, broke off or did not answer."""


class EncoderError(AssistantError):
    """The encoder's files, library or processor are missing or wrong."""
