"""Name which side of a search answers."""

from enum import StrEnum


class SearchMode(StrEnum):
    """By wording and meaning, by wording alone, by meaning alone."""

    HYBRID = "hybrid"
    KEYWORDS = "keywords"
    VECTORS = "vectors"
