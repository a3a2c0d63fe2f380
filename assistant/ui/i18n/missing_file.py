"""Say of a source that its file is no longer there."""

from assistant.reports.loading.file_names import is_missing
from assistant.ui.i18n.bilingual_html import bilingual_html

MISSING_HTML = (
    f'<span class="quiet missing">{bilingual_html("原文件已不在", "file is gone")}</span>'
)


def missing_html(file: str) -> str:
    """Return the remark for a file that was deleted or moved, "" for one that is there."""
    return f" {MISSING_HTML}" if is_missing(file) else ""
