"""Name the modes of a search."""

from enum import StrEnum


class SearchMode(StrEnum):
    """Search by wording and meaning, by wording alone, or by meaning alone."""

    HYBRID = "hybrid"
    KEYWORDS = "keywords"
    VECTORS = "vectors"
